using CallCenter.Core.Calls;

namespace CallCenter.Routing.Classification.Rules;

/// <summary>A row of the rule table.</summary>
public sealed record Rule
{
    /// <summary>Stands in the table for the service that was dialled.</summary>
    public const string AsDialled = "拨打";

    /// <summary>Its name, for reasons and figures.</summary>
    public required string Id { get; init; }

    /// <summary>Place in the order of questions: of several rules that name a service, the lowest leads.</summary>
    public required int Order { get; init; }

    /// <summary>When it fires.</summary>
    public required Condition When { get; init; }

    /// <summary>The service that leads, or <see cref="AsDialled"/>; null: the rule only adds.</summary>
    public string? Lead { get; init; }

    /// <summary>Services that must be told as well.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>The urgency below which the call may not be; null: none.</summary>
    public Priority? Floor { get; init; }

    /// <summary>Nature; null: the model's.</summary>
    public string? Nature { get; init; }

    /// <summary>Category; null: the model's.</summary>
    public string? Category { get; init; }

    /// <summary>Why, for people, in Chinese.</summary>
    public string Chinese { get; init; } = string.Empty;

    /// <summary>Why, for people, in English.</summary>
    public string English { get; init; } = string.Empty;

    /// <summary>The service that leads a call to this number; police where the number is unknown.</summary>
    public string? LeadOf(string dialled) => Lead != AsDialled ? Lead : Services.All.Contains(dialled) ? dialled : "110";
}
