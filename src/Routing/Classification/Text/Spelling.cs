namespace CallCenter.Routing.Classification.Text;

/// <summary>Other spellings of the same thing, as data: traditional characters, slips of pinyin input methods, dialect words, pinyin.</summary>
/// <remarks>A line of the data reads <c>right = wrong wrong …</c>; <c>#</c> begins a comment. Characters replace characters, phrases phrases; the longest wins.</remarks>
public sealed class Spelling
{
    private readonly Dictionary<char, char> _characters = [];
    private readonly WordTree _phrases = new();
    private readonly List<string> _right = [];

    private Spelling()
    {
    }

    /// <summary>Reads the data.</summary>
    /// <exception cref="FormatException">A line has no equals sign or nothing on one side of it.</exception>
    public static Spelling Parse(string data)
    {
        var spelling = new Spelling();
        foreach (var (number, line) in DataLines.Of(data))
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            var right = at < 0 ? string.Empty : line[..at].Trim();
            var wrong = at < 0 ? [] : line[(at + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (right.Length == 0 || wrong.Length == 0)
            {
                throw new FormatException($"spelling, line {number}: 'right = wrong wrong …' expected");
            }

            foreach (var word in wrong)
            {
                spelling.Add(right, word.Replace('_', ' '));
            }
        }

        return spelling;
    }

    internal char Character(char c) => _characters.GetValueOrDefault(c, c);

    /// <summary>The longest known slip that begins here: its length and what is meant; length 0 when there is none.</summary>
    internal (int Length, string Right) PhraseAt(ReadOnlySpan<char> text, int start)
    {
        var (length, entry) = _phrases.Longest(text, start);
        return length == 0 ? (0, string.Empty) : (length, _right[entry]);
    }

    private void Add(string right, string wrong)
    {
        if (right.Length == 1 && wrong.Length == 1)
        {
            _characters[wrong[0]] = right[0];
            return;
        }

        _phrases.Add(wrong, _right.Count);
        _right.Add(right);
    }
}
