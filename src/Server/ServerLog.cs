using Microsoft.Extensions.Logging;

namespace CallCenter.Server;

/// <summary>Every line that the server may log. Ids 9000-9999. Ids only, never personal data.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(9001, LogLevel.Error, "Event {Event} with sequence number {Seq} threw and was put aside")]
    public static partial void EventQuarantined(this ILogger log, string @event, long seq, Exception why);

    [LoggerMessage(9002, LogLevel.Information, "Alarm {Code} about {About}")]
    public static partial void Alarm(this ILogger log, string code, string about);

    [LoggerMessage(9003, LogLevel.Warning, "The checkpoint could not be saved: {Why}")]
    public static partial void CheckpointFailed(this ILogger log, string why);

    [LoggerMessage(9004, LogLevel.Information, "Took up {Calls} calls of an earlier run from checkpoint {Checkpoint} and {Events} events of the journal")]
    public static partial void Restored(this ILogger log, int calls, long checkpoint, long events);

    [LoggerMessage(9005, LogLevel.Error, "Journal: {Kind} at {Seq}: {Detail}")]
    public static partial void JournalAlarmed(this ILogger log, string kind, long seq, string detail);

    [LoggerMessage(9006, LogLevel.Information, "Settings version {Version} are in force")]
    public static partial void SettingsInForce(this ILogger log, long version);

    [LoggerMessage(9007, LogLevel.Error, "{Worker} stopped by an error")]
    public static partial void WorkerFailed(this ILogger log, string worker, Exception why);

    [LoggerMessage(9008, LogLevel.Warning, "Control connection failed: {Why}")]
    public static partial void ControlFailed(this ILogger log, string why);

    [LoggerMessage(9009, LogLevel.Information, "The whole SIP ladder of call {Call} was shown to {User}")]
    public static partial void LadderRevealed(this ILogger log, string call, string user);

    [LoggerMessage(9010, LogLevel.Warning, "The end of the journal could not be signed: {Why}")]
    public static partial void EndNotSigned(this ILogger log, string why);

    [LoggerMessage(9011, LogLevel.Information, "Draining: {Calls} calls are live")]
    public static partial void Draining(this ILogger log, int calls);

    [LoggerMessage(9012, LogLevel.Information, "Started, version {Version}, ready after {Milliseconds} ms")]
    public static partial void Ready(this ILogger log, string version, long milliseconds);

    [LoggerMessage(9013, LogLevel.Information, "Ended with {Calls} live calls")]
    public static partial void Ended(this ILogger log, int calls);

    [LoggerMessage(9014, LogLevel.Information, "Journal: {Kind} at {Seq}: {Detail}")]
    public static partial void JournalRelieved(this ILogger log, string kind, long seq, string detail);

    [LoggerMessage(9015, LogLevel.Warning, "Journal: {Kind} at {Seq}: {Detail}")]
    public static partial void JournalWaits(this ILogger log, string kind, long seq, string detail);

    [LoggerMessage(9016, LogLevel.Warning, "The database is away at the first start: the first settings and accounts wait for it")]
    public static partial void FirstSettingsWait(this ILogger log);

    [LoggerMessage(9017, LogLevel.Error, "The journal is damaged and was passed over at the start, run 'callcenter verify': {Place}")]
    public static partial void JournalPassedOver(this ILogger log, string place);

    [LoggerMessage(9018, LogLevel.Error, "Record {Seq} of the journal holds no event that this version knows: {Why}")]
    public static partial void EventUnreadable(this ILogger log, long seq, string why);

    [LoggerMessage(9019, LogLevel.Error, "The command or the server failed")]
    public static partial void Failed(this ILogger log, Exception why);
}
