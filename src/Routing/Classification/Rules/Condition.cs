using CallCenter.Routing.Classification.Text;

namespace CallCenter.Routing.Classification.Rules;

/// <summary>When a rule fires: one of several groups of terms, all terms of which hold.</summary>
/// <remarks>
/// <c>|</c> parts groups, blanks part terms. A term names a concept; <c>a,b</c> is either; <c>-a</c> none of it, however said but denied; <c>a~b</c> both within 14 characters of one
/// sentence. A concept counts when it is said as a fact of now; letters behind a slash let it count in other standings too (否过假屏练传), 任 in all,
/// <c>=否</c> only when denied. <c>拨打=120</c>, <c>主办=110</c>, <c>字数&lt;6</c> ask the call, the service found so far, the length.
/// </remarks>
public sealed class Condition
{
    private readonly Term[][] _groups;

    private Condition(Term[][] groups) => _groups = groups;

    /// <summary>Reads a condition.</summary>
    /// <exception cref="FormatException">It is empty, or names what the lexicon does not have.</exception>
    public static Condition Parse(string source, Lexicon lexicon)
    {
        var groups = source.Split('|').Select(g => g.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => Term.Parse(t, lexicon)).ToArray()).ToArray();
        return Array.TrueForAll(groups, g => g.Length > 0) ? new Condition(groups) : throw new FormatException($"condition '{source}': an empty group");
    }

    /// <summary>The words on which it holds; null when it does not.</summary>
    internal IReadOnlyList<string>? Holds(in CallEvidence evidence)
    {
        var words = new List<string>();
        foreach (var group in _groups)
        {
            words.Clear();
            var holds = true;
            foreach (var term in group)
            {
                if (!term.Holds(evidence, words))
                {
                    holds = false;
                    break;
                }
            }

            if (holds)
            {
                return words;
            }
        }

        return null;
    }
}
