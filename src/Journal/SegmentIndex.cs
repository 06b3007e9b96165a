using System.Buffers.Binary;

namespace CallCenter.Journal;

/// <summary>The place of about every 64 KB of a segment by number, so that a read begins near. Kept beside a finished segment; a file
/// that does not fit the segment's length or checksum is not used.</summary>
internal sealed class SegmentIndex
{
    public const string Extension = ".index";

    private const int Spacing = 64 * 1024;
    private const int EntrySize = 16;

    private readonly List<(long Seq, long Offset)> _entries = [];

    private static ReadOnlySpan<byte> Mark => "CCJIDX01"u8;

    /// <summary>How far the segment has been looked at.</summary>
    public long KnownTo { get; private set; } = SegmentHeader.Size;

    /// <summary>The last number that was met; 0 before the first.</summary>
    public long LastSeq { get; private set; }

    /// <summary>A copy that can be extended while others read this one.</summary>
    public SegmentIndex Copy()
    {
        var copy = new SegmentIndex { KnownTo = KnownTo, LastSeq = LastSeq };
        copy._entries.AddRange(_entries);
        return copy;
    }

    /// <summary>Says that the bytes from <paramref name="offset"/> to <paramref name="end"/> begin with a record of this number.</summary>
    /// <remarks><paramref name="always"/>: also when the last entry is near, because the way from there is not whole.</remarks>
    public void Add(long seq, long offset, long end, bool always = false)
    {
        if (always || _entries.Count == 0 || offset - _entries[^1].Offset >= Spacing)
        {
            _entries.Add((seq, offset));
        }

        KnownTo = end;
        LastSeq = seq;
    }

    /// <summary>A place at or before the record with this number.</summary>
    public long Find(long seq)
    {
        var (low, high) = (0, _entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_entries[middle].Seq <= seq)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low == 0 ? SegmentHeader.Size : _entries[low - 1].Offset;
    }

    public void Save(string segmentPath)
    {
        var bytes = new byte[8 + 8 + 4 + (_entries.Count * EntrySize) + 4];
        Mark.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), KnownTo);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), _entries.Count);
        for (var i = 0; i < _entries.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(20 + (i * EntrySize)), _entries[i].Seq);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(28 + (i * EntrySize)), _entries[i].Offset);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), Checksum(bytes));
        File.WriteAllBytes(PathFor(segmentPath), bytes);
    }

    /// <summary>The kept index of a segment of this length; null when there is none that fits.</summary>
    public static SegmentIndex? Load(string segmentPath, long length)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(PathFor(segmentPath));
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        if (bytes.Length < 24
            || !bytes.AsSpan(0, 8).SequenceEqual(Mark)
            || BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8)) != length
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4)) != Checksum(bytes))
        {
            return null;
        }

        var index = new SegmentIndex { KnownTo = length };
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(16));
        for (var i = 0; i < count; i++)
        {
            var entry = bytes.AsSpan(20 + (i * EntrySize));
            index._entries.Add((BinaryPrimitives.ReadInt64LittleEndian(entry), BinaryPrimitives.ReadInt64LittleEndian(entry[8..])));
        }

        return index;
    }

    private static string PathFor(string segmentPath) => Path.ChangeExtension(segmentPath, Extension);

    private static uint Checksum(ReadOnlySpan<byte> bytes) => Crc32C.Finish(Crc32C.Add(Crc32C.Start, bytes[..^4]));
}
