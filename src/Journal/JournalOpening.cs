namespace CallCenter.Journal;

/// <summary>What was found when the journal was opened.</summary>
/// <param name="Head">The last whole record; new ones continue its chain.</param>
/// <param name="TornBytes">Bytes of an unfinished write that were cut off the end.</param>
/// <param name="DamagedBytes">Bytes in the last segment that are damaged but followed by whole records: nothing was cut off there,
/// and <see cref="JournalVerifier"/> names the place.</param>
public sealed record JournalOpening(JournalHead Head, long TornBytes, long DamagedBytes);
