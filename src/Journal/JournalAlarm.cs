namespace CallCenter.Journal;

/// <summary>What somebody must be told about the journal's disk.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Seq">The first record it is about.</param>
/// <param name="Detail">The operating system's words, or numbers; never the content of a record.</param>
public sealed record JournalAlarm(JournalAlarmKind Kind, long Seq, string Detail);

/// <summary>The kinds of <see cref="JournalAlarm"/>.</summary>
public enum JournalAlarmKind
{
    /// <summary>A write took longer than the patience; records wait in memory.</summary>
    DiskSlow = 1,

    /// <summary>A write fails (full, read-only, gone); records wait in memory and it is tried again.</summary>
    DiskFailing = 2,

    /// <summary>An fsync fails; written records survive a killed process, but perhaps not a power cut.</summary>
    SyncFailing = 3,

    /// <summary>The memory for waiting records is full: from here on records are lost, and a gap will say so.</summary>
    GapOpened = 4,

    /// <summary>There is room again; the gap is written.</summary>
    GapClosed = 5,

    /// <summary>The disk is back and everything that waited is written.</summary>
    Recovered = 6,

    /// <summary>The journal was closed with records that the disk did not take.</summary>
    Unsaved = 7,
}
