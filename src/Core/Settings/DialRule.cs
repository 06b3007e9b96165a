namespace CallCenter.Core.Settings;

/// <summary>Which numbers may be dialled out, on which trunk and how they are written there. Nothing is dialled for a person that no rule allows.</summary>
public sealed record DialRule
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Digits with which the number begins, perhaps after a <c>+</c>; empty: any number. The longest that fits decides, then the name.</summary>
    public string Prefix { get; init; } = string.Empty;

    /// <summary>Fewest characters of the number, 1 to 20.</summary>
    public int MinDigits { get; init; } = 3;

    /// <summary>Most characters of the number, 1 to 20.</summary>
    public int MaxDigits { get; init; } = 20;

    /// <summary>Trunk on which it goes out.</summary>
    public required string Trunk { get; init; }

    /// <summary>How many characters are taken off in front. 0 to 20.</summary>
    public int Strip { get; init; }

    /// <summary>What is put in front after that, for example an outside line's 0.</summary>
    public string Prepend { get; init; } = string.Empty;

    /// <summary>First hour of the site's day at which it may be dialled, 0 to 23. Emergencies know no hour.</summary>
    public int FromHour { get; init; }

    /// <summary>Hour from which it may be dialled no more, 1 to 24.</summary>
    public int ToHour { get; init; } = 24;

    /// <summary>How many calls one seat may dial by this rule within an hour; 0: no limit. Emergencies know no limit.</summary>
    public int PerHour { get; init; }
}
