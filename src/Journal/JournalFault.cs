namespace CallCenter.Journal;

/// <summary>One fault of a journal.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="FromSeq">The first record it touches.</param>
/// <param name="ToSeq">The last record it touches; the same for a single one.</param>
/// <param name="Detail">File and place, in words.</param>
public sealed record JournalFault(JournalFaultKind Kind, long FromSeq, long ToSeq, string Detail);

/// <summary>The kinds of <see cref="JournalFault"/>.</summary>
public enum JournalFaultKind
{
    /// <summary>A segment file, or several, are not there.</summary>
    SegmentMissing = 1,

    /// <summary>The first 64 bytes of a segment are not what was written.</summary>
    SegmentHeaderEdited = 2,

    /// <summary>Bytes of records are not what was written.</summary>
    BytesEdited = 3,

    /// <summary>Whole records are not there any more.</summary>
    RecordRemoved = 4,

    /// <summary>A record stands where a later number is expected.</summary>
    RecordOutOfPlace = 5,

    /// <summary>The checksum is right and the chain is not: somebody wrote a record anew.</summary>
    ChainBroken = 6,

    /// <summary>The time of a record is before that of the record before it.</summary>
    TimeBackwards = 7,

    /// <summary>The last write is unfinished; opening the journal cuts it off.</summary>
    TornTail = 8,

    /// <summary>A line of the anchor file can't be read.</summary>
    AnchorUnreadable = 9,

    /// <summary>The signature of an anchor is not by the key.</summary>
    AnchorSignatureWrong = 10,

    /// <summary>A signed anchor says another chain or time than the journal has: the journal was rewritten.</summary>
    AnchorMismatch = 11,

    /// <summary>A signed anchor is beyond the journal's end: its end was removed.</summary>
    AnchorBeyondEnd = 12,
}
