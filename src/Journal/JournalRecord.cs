namespace CallCenter.Journal;

/// <summary>One record as read back.</summary>
/// <param name="Seq">Its number; records are numbered from 1 without holes.</param>
/// <param name="At">UTC milliseconds since 1970, never smaller than that of the record before.</param>
/// <param name="Type">What the payload is; <see cref="JournalGap.RecordType"/> is a gap, the other numbers belong to the caller.</param>
/// <param name="Payload">The bytes given to <see cref="JournalWriter.Append"/>; empty when <paramref name="IsRemoved"/>.</param>
/// <param name="IsRemoved">Retention has removed the payload; its hash is still in the chain.</param>
public readonly record struct JournalRecord(long Seq, long At, ushort Type, ReadOnlyMemory<byte> Payload, bool IsRemoved)
{
    /// <summary>The gap that this record stands for; null for an ordinary record.</summary>
    public JournalGap? Gap => Type == JournalGap.RecordType && JournalGap.TryRead(Payload.Span, out var gap) ? gap : null;
}
