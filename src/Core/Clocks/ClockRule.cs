namespace CallCenter.Core.Clocks;

/// <summary>What a period is counted in. Persisted: values are append-only.</summary>
public enum ClockUnit
{
    /// <summary>Hours of the day and the night.</summary>
    Hours = 1,

    /// <summary>Hours in which offices are open.</summary>
    WorkingHours = 2,

    /// <summary>Days. The day on which it begins does not count; a last day without work gives way to the next working day (Civil Code, articles 201 and 203).</summary>
    Days = 3,

    /// <summary>Working days. The day on which it begins does not count.</summary>
    WorkingDays = 4,

    /// <summary>Until the end of the same day, when it begins before offices close; else of the next working day (当日).</summary>
    SameDay = 5,
}

/// <summary>How long something may take.</summary>
/// <param name="Name">Name, for example <c>12345-complaint</c>.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Amount">How many; with <see cref="ClockUnit.SameDay"/> without meaning.</param>
/// <param name="MostExtended">By how many it may be extended in all; 0: not at all.</param>
/// <param name="Source">Where it stands.</param>
public sealed record ClockRule(string Name, ClockUnit Unit, int Amount, int MostExtended, string Source);

/// <summary>The periods of the regulations that a house begins with; a site takes its own as data.</summary>
public static class ClockPresets
{
    private const string Beijing = "12345 standard, Beijing draft";
    private const string Bureau = "rule of a city bureau";
    private const string Market = "市场监督管理投诉举报处理暂行办法";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ClockRule> All { get; } =
    [
        new("web-acceptance", ClockUnit.Hours, 2, 0, Beijing),
        new("feedback-life", ClockUnit.Hours, 2, 0, Beijing),
        new("feedback-supply", ClockUnit.Hours, 24, 0, Beijing),
        new("feedback-general", ClockUnit.Days, 7, 7, Beijing),
        new("feedback-hard", ClockUnit.Days, 15, 15, Beijing),
        new("bureau-emergency", ClockUnit.SameDay, 0, 0, Bureau),
        new("bureau-enquiry", ClockUnit.WorkingDays, 3, 0, Bureau),
        new("bureau-complaint", ClockUnit.WorkingDays, 13, 13, Bureau),
        new("urgent-order", ClockUnit.Days, 3, 0, "急件"),
        new("at-once", ClockUnit.SameDay, 0, 0, "即办件"),
        new("12315-acceptance", ClockUnit.WorkingDays, 7, 0, Market),
        new("12315-mediation", ClockUnit.WorkingDays, 45, 0, Market),
        new("12315-report-check", ClockUnit.WorkingDays, 15, 15, Market),
        new("petition-notice", ClockUnit.Days, 15, 0, "信访工作条例"),
        new("petition", ClockUnit.Days, 60, 30, "信访工作条例, article 33"),
    ];

    /// <summary>One of them.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; the message lists them.</exception>
    public static ClockRule Named(string name) =>
        All.FirstOrDefault(r => r.Name == name) ?? throw new KeyNotFoundException($"there is no clock '{name}'; there are: {string.Join(", ", All.Select(r => r.Name))}");
}
