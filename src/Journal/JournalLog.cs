using Microsoft.Extensions.Logging;

namespace CallCenter.Journal;

/// <summary>All log lines of the journal; ids 4000 to 4099. Numbers only, never the content of a record.</summary>
internal static partial class JournalLog
{
    [LoggerMessage(4000, LogLevel.Information, "Journal opened after {Seq}")]
    public static partial void Opened(ILogger logger, long seq);

    [LoggerMessage(4001, LogLevel.Warning, "Journal: {Bytes} bytes of an unfinished write after {Seq} were cut off")]
    public static partial void TornTail(ILogger logger, long seq, long bytes);

    [LoggerMessage(4002, LogLevel.Error, "Journal: {Bytes} bytes before {Seq} are damaged; run the verifier")]
    public static partial void Damaged(ILogger logger, long seq, long bytes);

    [LoggerMessage(4003, LogLevel.Error, "Journal alarm {Kind} at {Seq}: {Detail}")]
    public static partial void Alarm(ILogger logger, JournalAlarmKind kind, long seq, string detail);

    [LoggerMessage(4004, LogLevel.Information, "Journal {Kind} at {Seq}: {Detail}")]
    public static partial void Relief(ILogger logger, JournalAlarmKind kind, long seq, string detail);

    [LoggerMessage(4005, LogLevel.Error, "A listener of the journal's alarms failed")]
    public static partial void ListenerFailed(ILogger logger, Exception exception);

    [LoggerMessage(4010, LogLevel.Warning, "Checkpoint {Seq} can't be read: {Reason}; the one before is used")]
    public static partial void CheckpointUnreadable(ILogger logger, long seq, string reason);

    [LoggerMessage(4020, LogLevel.Error, "The anchor for {Seq} could not be written; it is tried again at the next hour")]
    public static partial void AnchorFailed(ILogger logger, long seq, Exception exception);
}
