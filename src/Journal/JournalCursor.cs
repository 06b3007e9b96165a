using Microsoft.Win32.SafeHandles;

namespace CallCenter.Journal;

/// <summary>A place in the journal that moves forward over segment after segment, and stays at a live end until more is there.</summary>
internal sealed class JournalCursor(string folder, long seq, JournalSignal? signal, Func<string, SafeFileHandle, SegmentIndex> indexOf) : IDisposable
{
    // Below the size that goes to the large object heap; records keep slices of it.
    private const int Chunk = 64 * 1024;

    private SafeFileHandle? _file;
    private string _path = "";
    private long _offset;
    private byte[] _buffer = [];
    private int _start;
    private int _end;
    private long _last = seq - 1;

    /// <summary>The number of the last record given, or the one before the first asked for.</summary>
    public long Last => _last;

    public void Dispose() => _file?.Dispose();

    public bool TryNext(out JournalRecord record)
    {
        record = default;
        while (true)
        {
            // Read before the file: what was written before this moment must be there.
            var promised = signal?.LastWritten;
            if (promised <= _last || (_file is null && !OpenFirst(promised)))
            {
                return false;
            }

            switch (Look(out var size))
            {
                case RecordLook.Whole:
                    var bytes = _buffer.AsMemory(_start, size);
                    _start += size;
                    _offset += size;
                    if (RecordFormat.Seq(bytes.Span) <= _last)
                    {
                        continue;
                    }

                    record = Read(bytes);
                    _last = record.Seq;
                    return true;

                case RecordLook.TooShort when _start == _end && OpenNext():
                    continue;

                default:
                    return IsLiveEnd(promised) ? false : throw new JournalDamagedException(
                        $"Segment {Path.GetFileName(_path)} is damaged at byte {_offset}, after record {_last}.");
            }
        }
    }

    internal static JournalRecord Read(ReadOnlyMemory<byte> bytes)
    {
        var removed = RecordFormat.IsRemoved(bytes.Span);
        return new JournalRecord(
            RecordFormat.Seq(bytes.Span),
            RecordFormat.At(bytes.Span),
            RecordFormat.Type(bytes.Span),
            removed ? default : bytes[RecordFormat.HeaderSize..],
            removed);
    }

    // Without a promise the last segment may end in the middle of a write; only an earlier one must be whole.
    private bool IsLiveEnd(long? promised)
    {
        Refill(0);
        return (promised is null || _last >= promised) && SegmentHeader.List(folder)[^1].Path == _path;
    }

    // Too little was read, or it was read while it was being written: once more, and once more for a record larger than the chunk.
    private RecordLook Look(out int size)
    {
        var look = RecordFormat.Look(_buffer.AsSpan(_start, _end - _start), out size);
        for (var tries = 0; tries < 2 && look != RecordLook.Whole; tries++)
        {
            Refill(size);
            look = RecordFormat.Look(_buffer.AsSpan(_start, _end - _start), out size);
        }

        return look;
    }

    private void Refill(int least)
    {
        var there = Math.Max(0, RandomAccess.GetLength(_file!) - _offset);
        var buffer = new byte[Math.Min(there, Math.Max(Chunk, least))];
        (_start, _end) = (0, 0);
        while (_end < buffer.Length)
        {
            var read = RandomAccess.Read(_file!, buffer.AsSpan(_end), _offset + _end);
            if (read == 0)
            {
                break;
            }

            _end += read;
        }

        _buffer = buffer;
    }

    private bool OpenFirst(long? promised)
    {
        var segments = SegmentHeader.List(folder);
        if (segments.Count == 0)
        {
            return promised > 0 ? throw new JournalDamagedException("The journal has no segment.") : false;
        }

        var at = segments.FindLastIndex(s => s.FirstSeq <= _last + 1);
        if (at < 0)
        {
            throw new JournalDamagedException($"The segments before record {segments[0].FirstSeq} are missing.");
        }

        Open(segments[at].Path);
        _offset = indexOf(_path, _file!).Find(_last + 1);
        return true;
    }

    private bool OpenNext()
    {
        var next = Path.Combine(folder, SegmentHeader.FileName(_last + 1));
        if (next == _path)
        {
            return false;
        }

        if (!File.Exists(next))
        {
            var later = SegmentHeader.List(folder).Find(s => s.FirstSeq > _last + 1);
            return later.Path is null
                ? false
                : throw new JournalDamagedException($"The records {_last + 1} to {later.FirstSeq - 1} are missing.");
        }

        // The old segment is final once the next one exists: what came between the two looks belongs first.
        Refill(0);
        if (_end > 0)
        {
            return true;
        }

        Open(next);
        return true;
    }

    private void Open(string path)
    {
        _file?.Dispose();
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        (_path, _offset, _start, _end) = (path, SegmentHeader.Size, 0, 0);
    }
}
