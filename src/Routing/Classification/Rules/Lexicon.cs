using CallCenter.Routing.Classification.Text;

namespace CallCenter.Routing.Classification.Rules;

/// <summary>Concepts and the ways to say them, as data.</summary>
/// <remarks>
/// The data: <c>[name]</c> begins a concept, the lines below it hold patterns (<see cref="Pattern"/>) apart from each other by blanks. A concept named
/// <c>-</c> holds words inside which nothing else may be found (火锅 is no fire), one named <c>-name</c> words inside which that concept may not. A name with a dot in front is a cue that changes how other concepts stand.
/// </remarks>
public sealed class Lexicon
{
    private const string Mask = "-";

    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(Pattern Pattern, int Concept)> _patterns = [];
    private readonly WordTree _heads = new();
    private readonly Cues _cues;
    private readonly int _mask;
    private readonly Dictionary<int, int> _masks = [];

    private Lexicon(Dictionary<string, List<string>> sections)
    {
        foreach (var name in sections.Keys.Append(Mask))
        {
            if (_numbers.TryAdd(name, _names.Count))
            {
                _names.Add(name);
            }
        }

        _mask = _numbers[Mask];
        foreach (var name in _names.Where(n => n.Length > 1 && n[0] == '-'))
        {
            _masks[_numbers[name]] = _numbers.GetValueOrDefault(name[1..], _mask);
        }

        _masks[_mask] = _mask;
        _cues = new Cues(name => _numbers.GetValueOrDefault(name, -1));
        foreach (var (name, patterns) in sections)
        {
            foreach (var pattern in patterns.SelectMany(p => Pattern.Parse(p, word => Literals(sections, word))))
            {
                foreach (var head in pattern.Heads)
                {
                    _heads.Add(head, _patterns.Count);
                }

                _patterns.Add((pattern, _numbers[name]));
            }
        }
    }

    /// <summary>Names of the concepts, by number.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The number of a concept; -1 when there is none of this name.</summary>
    public int Number(string name) => _numbers.GetValueOrDefault(name, -1);

    /// <summary>Reads the data.</summary>
    /// <exception cref="FormatException">A line stands before the first name, or a pattern is not one.</exception>
    public static Lexicon Parse(string data)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? current = null;
        foreach (var (number, line) in DataLines.Of(data))
        {
            if (line[0] == '[' && line[^1] == ']')
            {
                var name = line[1..^1].Trim();
                current = sections.TryGetValue(name, out var known) ? known : sections[name] = [];
            }
            else if (current is null)
            {
                throw new FormatException($"lexicon, line {number}: a pattern before the first [name]");
            }
            else
            {
                current.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return new Lexicon(sections);
    }

    /// <summary>Every concept that a text holds, with how it is said, in the order of the text.</summary>
    public IReadOnlyList<Hit> Find(NormalText text)
    {
        var found = new List<Hit>();
        List<Hit>? masked = null;
        for (var start = 0; start < text.Text.Length; start++)
        {
            var node = 0;
            for (var i = start; i < text.Text.Length; i++)
            {
                node = _heads.Step(node, text.Text[i]);
                if (node < 0)
                {
                    break;
                }

                foreach (var entry in _heads.EntriesAt(node))
                {
                    var (pattern, concept) = _patterns[entry];
                    var end = pattern.End(text, start, i - start + 1);
                    if (end >= 0)
                    {
                        Keep(_masks.ContainsKey(concept) ? masked ??= [] : found, new Hit(concept, start, end, Standing.Live));
                    }
                }
            }
        }

        if (masked is not null)
        {
            found.RemoveAll(h => masked.Exists(m => h.Start < m.End && m.Start < h.End && Hides(m, h)));
        }

        return _cues.Judge(text, found);
    }

    /// <summary>A mask of one concept hides it wherever they touch; the common mask does not hide longer words around it.</summary>
    private bool Hides(Hit mask, Hit hit) => mask.Concept == _mask
        ? !(hit.Start <= mask.Start && mask.End <= hit.End && hit.End - hit.Start > mask.End - mask.Start)
        : _masks[mask.Concept] == hit.Concept;

    /// <summary>The same concept at the same place counts once, with its longest words.</summary>
    private static void Keep(List<Hit> hits, Hit hit)
    {
        for (var i = hits.Count - 1; i >= 0 && hits[i].Start == hit.Start; i--)
        {
            if (hits[i].Concept == hit.Concept)
            {
                hits[i] = hit.End > hits[i].End ? hit : hits[i];
                return;
            }
        }

        hits.Add(hit);
    }

    private static List<string> Literals(Dictionary<string, List<string>> sections, string name) =>
        sections.TryGetValue(name, out var patterns)
            ? [.. patterns.Where(p => p.AsSpan().IndexOfAny("(<*") < 0)]
            : throw new FormatException($"lexicon: no concept '{name}'");
}
