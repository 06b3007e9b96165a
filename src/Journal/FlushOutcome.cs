namespace CallCenter.Journal;

/// <summary>What <see cref="JournalWriter.Flush"/> reached.</summary>
public enum FlushOutcome
{
    /// <summary>Everything appended is with the operating system and survives a killed process.</summary>
    Written = 1,

    /// <summary>The disk is slow or failing: the records wait in memory in their order; calls go first.</summary>
    Behind = 2,
}
