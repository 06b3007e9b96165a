namespace CallCenter.Server.Commands;

/// <summary>Names of states in the chosen language; JSON keeps the identifiers.</summary>
internal static class Words
{
    private static readonly Dictionary<string, string> Chinese = new(StringComparer.Ordinal)
    {
        ["Arrived"] = "到达",
        ["Admitted"] = "已准入",
        ["Queued"] = "排队",
        ["Offering"] = "派送",
        ["Answered"] = "通话",
        ["Held"] = "保持",
        ["Ended"] = "结束",
        ["Caller"] = "主叫",
        ["Agent"] = "座席",
        ["Party"] = "对方",
        ["System"] = "系统",
        ["LineLost"] = "断线",
        ["Draft"] = "草稿",
    };

    /// <summary>The name as a person reads it.</summary>
    public static string Of(string? identifier) => identifier is null ? "-" : Texts.English ? identifier : Chinese.GetValueOrDefault(identifier, identifier);

    /// <summary>Pads to a width in the terminal, where a Chinese character takes two columns.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - text.Sum(c => c > 0x2E7F ? 2 : 1)));
}
