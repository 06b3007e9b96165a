using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CallCenter.Journal;

/// <summary>How one record lies on disk. All numbers little-endian:
/// length (4), CRC-32C over everything else (4), Seq (8), At (8), type (2), flags (2), chain (32), payload.</summary>
/// <remarks>The chain is SHA-256 over the previous chain, Seq, At, type and the SHA-256 of the payload. It covers neither length
/// nor flags, so that a payload can be replaced by its hash (flag 1) and the chain still verifies.</remarks>
internal static class RecordFormat
{
    public const int HeaderSize = 60;
    public const int HashSize = 32;
    public const int MaxPayload = 16 * 1024 * 1024;
    public const ushort RemovedFlag = 1;

    private const int CrcAt = 4;
    private const int SeqAt = 8;
    private const int AtAt = 16;
    private const int TypeAt = 24;
    private const int FlagsAt = 26;
    private const int ChainAt = 28;

    /// <summary>Writes a record to the start of <paramref name="target"/> and moves <paramref name="chain"/> on to it.</summary>
    public static void Write(Span<byte> target, long seq, long at, ushort type, ReadOnlySpan<byte> payload, Span<byte> chain)
    {
        Span<byte> hash = stackalloc byte[HashSize];
        SHA256.HashData(payload, hash);
        NextChain(chain, seq, at, type, hash, chain);
        WriteRaw(target, seq, at, type, flags: 0, chain, payload);
    }

    /// <summary>Writes a record whose chain is already known (retention does this).</summary>
    public static void WriteRaw(
        Span<byte> target, long seq, long at, ushort type, ushort flags, ReadOnlySpan<byte> chain, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, payload.Length);
        BinaryPrimitives.WriteInt64LittleEndian(target[SeqAt..], seq);
        BinaryPrimitives.WriteInt64LittleEndian(target[AtAt..], at);
        BinaryPrimitives.WriteUInt16LittleEndian(target[TypeAt..], type);
        BinaryPrimitives.WriteUInt16LittleEndian(target[FlagsAt..], flags);
        chain.CopyTo(target[ChainAt..]);
        payload.CopyTo(target[HeaderSize..]);
        BinaryPrimitives.WriteUInt32LittleEndian(target[CrcAt..], Checksum(target[..(HeaderSize + payload.Length)]));
    }

    /// <summary>The chain after a record. <paramref name="next"/> may be the same memory as <paramref name="previous"/>.</summary>
    public static void NextChain(
        ReadOnlySpan<byte> previous, long seq, long at, ushort type, ReadOnlySpan<byte> payloadHash, Span<byte> next)
    {
        Span<byte> input = stackalloc byte[HashSize + 8 + 8 + 2 + HashSize];
        previous.CopyTo(input);
        BinaryPrimitives.WriteInt64LittleEndian(input[32..], seq);
        BinaryPrimitives.WriteInt64LittleEndian(input[40..], at);
        BinaryPrimitives.WriteUInt16LittleEndian(input[48..], type);
        payloadHash.CopyTo(input[50..]);
        SHA256.HashData(input, next);
    }

    /// <summary>Looks at the bytes for one whole, undamaged record at their start.</summary>
    public static RecordLook Look(ReadOnlySpan<byte> bytes, out int size)
    {
        size = 0;
        if (bytes.Length < HeaderSize)
        {
            return RecordLook.TooShort;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (length is < 0 or > MaxPayload)
        {
            return RecordLook.Damaged;
        }

        size = HeaderSize + length;
        if (bytes.Length < size)
        {
            return RecordLook.TooShort;
        }

        var stored = BinaryPrimitives.ReadUInt32LittleEndian(bytes[CrcAt..]);
        if (stored != Checksum(bytes[..size]))
        {
            return RecordLook.Damaged;
        }

        var flags = Flags(bytes);
        return flags == 0 || (flags == RemovedFlag && length == HashSize) ? RecordLook.Whole : RecordLook.Damaged;
    }

    public static long Seq(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt64LittleEndian(record[SeqAt..]);

    public static long At(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadInt64LittleEndian(record[AtAt..]);

    public static ushort Type(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt16LittleEndian(record[TypeAt..]);

    public static bool IsRemoved(ReadOnlySpan<byte> record) => (Flags(record) & RemovedFlag) != 0;

    public static ReadOnlySpan<byte> Chain(ReadOnlySpan<byte> record) => record.Slice(ChainAt, HashSize);

    public static ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> record) => record[HeaderSize..];

    /// <summary>The first number a record stands for: its own Seq, or for a gap the first one that was lost.</summary>
    public static long From(ReadOnlySpan<byte> record) =>
        Type(record) == JournalGap.RecordType && JournalGap.TryRead(Payload(record), out var gap) ? gap.From : Seq(record);

    /// <summary>The hash of the payload as it was written, also when only the hash is left.</summary>
    public static void PayloadHash(ReadOnlySpan<byte> record, Span<byte> hash)
    {
        if (IsRemoved(record))
        {
            Payload(record).CopyTo(hash);
        }
        else
        {
            SHA256.HashData(Payload(record), hash);
        }
    }

    private static ushort Flags(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt16LittleEndian(record[FlagsAt..]);

    private static uint Checksum(ReadOnlySpan<byte> record) =>
        Crc32C.Finish(Crc32C.Add(Crc32C.Add(Crc32C.Start, record[..CrcAt]), record[SeqAt..]));
}

/// <summary>What <see cref="RecordFormat.Look"/> found.</summary>
internal enum RecordLook
{
    /// <summary>A whole record with a right checksum.</summary>
    Whole,

    /// <summary>Not enough bytes for what the header promises.</summary>
    TooShort,

    /// <summary>Enough bytes, but they are not what was written.</summary>
    Damaged,
}
