using CallCenter.Core.Calls;

namespace CallCenter.Routing.Classification;

/// <summary>What a call is, how urgent, who must know. Everything is a word or an integer, so that it can be journalled and compared.</summary>
public sealed record Classification
{
    /// <summary>The service that leads: one of <see cref="Services.All"/>.</summary>
    public required string Service { get; init; }

    /// <summary>Services that must be told as well, in the order of <see cref="Services.All"/>, without the lead.</summary>
    public required IReadOnlyList<string> Also { get; init; }

    /// <summary>The queue of the lead.</summary>
    public string Queue => Services.QueueOf(Service);

    /// <summary>How urgent.</summary>
    public required Priority Priority { get; init; }

    /// <summary>报警 求助 咨询 投诉 举报 建议 表扬 无效.</summary>
    public required string Nature { get; init; }

    /// <summary>A category of the table, <c>警情:TYPE</c> or <c>无效:CODE</c>.</summary>
    public required string Category { get; init; }

    /// <summary>How probable it is that this service is the right one, in thousandths.</summary>
    public required int Probability { get; init; }

    /// <summary>The same for the priority.</summary>
    public required int PriorityProbability { get; init; }

    /// <summary>The same for the nature.</summary>
    public required int NatureProbability { get; init; }

    /// <summary>The same for the category.</summary>
    public required int CategoryProbability { get; init; }

    /// <summary>The three most probable categories with their probability in thousandths, for the form's suggestions.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> Categories { get; init; }

    /// <summary>Why; rules first.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>Version of rules and models together.</summary>
    public required string Version { get; init; }
}
