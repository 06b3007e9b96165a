using CallCenter.Core.Calls;
using CallCenter.Routing.Classification.Learning;
using CallCenter.Routing.Classification.Rules;
using CallCenter.Routing.Classification.Text;

namespace CallCenter.Routing.Classification;

/// <summary>Says what a call is, how urgent, who must know, and why. Pure: the same words under the same version give the same answer anywhere.</summary>
/// <remarks>Fast enough to be asked again at every group of keystrokes; immutable and safe to share between threads.</remarks>
public sealed class Classifier
{
    private const int ModelReasons = 3;

    private readonly Combination _combination;

    /// <summary>Puts rules, categories and models together.</summary>
    public Classifier(RuleBook rules, CategoryTable categories, ModelSet models)
    {
        (Rules, Models) = (rules, models);
        _combination = new Combination(categories);
        Version = Fingerprint.Of(rules.Version, models.Version);
    }

    /// <summary>The rules, for the tripwire.</summary>
    public RuleBook Rules { get; }

    /// <summary>The models.</summary>
    public ModelSet Models { get; }

    /// <summary>Sixteen hexadecimal digits over rules and models.</summary>
    public string Version { get; }

    /// <summary>The answer for what is known so far.</summary>
    public Classification Classify(ClassificationInput input)
    {
        var (text, hits) = Rules.Read(input.Whole);
        var fired = Rules.Fire(text, hits, input.Dialled, out _);
        var features = Features.Of(text, hits, Rules.Lexicon.Names, Models.Service.Options);
        var opinion = new Opinion(Models, features);
        var draft = _combination.Decide(fired, Services.All.Contains(input.Dialled) ? input.Dialled : string.Empty, opinion);
        return new Classification
        {
            Service = draft.Service,
            Also = draft.Also,
            Priority = draft.Priority,
            Nature = draft.Nature,
            Category = draft.Category,
            Probability = Thousandths(draft.Probability),
            PriorityProbability = Thousandths(Floored(fired, draft, opinion)),
            NatureProbability = Thousandths(opinion.Nature(draft.Nature)),
            CategoryProbability = Thousandths(opinion.Category(draft.Category)),
            Categories = [.. opinion.Categories.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(3)
                .Select(c => KeyValuePair.Create(c.Key, Thousandths(c.Value)))],
            Reasons = Reasons(text, fired, draft),
            Version = Version,
        };
    }

    private List<Reason> Reasons(NormalText text, List<Firing> fired, Draft draft)
    {
        var reasons = fired.Select(f => new Reason(f.Rule.Id, f.Words, 1000, f.Rule.Chinese, f.Rule.English)).ToList();
        foreach (var (words, share) in Evidence.Of(text, Models.Service, draft.Service, ModelReasons))
        {
            reasons.Add(new Reason($"模型:{draft.Service}", [words], Thousandths(share), "模型依据", "weighed by the model"));
        }

        foreach (var (words, share) in Evidence.Of(text, Models.Category, draft.Category, ModelReasons))
        {
            reasons.Add(new Reason($"模型:{draft.Category}", [words], Thousandths(share), "模型依据", "weighed by the model"));
        }

        return reasons;
    }

    /// <summary>A rule's floor holds whatever the model thinks.</summary>
    private static float Floored(List<Firing> fired, Draft draft, Opinion opinion) =>
        fired.Exists(f => f.Rule.Floor == draft.Priority) ? MathF.Max(opinion.Priority(draft.Priority), 0.9f) : opinion.Priority(draft.Priority);

    private static int Thousandths(float share) => (int)MathF.Round(Math.Clamp(share, 0, 1) * 1000);
}
