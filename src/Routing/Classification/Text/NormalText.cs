namespace CallCenter.Routing.Classification.Text;

/// <summary>A text as rules and model read it: one width, one case, one spelling, cut into clauses and sentences.</summary>
/// <remarks>Every character knows which character of the source it stands for, so that evidence can be shown in the caller's own words.</remarks>
public sealed class NormalText
{
    private readonly int[] _origin;
    private readonly int[] _clause;
    private readonly int[] _sentence;

    internal NormalText(string source, string text, int[] origin)
    {
        (Source, Text, _origin) = (source, text, origin);
        _clause = new int[text.Length];
        _sentence = new int[text.Length];
        int clause = 0, sentence = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (EndsSentence(text[i]))
            {
                clause++;
                sentence++;
            }
            else if (EndsClause(text[i]))
            {
                clause++;
            }

            (_clause[i], _sentence[i]) = (clause, sentence);
        }
    }

    /// <summary>What was typed or recognised.</summary>
    public string Source { get; }

    /// <summary>What is matched.</summary>
    public string Text { get; }

    /// <summary>Number of the clause in which a character lies; a separator belongs to what follows it.</summary>
    public int ClauseAt(int index) => _clause[index];

    /// <summary>Number of the sentence in which a character lies.</summary>
    public int SentenceAt(int index) => _sentence[index];

    /// <summary>The words of the source that stand behind a stretch of the normal text.</summary>
    public string Words(int start, int end)
    {
        if (start >= end || Text.Length == 0)
        {
            return string.Empty;
        }

        var from = _origin[start];
        var to = _origin[end - 1];
        return Source[from..(Math.Max(from, to) + 1)];
    }

    internal static bool EndsSentence(char c) => c is '.' or '!' or '?' or ';' or '\n';

    internal static bool EndsClause(char c) => c is ',' or ' ' or ':' or '(' or ')' or '[' or ']' or '|' or '/';
}
