using System.Globalization;

namespace CallCenter.Routing.Classification.Rules;

/// <summary>A term of a condition; see <see cref="Condition"/> for how it is written.</summary>
internal sealed class Term
{
    private const int Near = 14;

    private readonly bool _none;
    private readonly Wanted[] _first;
    private readonly Wanted[] _second;
    private readonly string? _dialled;
    private readonly string? _lead;
    private readonly int _shorterThan;

    private Term(bool none, Wanted[] first, Wanted[] second) => (_none, _first, _second) = (none, first, second);

    private Term(bool none, string? dialled, string? lead, int shorterThan)
        : this(none, [], []) => (_dialled, _lead, _shorterThan) = (dialled, lead, shorterThan);

    public static Term Parse(string source, Lexicon lexicon)
    {
        var none = source[0] == '-';
        var body = none ? source[1..] : source;
        if (body.StartsWith("拨打=", StringComparison.Ordinal))
        {
            return new Term(none, body[3..], null, 0);
        }

        if (body.StartsWith("主办=", StringComparison.Ordinal))
        {
            return new Term(none, null, body[3..], 0);
        }

        if (body.StartsWith("字数<", StringComparison.Ordinal))
        {
            return new Term(none, null, null, int.Parse(body[3..], CultureInfo.InvariantCulture));
        }

        var near = body.Split('~');
        return near.Length <= 2
            ? new Term(none, Wanteds(near[0], lexicon, none), near.Length == 2 ? Wanteds(near[1], lexicon, none) : [])
            : throw new FormatException($"term '{source}': only two concepts can be near each other");
    }

    public bool Holds(in CallEvidence evidence, List<string> words)
    {
        if (_dialled is not null || _lead is not null || _shorterThan > 0)
        {
            var holds = _dialled is not null ? evidence.Dialled == _dialled : _lead is not null ? evidence.Lead == _lead : evidence.Text.Text.Length < _shorterThan;
            return holds != _none;
        }

        if (!Any(_first, evidence) || (_second.Length > 0 && !Any(_second, evidence)))
        {
            return _none;
        }

        foreach (var hit in evidence.Hits)
        {
            if (!Fits(_first, hit))
            {
                continue;
            }

            if (_second.Length == 0)
            {
                return Found(evidence, words, hit, null);
            }

            foreach (var other in evidence.Hits)
            {
                var apart = Math.Max(hit.Start, other.Start) - Math.Min(hit.End, other.End);
                if (Fits(_second, other) && apart <= Near && evidence.Text.SentenceAt(hit.Start) == evidence.Text.SentenceAt(other.Start))
                {
                    return Found(evidence, words, hit, other);
                }
            }
        }

        return _none;
    }

    private static bool Any(Wanted[] wanted, in CallEvidence evidence)
    {
        foreach (var one in wanted)
        {
            if (evidence.Has(one.Concept))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Fits(Wanted[] wanted, in Hit hit)
    {
        foreach (var one in wanted)
        {
            if (one.Fits(hit))
            {
                return true;
            }
        }

        return false;
    }

    private bool Found(in CallEvidence evidence, List<string> words, Hit hit, Hit? other)
    {
        if (_none)
        {
            return false;
        }

        words.Add(evidence.Text.Words(hit.Start, hit.End));
        if (other is { } second)
        {
            words.Add(evidence.Text.Words(second.Start, second.End));
        }

        return true;
    }

    private static Wanted[] Wanteds(string source, Lexicon lexicon, bool none) => [.. source.Split(',').Select(w => Wanted.Parse(w, lexicon, none))];
}
