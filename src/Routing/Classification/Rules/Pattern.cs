using System.Text;
using CallCenter.Routing.Classification.Text;

namespace CallCenter.Routing.Classification.Rules;

/// <summary>One way to say a concept.</summary>
/// <remarks>
/// Literal characters stand for themselves; <c>(a|b)</c> is one of them, <c>(a|b)?</c> one or none, <c>&lt;name&gt;</c> a literal word of another
/// concept; <c>*</c> is a gap of up to 3 characters in the clause, <c>**</c> up to 8 in the clause, <c>***</c> up to 18 in the sentence.
/// </remarks>
internal sealed class Pattern
{
    private static readonly PatternPart.Gap[] Gaps = [new(3, false), new(8, false), new(18, true)];

    private readonly PatternPart[] _parts;

    private Pattern(PatternPart[] parts) => _parts = parts;

    /// <summary>Words with which a match can begin.</summary>
    public IEnumerable<string> Heads => ((PatternPart.AnyOf)_parts[0]).Words;

    /// <summary>The words, when the pattern is nothing but one choice of words.</summary>
    public IReadOnlyList<string> Literals => _parts is [PatternPart.AnyOf { Words: var words }] ? words : [];

    /// <summary>Reads a pattern; one whose beginning may be missing becomes several.</summary>
    /// <param name="source">The pattern as written.</param>
    /// <param name="words">Gives the literal words of another concept.</param>
    /// <exception cref="FormatException">A bracket is not closed, or the pattern begins or ends with a gap.</exception>
    public static IReadOnlyList<Pattern> Parse(string source, Func<string, IReadOnlyList<string>> words)
    {
        var parts = Parts(source, words);
        var patterns = new List<Pattern>();
        for (var begin = 0; begin < parts.Count; begin++)
        {
            if (parts[begin] is PatternPart.Gap || parts[^1] is PatternPart.Gap)
            {
                throw new FormatException($"pattern '{source}': it begins or ends with a gap");
            }

            patterns.Add(new Pattern([((PatternPart.AnyOf)parts[begin]) with { Optional = false }, .. parts.Skip(begin + 1)]));
            if (parts[begin] is PatternPart.AnyOf { Optional: false })
            {
                break;
            }
        }

        return patterns;
    }

    /// <summary>Where the match ends that begins at <paramref name="start"/> with a head of this length; -1 when there is none.</summary>
    public int End(NormalText text, int start, int head) => Match(text, start + head, 1, start);

    private int Match(NormalText text, int at, int part, int start)
    {
        if (part == _parts.Length)
        {
            return at;
        }

        if (_parts[part] is PatternPart.Gap gap)
        {
            for (var skip = 0; skip <= gap.Longest && at + skip < text.Text.Length; skip++)
            {
                var place = at + skip;
                if (gap.OverClauses ? text.SentenceAt(place) != text.SentenceAt(start) : text.ClauseAt(place) != text.ClauseAt(at - 1))
                {
                    break;
                }

                var end = Match(text, place, part + 1, start);
                if (end >= 0)
                {
                    return end;
                }
            }

            return -1;
        }

        var any = (PatternPart.AnyOf)_parts[part];
        foreach (var word in any.Words)
        {
            if (string.CompareOrdinal(text.Text, at, word, 0, word.Length) == 0)
            {
                var end = Match(text, at + word.Length, part + 1, start);
                if (end >= 0)
                {
                    return end;
                }
            }
        }

        return any.Optional ? Match(text, at, part + 1, start) : -1;
    }

    private static List<PatternPart> Parts(string source, Func<string, IReadOnlyList<string>> words)
    {
        var parts = new List<PatternPart>();
        var literal = new StringBuilder();
        for (var i = 0; i < source.Length; i++)
        {
            switch (source[i])
            {
                case '(' or '<':
                    Flush(parts, literal);
                    var close = source.IndexOf(source[i] == '(' ? ')' : '>', i);
                    if (close < 0)
                    {
                        throw new FormatException($"pattern '{source}': a bracket is not closed");
                    }

                    var inside = source[(i + 1)..close];
                    string[] choice = source[i] == '(' ? inside.Split('|') : [.. words(inside)];
                    i = close;
                    var optional = i + 1 < source.Length && source[i + 1] == '?';
                    i += optional ? 1 : 0;
                    parts.Add(new PatternPart.AnyOf([.. choice.Where(w => w.Length > 0).OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal)], optional));
                    break;
                case '*':
                    Flush(parts, literal);
                    var stars = 1;
                    while (i + 1 < source.Length && source[i + 1] == '*')
                    {
                        stars++;
                        i++;
                    }

                    parts.Add(Gaps[Math.Min(stars, Gaps.Length) - 1]);
                    break;
                default:
                    literal.Append(source[i]);
                    break;
            }
        }

        Flush(parts, literal);
        return parts.Count > 0 ? parts : throw new FormatException("an empty pattern");
    }

    private static void Flush(List<PatternPart> parts, StringBuilder literal)
    {
        if (literal.Length > 0)
        {
            parts.Add(new PatternPart.AnyOf([literal.ToString()], false));
            literal.Clear();
        }
    }
}
