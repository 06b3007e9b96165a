using System.Text;
using CallCenter.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Unit.Journal;

/// <summary>Writes small journals for tests.</summary>
internal static class Pen
{
    public static JournalOptions Options(string folder, int segmentSize = 64 * 1024, int maxBacklog = 1024 * 1024) => new()
    {
        Folder = folder,
        SegmentSize = segmentSize,
        MaxBacklog = maxBacklog,
        FlushPatience = TimeSpan.FromSeconds(1),
        SyncInterval = TimeSpan.FromMilliseconds(1),
        RetryInterval = TimeSpan.FromMilliseconds(1),
    };

    public static JournalWriter Open(JournalOptions options, Action<JournalAlarm>? alarm = null, IJournalDisk? disk = null) =>
        new(options, NullLogger.Instance, alarm, disk ?? RealDisk.Instance);

    public static byte[] PayloadOf(long seq, int size = 20) => Encoding.UTF8.GetBytes($"record {seq} ".PadRight(size, '.'));

    /// <summary>Appends and flushes records, one flush each.</summary>
    public static void Write(JournalWriter writer, int count, int size = 20)
    {
        for (var i = 0; i < count; i++)
        {
            var seq = writer.NextSeq;
            writer.Append(seq, 1000 + seq, (ushort)(1 + (seq % 7)), PayloadOf(seq, size));
            writer.Flush();
        }
    }

    public static string[] Segments(string folder) => [.. SegmentHeader.List(folder).Select(s => s.Path)];
}
