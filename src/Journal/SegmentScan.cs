namespace CallCenter.Journal;

/// <summary>Walks through the bytes of one segment, over damaged places too: after one it looks for the next whole record.</summary>
internal sealed class SegmentScan(byte[] bytes, long lastSeq, int start = SegmentHeader.Size)
{
    // A following record is believed only when its number is near; otherwise every byte would need a checksum.
    private const long Near = 100_000_000;

    private int _position = Math.Min(start, bytes.Length);
    private long _lastSeq = lastSeq;

    /// <summary>The next piece; null at the end.</summary>
    public SegmentPiece? Next()
    {
        if (_position == bytes.Length)
        {
            return null;
        }

        var start = _position;
        var look = RecordFormat.Look(bytes.AsSpan(start), out var size);
        if (look == RecordLook.Whole)
        {
            _position = start + size;
            _lastSeq = RecordFormat.Seq(bytes.AsSpan(start));
            return new SegmentPiece(SegmentPieceKind.Whole, start, size);
        }

        var next = look == RecordLook.Damaged && size > 0 && IsWhole(start + size) ? start + size : Find(start + 1);
        if (next < bytes.Length)
        {
            _position = next;
            return new SegmentPiece(SegmentPieceKind.Damaged, start, next - start);
        }

        _position = bytes.Length;
        var complete = look == RecordLook.Damaged && size == bytes.Length - start;
        return new SegmentPiece(complete ? SegmentPieceKind.Damaged : SegmentPieceKind.Torn, start, bytes.Length - start);
    }

    private bool IsWhole(int at) =>
        at < bytes.Length && RecordFormat.Look(bytes.AsSpan(at), out _) == RecordLook.Whole;

    private int Find(int from)
    {
        for (var at = from; at <= bytes.Length - RecordFormat.HeaderSize; at++)
        {
            var seq = RecordFormat.Seq(bytes.AsSpan(at));
            if (seq > _lastSeq && seq - _lastSeq < Near && IsWhole(at))
            {
                return at;
            }
        }

        return bytes.Length;
    }
}

/// <summary>One piece of a segment: its place and size in bytes.</summary>
internal sealed record SegmentPiece(SegmentPieceKind Kind, int Offset, int Size);

/// <summary>What a <see cref="SegmentPiece"/> is.</summary>
internal enum SegmentPieceKind
{
    /// <summary>A whole record.</summary>
    Whole,

    /// <summary>Bytes that were changed: whole records follow, or the record has its full length and a wrong checksum.</summary>
    Damaged,

    /// <summary>An unfinished write at the end.</summary>
    Torn,
}
