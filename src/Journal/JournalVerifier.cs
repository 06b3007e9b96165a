using System.Security.Cryptography;

namespace CallCenter.Journal;

/// <summary>Walks a whole journal folder and names every fault. Reads only; one segment at a time is in memory.</summary>
public sealed class JournalVerifier
{
    private readonly string _folder;
    private readonly List<JournalFault> _faults = [];
    private readonly List<JournalGap> _gaps = [];
    private readonly byte[] _chain = new byte[RecordFormat.HashSize];
    private readonly AnchorCheck? _anchors;
    private long _last;
    private long _at;
    private long _records;
    private long _removed;
    private bool _chainKnown = true;

    private JournalVerifier(string folder, AnchorCheck? anchors)
    {
        _folder = folder;
        _anchors = anchors;
    }

    /// <summary>Verifies the segments.</summary>
    /// <exception cref="IOException">A file can't be read at all.</exception>
    public static JournalReport Verify(string folder) => new JournalVerifier(folder, null).Run();

    /// <summary>Verifies the segments and that every line of the anchor file is signed by the key and agrees with them.</summary>
    /// <param name="folder">The folder of the segments.</param>
    /// <param name="anchorFile">The file that <see cref="AnchorWriter"/> writes.</param>
    /// <param name="publicKeyPem">The public key of <see cref="AnchorKey"/>, kept where the journal's keeper can't change it.</param>
    /// <exception cref="IOException">A file can't be read at all.</exception>
    /// <exception cref="ArgumentException">The key is not a public key in PEM.</exception>
    public static JournalReport Verify(string folder, string anchorFile, string publicKeyPem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(publicKeyPem);
        return new JournalVerifier(folder, AnchorCheck.Read(anchorFile, key)).Run();
    }

    private JournalReport Run()
    {
        var segments = SegmentHeader.List(_folder);
        for (var i = 0; i < segments.Count; i++)
        {
            Segment(segments[i].FirstSeq, segments[i].Path);
        }

        _anchors?.Finish(_last, _faults);
        return new JournalReport(
            new JournalHead(_last, _at, _chain.ToArray()), _records, _removed, _gaps, _anchors?.Agreeing ?? 0, _faults);
    }

    private void Segment(long firstSeq, string path)
    {
        var name = Path.GetFileName(path);
        var bytes = File.ReadAllBytes(path);
        if (firstSeq > _last + 1)
        {
            Fault(JournalFaultKind.SegmentMissing, _last + 1, firstSeq - 1, $"no file for these before {name}");
            _last = firstSeq - 1;
            _chainKnown = false;
        }

        Header(bytes, firstSeq, name);
        var scan = new SegmentScan(bytes, _last);
        while (scan.Next() is { } piece)
        {
            if (piece.Kind == SegmentPieceKind.Whole)
            {
                Record(bytes.AsSpan(piece.Offset, piece.Size), $"{name} byte {piece.Offset}");
            }
            else
            {
                Damage(bytes, piece, name);
            }
        }
    }

    private void Header(byte[] bytes, long firstSeq, string name)
    {
        if (SegmentHeader.Read(bytes) is not { } header)
        {
            Fault(JournalFaultKind.SegmentHeaderEdited, firstSeq, firstSeq, $"{name} byte 0");
        }
        else if (header.FirstSeq != firstSeq)
        {
            Fault(JournalFaultKind.SegmentHeaderEdited, firstSeq, firstSeq, $"{name} says it begins with {header.FirstSeq}");
        }
        else if (!_chainKnown)
        {
            header.PreviousChain.CopyTo(_chain, 0);
            _chainKnown = true;
        }
        else if (!header.PreviousChain.AsSpan().SequenceEqual(_chain))
        {
            Fault(JournalFaultKind.ChainBroken, firstSeq, firstSeq, $"{name} does not continue the segment before");
            header.PreviousChain.CopyTo(_chain, 0);
        }
    }

    private void Damage(byte[] bytes, SegmentPiece piece, string name)
    {
        var end = piece.Offset + piece.Size;
        var next = end < bytes.Length ? RecordFormat.From(bytes.AsSpan(end)) : _last + 2;
        if (piece.Kind == SegmentPieceKind.Torn)
        {
            Fault(JournalFaultKind.TornTail, _last + 1, _last + 1, $"{piece.Size} bytes at {name} byte {piece.Offset}");
            return;
        }

        var to = Math.Max(next - 1, _last + 1);
        Fault(JournalFaultKind.BytesEdited, _last + 1, to, $"{piece.Size} bytes at {name} byte {piece.Offset}");
        _last = to;
        _chainKnown = false;
    }

    private void Record(ReadOnlySpan<byte> record, string place)
    {
        var seq = RecordFormat.Seq(record);
        var from = RecordFormat.From(record);
        if (from <= _last)
        {
            Fault(JournalFaultKind.RecordOutOfPlace, seq, seq, $"{place}: {_last + 1} is expected");
        }
        else if (from > _last + 1)
        {
            Fault(JournalFaultKind.RecordRemoved, _last + 1, from - 1, $"not there before {place}");
            _chainKnown = false;
        }

        if (RecordFormat.At(record) < _at)
        {
            Fault(JournalFaultKind.TimeBackwards, seq, seq, place);
        }

        Chain(record, seq, place);
        _last = Math.Max(_last, seq);
        _at = RecordFormat.At(record);
        _records++;
        _removed += RecordFormat.IsRemoved(record) ? 1 : 0;
        if (RecordFormat.Type(record) == JournalGap.RecordType && JournalGap.TryRead(RecordFormat.Payload(record), out var gap))
        {
            _gaps.Add(gap);
        }

        _anchors?.Check(seq, _at, _chain, _faults);
    }

    private void Chain(ReadOnlySpan<byte> record, long seq, string place)
    {
        var stored = RecordFormat.Chain(record);
        if (_chainKnown)
        {
            Span<byte> hash = stackalloc byte[RecordFormat.HashSize];
            RecordFormat.PayloadHash(record, hash);
            RecordFormat.NextChain(_chain, seq, RecordFormat.At(record), RecordFormat.Type(record), hash, _chain);
            if (!stored.SequenceEqual(_chain))
            {
                Fault(JournalFaultKind.ChainBroken, seq, seq, place);
            }
        }

        // After a named fault the stored chain is followed, so that one fault is not reported as a thousand.
        stored.CopyTo(_chain);
        _chainKnown = true;
    }

    private void Fault(JournalFaultKind kind, long from, long to, string detail) => _faults.Add(new JournalFault(kind, from, to, detail));
}
