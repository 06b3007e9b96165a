using CallCenter.Core.Events;
using CallCenter.Core.Wire;
using CallCenter.Journal;
using CallCenter.Media;

namespace CallCenter.Server.Running;

/// <summary>
/// Recordings that lie on disk under their final name while the journal does not know them: the process was killed in the moment between
/// the two. Found at the start, so that no recording stays without its record.
/// </summary>
internal static class UnnamedRecordings
{
    /// <summary>Records of the journal's end that are looked through.</summary>
    private const long Tail = 20_000;

    private static readonly ushort Number = EventCatalog.NumberOf(new Core.Events.RecordingSealed(default, string.Empty, string.Empty, 0, 0, false));

    /// <summary>A file may be older than the record before it by as much as the disk was behind.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    /// <summary>Finds and describes them.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="last">Number of the journal's last record.</param>
    public static IReadOnlyList<Media.RecordingSealed> Find(DataFolder folder, long last)
    {
        if (!Directory.Exists(folder.Recordings) || last == 0)
        {
            return [];
        }

        DateTimeOffset? since = null;
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in new JournalReader(folder.Journal).ReadWhole(Math.Max(1, last - Tail), static _ => { }))
        {
            since ??= DateTimeOffset.FromUnixTimeMilliseconds(record.At) - Slack;
            if (record.Type == Number && !record.IsRemoved && JournalLine.ReadEvent(record.Payload.Span) is Core.Events.RecordingSealed kept)
            {
                named.Add(kept.Path);
            }
        }

        return [.. Directory.EnumerateFiles(folder.Recordings, "*.wav", SearchOption.AllDirectories)
            .Where(path => File.GetLastWriteTimeUtc(path) > since?.UtcDateTime && !named.Contains(Path.GetRelativePath(folder.Recordings, path)))
            .Order(StringComparer.Ordinal)
            .Select(RecordingRecovery.Describe)
            .OfType<Media.RecordingSealed>()];
    }
}
