using System.Text.Json;
using CallCenter.Server.Control;

namespace CallCenter.Server.Commands;

/// <summary>How commands write.</summary>
internal static class Output
{
    /// <summary>Something as JSON.</summary>
    public static void Json<T>(T value) => System.Console.WriteLine(JsonSerializer.Serialize(value, ControlJson.Page));

    /// <summary>Why nothing came of it, on the error output: a sentence, or with <c>--json</c> an object with the sentence and the exit code.</summary>
    public static void Fault(string why, int code, bool json) => System.Console.Error.WriteLine(
        json ? JsonSerializer.Serialize(new { Error = why, ExitCode = code }, ControlJson.Line) : why);

    /// <summary>A line.</summary>
    public static void Line(string text) => System.Console.WriteLine(text);

    /// <summary>A point in time as this machine's site shows it.</summary>
    public static string Time(DateTimeOffset? at) =>
        at is { } known ? TimeZoneInfo.ConvertTime(known, Site).ToString("yyyy-MM-dd HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture) : "-";

    private static TimeZoneInfo Site { get; } = TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Shanghai", out var zone)
        ? zone
        : TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "Asia/Shanghai", "Asia/Shanghai");
}
