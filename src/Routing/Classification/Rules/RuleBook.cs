using System.Globalization;
using CallCenter.Core.Calls;
using CallCenter.Routing.Classification.Learning;
using CallCenter.Routing.Classification.Text;

namespace CallCenter.Routing.Classification.Rules;

/// <summary>The rule table with its lexicon and spelling: what is said, and which rules fire on it. Immutable; versioned by its content.</summary>
public sealed class RuleBook
{
    private const int Columns = 10;

    private readonly Rule[] _rules;
    private readonly Normaliser _normaliser;

    private RuleBook(Normaliser normaliser, Lexicon lexicon, Rule[] rules, string version) =>
        (_normaliser, Lexicon, _rules, Version) = (normaliser, lexicon, rules, version);

    /// <summary>The concepts.</summary>
    public Lexicon Lexicon { get; }

    /// <summary>The rules, in the order of questions.</summary>
    public IReadOnlyList<Rule> Rules => _rules;

    /// <summary>Sixteen hexadecimal digits over all three texts: the same texts give the same version anywhere.</summary>
    public string Version { get; }

    /// <summary>Reads the three texts.</summary>
    /// <param name="spelling">See <see cref="Spelling"/>.</param>
    /// <param name="lexicon">See <see cref="Rules.Lexicon"/>.</param>
    /// <param name="rules">Tab-separated: id, order, when, lead, also, priority, nature, category, reason in Chinese, reason in English; <c>-</c> for nothing.</param>
    /// <exception cref="FormatException">A line can't be read; the message names it.</exception>
    public static RuleBook Parse(string spelling, string lexicon, string rules)
    {
        var concepts = Lexicon.Parse(lexicon);
        var read = new List<Rule>();
        foreach (var (number, line) in DataLines.Of(rules))
        {
            var cells = line.Split('\t');
            if (cells.Length != Columns)
            {
                throw new FormatException($"rules, line {number}: {cells.Length} columns instead of {Columns}");
            }

            try
            {
                read.Add(Row(cells, concepts));
            }
            catch (FormatException why)
            {
                throw new FormatException($"rules, line {number} ({cells[0]}): {why.Message}", why);
            }
        }

        var version = Fingerprint.Of(spelling, lexicon, rules);
        return new RuleBook(new Normaliser(Spelling.Parse(spelling)), concepts, [.. read.OrderBy(r => r.Order)], version);
    }

    /// <summary>The normal form of a text and the concepts in it.</summary>
    public (NormalText Text, IReadOnlyList<Hit> Hits) Read(string text)
    {
        var normal = _normaliser.Read(text);
        return (normal, Lexicon.Find(normal));
    }

    /// <summary>The tripwire: which rules fire on what is typed so far, with the words. Takes microseconds; for every group of keystrokes.</summary>
    /// <param name="text">What is typed or recognised so far.</param>
    /// <param name="dialled">Service number that was dialled; empty when unknown.</param>
    public IReadOnlyList<Firing> Trip(string text, string dialled = "")
    {
        var (normal, hits) = Read(text);
        return Fire(normal, hits, dialled, out _);
    }

    /// <summary>The normal form of a text and what a model sees of it.</summary>
    public (NormalText Text, Features Features) Look(string text, FeatureOptions options)
    {
        var (normal, hits) = Read(text);
        return (normal, options.Concepts ? Features.Of(normal, hits, Lexicon.Names, options) : Features.Of(normal, options));
    }

    /// <summary>Rules that fire, first those that name a service, then those that only add; and the service that leads (empty: none does).</summary>
    internal List<Firing> Fire(NormalText text, IReadOnlyList<Hit> hits, string dialled, out string lead)
    {
        var fired = new List<Firing>();
        var evidence = new CallEvidence(text, hits, Lexicon.Names.Count, dialled);
        Collect(fired, evidence, adding: false);
        lead = fired.Count > 0 ? fired[0].Rule.LeadOf(dialled)! : string.Empty;
        Collect(fired, evidence with { Lead = lead }, adding: true);
        return fired;
    }

    private void Collect(List<Firing> fired, in CallEvidence evidence, bool adding)
    {
        foreach (var rule in _rules)
        {
            if (rule.Lead is null == adding && rule.When.Holds(evidence) is { } words)
            {
                fired.Add(new Firing(rule, words));
            }
        }
    }

    private static Rule Row(string[] cells, Lexicon lexicon)
    {
        string? Cell(int n) => cells[n].Trim() is "-" or "" ? null : cells[n].Trim();
        var lead = Cell(3);
        if (lead is not null and not Rule.AsDialled && !Services.All.Contains(lead))
        {
            throw new FormatException($"no service '{lead}'");
        }

        return new Rule
        {
            Id = cells[0].Trim(),
            Order = int.Parse(cells[1], CultureInfo.InvariantCulture),
            When = Condition.Parse(cells[2], lexicon),
            Lead = lead,
            Also = Cell(4)?.Split(',') ?? [],
            Floor = Cell(5) is { } floor ? Enum.Parse<Priority>(floor) : null,
            Nature = Cell(6),
            Category = Cell(7),
            Chinese = cells[8],
            English = cells[9],
        };
    }
}
