namespace CallCenter.Journal;

/// <summary>The end of the journal at one moment.</summary>
/// <param name="Seq">The last number; 0 for an empty journal.</param>
/// <param name="At">UTC milliseconds of that record; 0 for an empty journal.</param>
/// <param name="Chain">The SHA-256 chain up to and with it: 32 bytes, zeros for an empty journal.</param>
public sealed record JournalHead(long Seq, long At, ReadOnlyMemory<byte> Chain)
{
    /// <summary>The head of a journal without a record.</summary>
    public static JournalHead Empty { get; } = new(0, 0, new byte[RecordFormat.HashSize]);
}
