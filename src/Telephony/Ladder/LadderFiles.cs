using System.Globalization;

namespace CallCenter.Telephony.Ladder;

/// <summary>Names of the ladder's hourly files and how long they are kept.</summary>
internal static class LadderFiles
{
    /// <summary>Days; the messages hold callers' numbers.</summary>
    public const int KeptDays = 7;

    private const string Form = "yyyyMMdd-HH";

    public static string NameOf(DateTimeOffset at) => at.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture) + ".sip";

    public static DateTimeOffset? HourOf(string path) =>
        DateTimeOffset.TryParseExact(
            Path.GetFileNameWithoutExtension(path), Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var hour)
            ? hour
            : null;

    /// <summary>Removes files older than <see cref="KeptDays"/>.</summary>
    public static void Forget(string folder, DateTimeOffset now)
    {
        foreach (var path in System.IO.Directory.EnumerateFiles(folder, "*.sip"))
        {
            if (HourOf(path) is { } hour && hour < now.AddDays(-KeptDays))
            {
                File.Delete(path);
            }
        }
    }
}
