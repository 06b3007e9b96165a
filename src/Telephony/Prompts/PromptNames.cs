using CallCenter.Core.Settings;

namespace CallCenter.Telephony.Prompts;

/// <summary>Which parts can be asked for.</summary>
internal static class PromptNames
{
    /// <summary>Music while one waits.</summary>
    public const string Music = "music";

    /// <summary>Parts that the switchboard names itself: the digits of a seat, the answers to feature codes.</summary>
    public static IReadOnlyList<string> OfSwitchboard { get; } =
        [.. Enumerable.Range(0, 10).Select(digit => $"digit-{digit}"), "signed-in", "signed-out", "ready", "not-ready", "refused", "callback-offer", "callback-kept"];

    /// <summary>Parts that the settings name.</summary>
    public static IEnumerable<string> Of(Settings settings) =>
        settings.Services.SelectMany(service => service.Welcome.Concat(service.Greeting).Concat(service.Notice)).Distinct(StringComparer.Ordinal);
}
