using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Numerics;

namespace CallCenter.Telephony.Legs;

/// <summary>
/// Form of the leg file: a head and slots of equal size. A slot holds each of its two areas (record, pulse) twice; a write goes to the
/// older copy and ends in a checksum, so that a process killed at any moment leaves at least one whole copy of what was there.
/// </summary>
internal static class LegSlot
{
    public const int HeadSize = 64;
    public const int Size = 8192;
    public const int MostRecordBytes = RecordArea - AreaHead;
    public const int MostPulseBytes = PulseArea - AreaHead;

    private const int RecordArea = 4000;
    private const int PulseArea = 96;
    private const int AreaHead = 16;

    /// <summary>First eight bytes of every leg file of this form.</summary>
    public static ReadOnlySpan<byte> Magic => "CCLEGS01"u8;

    public static void WriteRecord(MemoryMappedViewAccessor file, int slot, ReadOnlySpan<byte> content, ref long generation) =>
        Write(file, Start(slot), RecordArea, content, ref generation);

    public static void WritePulse(MemoryMappedViewAccessor file, int slot, ReadOnlySpan<byte> content, ref long generation) =>
        Write(file, Start(slot) + (2 * RecordArea), PulseArea, content, ref generation);

    /// <summary>The newest whole record of a slot; empty: the slot is free.</summary>
    public static byte[] ReadRecord(ReadOnlySpan<byte> slot) => Newest(slot[..RecordArea], slot.Slice(RecordArea, RecordArea));

    /// <summary>The newest whole pulse of a slot; empty: there is none.</summary>
    public static byte[] ReadPulse(ReadOnlySpan<byte> slot) =>
        Newest(slot.Slice(2 * RecordArea, PulseArea), slot.Slice((2 * RecordArea) + PulseArea, PulseArea));

    private static long Start(int slot) => HeadSize + ((long)slot * Size);

    private static void Write(MemoryMappedViewAccessor file, long start, int area, ReadOnlySpan<byte> content, ref long generation)
    {
        generation++;
        Span<byte> bytes = stackalloc byte[AreaHead + content.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, generation);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], content.Length);
        content.CopyTo(bytes[AreaHead..]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], Checksum(generation, content));
        file.SafeMemoryMappedViewHandle.WriteSpan<byte>((ulong)(file.PointerOffset + start + (area * (generation & 1))), bytes);
    }

    private static byte[] Newest(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var (a, b) = (GenerationOf(first), GenerationOf(second));
        var area = a >= b ? first : second;
        return Math.Max(a, b) <= 0 ? [] : area.Slice(AreaHead, BinaryPrimitives.ReadInt32LittleEndian(area[8..])).ToArray();
    }

    /// <summary>The generation of a whole copy; 0: it is torn or was never written.</summary>
    private static long GenerationOf(ReadOnlySpan<byte> area)
    {
        var generation = BinaryPrimitives.ReadInt64LittleEndian(area);
        var length = BinaryPrimitives.ReadInt32LittleEndian(area[8..]);
        return generation > 0 && length >= 0 && length <= area.Length - AreaHead
            && BinaryPrimitives.ReadUInt32LittleEndian(area[12..]) == Checksum(generation, area.Slice(AreaHead, length))
            ? generation
            : 0;
    }

    private static uint Checksum(long generation, ReadOnlySpan<byte> content)
    {
        var sum = BitOperations.Crc32C(~0u, (ulong)generation);
        sum = BitOperations.Crc32C(sum, (uint)content.Length);
        while (content.Length >= 8)
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(content));
            content = content[8..];
        }

        foreach (var rest in content)
        {
            sum = BitOperations.Crc32C(sum, rest);
        }

        return ~sum;
    }
}
