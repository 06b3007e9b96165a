namespace CallCenter.Journal;

/// <summary>Finds the end of an existing journal and cuts off what a killed process left unfinished.</summary>
internal sealed record JournalTail(JournalOpening Opening, string? SegmentPath, long SegmentLength, SegmentIndex? Index)
{
    private const string SetAside = ".torn";

    public static JournalTail Find(string folder)
    {
        Directory.CreateDirectory(folder);
        AtomicFile.Clean(folder);
        long torn = 0;
        var segments = SegmentHeader.List(folder);
        for (var i = segments.Count - 1; i >= 0; i--)
        {
            var (firstSeq, path) = segments[i];
            var bytes = File.ReadAllBytes(path);
            var tail = Read(path, firstSeq, bytes, torn);
            if (tail is not null)
            {
                return tail;
            }

            // Not one whole record: the segment was begun and not finished. It is set aside, not destroyed.
            torn += bytes.Length;
            File.Move(path, path + SetAside, overwrite: true);
        }

        return new JournalTail(new JournalOpening(JournalHead.Empty, torn, 0), null, 0, null);
    }

    private static JournalTail? Read(string path, long firstSeq, byte[] bytes, long torn)
    {
        var scan = new SegmentScan(bytes, firstSeq - 1);
        var index = new SegmentIndex();
        SegmentPiece? last = null;
        long damaged = 0;
        long atTheEnd = 0;
        while (scan.Next() is { } piece)
        {
            if (piece.Kind == SegmentPieceKind.Whole)
            {
                damaged += atTheEnd;
                atTheEnd = 0;
                last = piece;
                index.Add(RecordFormat.Seq(bytes.AsSpan(piece.Offset)), piece.Offset, piece.Offset + piece.Size);
            }
            else
            {
                atTheEnd += piece.Size;
            }
        }

        if (last is null)
        {
            return null;
        }

        var record = bytes.AsSpan(last.Offset, last.Size);
        var head = new JournalHead(RecordFormat.Seq(record), RecordFormat.At(record), RecordFormat.Chain(record).ToArray());
        var length = last.Offset + last.Size;
        if (atTheEnd > 0)
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.SetLength(handle, length);
            RandomAccess.FlushToDisk(handle);
        }

        var opening = new JournalOpening(head, torn + atTheEnd, damaged);
        var goesOn = damaged == 0 && SegmentHeader.Read(bytes) is not null;
        return goesOn ? new JournalTail(opening, path, length, index) : new JournalTail(opening, null, 0, null);
    }
}
