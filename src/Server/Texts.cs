namespace CallCenter.Server;

/// <summary>The command line's two languages. Both stand side by side in the code, so that neither can be forgotten.</summary>
internal static class Texts
{
    /// <summary>Languages that can be chosen, the first is the usual one.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["zh-CN", "en"];

    /// <summary>True: English; false: Chinese.</summary>
    public static bool English { get; set; } = Environment.GetEnvironmentVariable("LC_ALL") is { Length: > 0 } all
        ? all.StartsWith("en", StringComparison.Ordinal)
        : Environment.GetEnvironmentVariable("LANG")?.StartsWith("en", StringComparison.Ordinal) ?? false;

    /// <summary>The text in the chosen language.</summary>
    public static string Say(string chinese, string english) => English ? english : chinese;
}
