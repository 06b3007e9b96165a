using System.Text;
using CallCenter.Core.Text;

namespace CallCenter.Casework.Knowledge;

/// <summary>One way to write what is looked for and what is found.</summary>
internal static class Normal
{
    private const int SnippetLength = 80;

    /// <summary>One width, one case, everything but characters, letters and digits a single blank.</summary>
    public static string Of(string text, int most, bool fromEnd = true)
    {
        var made = new StringBuilder(Math.Min(text.Length, 4096));
        foreach (var read in text)
        {
            var letter = read is >= '\uFF01' and <= '\uFF5E' ? (char)(read - 0xFEE0) : read;
            if (IsHan(letter) || char.IsLetterOrDigit(letter))
            {
                made.Append(char.ToLowerInvariant(letter));
            }
            else if (made.Length > 0 && made[^1] != ' ')
            {
                made.Append(' ');
            }
        }

        var whole = made.ToString().Trim();
        return whole.Length <= most ? whole : fromEnd ? whole[^most..].TrimStart() : whole[..most];
    }

    /// <summary>Without every run of four and more digits: the number of a telephone, a card or a ticket says nothing of what is asked.</summary>
    public static string WithoutNumbers(string text)
    {
        var made = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsDigit(text[end]))
            {
                end++;
            }

            if (end - at < 4)
            {
                end = Math.Max(end, at + 1);
                made.Append(text.AsSpan(at, end - at));
            }

            at = end;
        }

        return made.ToString().Trim();
    }

    public static bool IsHan(char letter) => letter is >= '\u4E00' and <= '\u9FFF';

    /// <summary>How it sounds when neighbouring sounds are mixed up.</summary>
    public static string Sound(ReadOnlySpan<char> text)
    {
        var made = new StringBuilder(text.Length * 4);
        foreach (var character in text)
        {
            made.Append(Pinyin.ReadingsOf(character) is [var reading, ..] ? Pinyin.Folded(reading) : character.ToString()).Append('\'');
        }

        return made.ToString();
    }

    /// <summary>The paragraph with most pairs of the question, cut around the first of them.</summary>
    public static string Snippet(IReadOnlyList<string> paragraphs, string asked)
    {
        var (best, most, at) = (paragraphs.Count > 0 ? paragraphs[0] : string.Empty, 0, 0);
        foreach (var paragraph in paragraphs)
        {
            var (hits, first) = (0, -1);
            for (var n = 0; n + 1 < asked.Length; n++)
            {
                if (IsHan(asked[n]) && IsHan(asked[n + 1]) && paragraph.IndexOf(asked.AsSpan(n, 2), StringComparison.Ordinal) is >= 0 and var found)
                {
                    hits++;
                    first = first < 0 ? found : Math.Min(first, found);
                }
            }

            if (hits > most)
            {
                (best, most, at) = (paragraph, hits, first);
            }
        }

        var from = at > SnippetLength - 20 ? at - 20 : 0;
        var cut = best[from..Math.Min(best.Length, from + SnippetLength)].ReplaceLineEndings(" ");
        return (from > 0 ? "…" : string.Empty) + cut + (from + SnippetLength < best.Length ? "…" : string.Empty);
    }
}
