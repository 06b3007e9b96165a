using System.Text;

namespace CallCenter.Core.Text;

/// <summary>A name or a story letter by letter, with how each letter sounds: what two texts are compared by when one was heard and the other is on a map.</summary>
public sealed class Spoken
{
    private Spoken(string letters, string[] sounds) => (Letters, Sounds) = (letters, sounds);

    /// <summary>One width, one case, numbers in figures, nothing but characters, letters and digits.</summary>
    public string Letters { get; }

    /// <summary>How each letter sounds, neighbouring sounds folded together (<see cref="Pinyin.Folded"/>); a letter or digit sounds as itself.</summary>
    public IReadOnlyList<string> Sounds { get; }

    /// <summary>Length in letters.</summary>
    public int Length => Letters.Length;

    /// <summary>Reads a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">Letters from its end that count.</param>
    public static Spoken Of(string text, int most = int.MaxValue)
    {
        var made = new StringBuilder(Math.Min(text.Length, 256));
        foreach (var read in Numerals.InFigures(text))
        {
            var letter = read is >= '\uFF01' and <= '\uFF5E' ? (char)(read - 0xFEE0) : read;
            if (char.IsLetterOrDigit(letter))
            {
                made.Append(char.ToLowerInvariant(letter));
            }
        }

        var letters = made.Length > most ? made.ToString(made.Length - most, most) : made.ToString();
        return new Spoken(letters, [.. letters.Select(l => Pinyin.ReadingsOf(l) is [var reading, ..] ? Pinyin.Folded(reading) : l.ToString())]);
    }
}
