using Microsoft.Extensions.Logging;

namespace CallCenter.Casework;

/// <summary>All log lines of casework; ids 6000 to 6099. Numbers only, never a person's data.</summary>
internal static partial class CaseworkLog
{
    [LoggerMessage(6000, LogLevel.Warning, "The database is away at record {Seq}; calls go on and the records wait in the journal")]
    public static partial void DatabaseAway(ILogger logger, long seq, Exception failure);

    [LoggerMessage(6001, LogLevel.Information, "The database is back; it goes on after record {Seq}")]
    public static partial void DatabaseBack(ILogger logger, long seq);

    [LoggerMessage(6002, LogLevel.Error, "Record {Seq} can't be stored and was set aside: {Why}")]
    public static partial void SetAside(ILogger logger, long seq, string why);

    [LoggerMessage(6003, LogLevel.Error, "The journal lost the records {From} to {To}; what they said about calls is not in the database")]
    public static partial void GapMet(ILogger logger, long from, long to);

    [LoggerMessage(6004, LogLevel.Error, "The journal can't be read after record {Seq}; the database does not grow until it is repaired")]
    public static partial void JournalDamaged(ILogger logger, long seq, Exception failure);

    [LoggerMessage(6010, LogLevel.Information, "Settings version {Version} are published")]
    public static partial void SettingsPublished(ILogger logger, long version);

    [LoggerMessage(6011, LogLevel.Warning, "The database is away at the start; settings version {Version} as last published are used")]
    public static partial void SettingsKept(ILogger logger, long version, Exception failure);

    [LoggerMessage(6012, LogLevel.Error, "The last published settings can't be read; the defaults are used")]
    public static partial void KeptUnreadable(ILogger logger, Exception failure);

    [LoggerMessage(6013, LogLevel.Error, "The settings tables have a fault and are not published: {Fault}")]
    public static partial void SettingsFault(ILogger logger, string fault);

    [LoggerMessage(6014, LogLevel.Warning, "The settings tables can't be read; the published ones stay in force")]
    public static partial void SettingsUnread(ILogger logger, Exception failure);

    [LoggerMessage(6015, LogLevel.Error, "The published settings could not be kept for a start without the database")]
    public static partial void NotKept(ILogger logger, Exception failure);

    [LoggerMessage(6016, LogLevel.Error, "A place of the journal is damaged and was passed over: {Place}")]
    public static partial void DamagePassed(ILogger logger, string place);

    [LoggerMessage(6018, LogLevel.Warning, "{Count} entries of the audit trail wait for the database")]
    public static partial void AuditWaits(ILogger logger, int count, Exception failure);

    [LoggerMessage(6019, LogLevel.Warning, "{Count} drafts wait for the database; they are on the disk")]
    public static partial void DraftsWait(ILogger logger, int count, Exception failure);

    [LoggerMessage(6017, LogLevel.Information, "Ticket {Ticket} drafted for call {CallId}")]
    public static partial void TicketDrafted(ILogger logger, string ticket, string callId);
}
