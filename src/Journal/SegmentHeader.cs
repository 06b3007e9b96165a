using System.Buffers.Binary;
using System.Globalization;

namespace CallCenter.Journal;

/// <summary>The first 64 bytes of a segment file: mark, first number, the chain that the first record continues, CRC-32C; and the
/// name of the file, which is its first number with twenty digits, so that names sort as numbers.</summary>
internal readonly record struct SegmentHeader(long FirstSeq, byte[] PreviousChain)
{
    public const int Size = 64;
    public const string Extension = ".journal";

    private const int CrcAt = 48;

    private static ReadOnlySpan<byte> Mark => "CCJRNL01"u8;

    public static string FileName(long firstSeq) => firstSeq.ToString("D20", CultureInfo.InvariantCulture) + Extension;

    public static long? FirstSeqOf(string path) =>
        long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;

    /// <summary>The segment files of a folder with their first numbers, in order.</summary>
    public static List<(long FirstSeq, string Path)> List(string folder)
    {
        var found = new List<(long FirstSeq, string Path)>();
        if (Directory.Exists(folder))
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension))
            {
                if (FirstSeqOf(path) is { } seq)
                {
                    found.Add((seq, path));
                }
            }
        }

        found.Sort((a, b) => a.FirstSeq.CompareTo(b.FirstSeq));
        return found;
    }

    public void Write(Span<byte> target)
    {
        target[..Size].Clear();
        Mark.CopyTo(target);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], FirstSeq);
        PreviousChain.CopyTo(target[16..]);
        BinaryPrimitives.WriteUInt32LittleEndian(target[CrcAt..], Checksum(target[..Size]));
    }

    /// <summary>Reads a header; null when the bytes are too few or not what was written.</summary>
    public static SegmentHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Size
            || !bytes[..8].SequenceEqual(Mark)
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[CrcAt..]) != Checksum(bytes[..Size]))
        {
            return null;
        }

        return new SegmentHeader(BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]), bytes[16..48].ToArray());
    }

    private static uint Checksum(ReadOnlySpan<byte> header) =>
        Crc32C.Finish(Crc32C.Add(Crc32C.Add(Crc32C.Start, header[..CrcAt]), header[(CrcAt + 4)..Size]));
}
