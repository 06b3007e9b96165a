namespace CallCenter.Server.Running;

/// <summary>When an earlier run was last alive, by what it last wrote: a recording goes to the disk several times a second, the journal only when something is decided.</summary>
internal static class LastAlive
{
    /// <summary>How many of the newest days of recordings are looked at: a call may have begun before midnight.</summary>
    private const int Days = 2;

    /// <summary>UTC milliseconds; 0: nothing was ever written. Call it before this run writes anything.</summary>
    /// <param name="folder">The data folder.</param>
    public static long Of(DataFolder folder)
    {
        var written = Files(folder.Journal).Concat(NewestDays(folder.Recordings).SelectMany(Files)).Select(File.GetLastWriteTimeUtc).DefaultIfEmpty(DateTime.UnixEpoch).Max();
        return new DateTimeOffset(written, TimeSpan.Zero).ToUnixTimeMilliseconds();
    }

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [];

    /// <summary>Folders of recordings are year, month and day, so that their names are in the order of time.</summary>
    private static IEnumerable<string> NewestDays(string recordings) => Directory.Exists(recordings)
        ? Newest(recordings).SelectMany(Newest).SelectMany(Newest).OrderByDescending(d => d, StringComparer.Ordinal).Take(Days)
        : [];

    private static IEnumerable<string> Newest(string folder) => Directory.EnumerateDirectories(folder).OrderByDescending(d => d, StringComparer.Ordinal).Take(Days);
}
