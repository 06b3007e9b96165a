namespace CallCenter.Journal;

/// <summary>Removes payloads whose time is over. The hash stays, so the chain still verifies; numbers, times and types stay too.</summary>
public static class JournalRetention
{
    /// <summary>Removes the payload of every record of the finished segments that <paramref name="isOver"/> names. The newest segment
    /// is left alone: a writer may be on it.</summary>
    /// <param name="folder">The folder of the segments.</param>
    /// <param name="isOver">True for a record whose payload must go; gaps are not asked about.</param>
    /// <returns>How many payloads were removed.</returns>
    /// <exception cref="JournalDamagedException">A segment is damaged; it is left as it is, because rewriting it would hide that.</exception>
    /// <exception cref="IOException">The disk failed; every segment is either as before or done.</exception>
    public static long Remove(string folder, Func<JournalRecord, bool> isOver)
    {
        long removed = 0;
        var segments = SegmentHeader.List(folder);
        for (var i = 0; i < segments.Count - 1; i++)
        {
            removed += Segment(segments[i].Path, segments[i].FirstSeq, isOver);
        }

        return removed;
    }

    private static long Segment(string path, long firstSeq, Func<JournalRecord, bool> isOver)
    {
        var bytes = File.ReadAllBytes(path);
        if (SegmentHeader.Read(bytes) is not { } header)
        {
            throw new JournalDamagedException($"Segment {Path.GetFileName(path)} has a damaged header.");
        }

        var result = new byte[bytes.Length];
        bytes.AsSpan(0, SegmentHeader.Size).CopyTo(result);
        var (length, removed) = (SegmentHeader.Size, 0L);
        var chain = header.PreviousChain;
        Span<byte> hash = stackalloc byte[RecordFormat.HashSize];
        var scan = new SegmentScan(bytes, firstSeq - 1);
        while (scan.Next() is { } piece)
        {
            var record = bytes.AsSpan(piece.Offset, piece.Size);
            if (piece.Kind != SegmentPieceKind.Whole || !ChainGoesOn(record, chain, hash))
            {
                throw new JournalDamagedException($"Segment {Path.GetFileName(path)} is damaged at byte {piece.Offset}.");
            }

            if (IsOver(record, isOver))
            {
                RecordFormat.WriteRaw(
                    Grown(ref result, length, RecordFormat.HeaderSize + RecordFormat.HashSize),
                    RecordFormat.Seq(record), RecordFormat.At(record), RecordFormat.Type(record), RecordFormat.RemovedFlag, chain, hash);
                length += RecordFormat.HeaderSize + RecordFormat.HashSize;
                removed++;
            }
            else
            {
                record.CopyTo(Grown(ref result, length, piece.Size));
                length += piece.Size;
            }
        }

        if (removed > 0)
        {
            AtomicFile.Write(path, result.AsMemory(0, length));
        }

        return removed;
    }

    // A removed payload leaves 32 bytes, which may be more than it was.
    private static Span<byte> Grown(ref byte[] result, int length, int size)
    {
        if (length + size > result.Length)
        {
            Array.Resize(ref result, Math.Max(result.Length * 2, length + size));
        }

        return result.AsSpan(length);
    }

    private static bool ChainGoesOn(ReadOnlySpan<byte> record, byte[] chain, Span<byte> hash)
    {
        RecordFormat.PayloadHash(record, hash);
        RecordFormat.NextChain(chain, RecordFormat.Seq(record), RecordFormat.At(record), RecordFormat.Type(record), hash, chain);
        return RecordFormat.Chain(record).SequenceEqual(chain);
    }

    private static bool IsOver(ReadOnlySpan<byte> record, Func<JournalRecord, bool> isOver)
    {
        if (RecordFormat.IsRemoved(record) || RecordFormat.Type(record) == JournalGap.RecordType)
        {
            return false;
        }

        return isOver(new JournalRecord(
            RecordFormat.Seq(record),
            RecordFormat.At(record),
            RecordFormat.Type(record),
            RecordFormat.Payload(record).ToArray(),
            IsRemoved: false));
    }
}
