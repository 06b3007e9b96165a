using System.Buffers.Binary;

namespace CallCenter.Journal;

/// <summary>The open word that records are missing: while the disk was away and the memory for it full, the records from
/// <paramref name="From"/> to <paramref name="To"/> (both inclusive) were not kept. It takes the place of all of them and carries
/// the number <paramref name="To"/>.</summary>
public readonly record struct JournalGap(long From, long To)
{
    /// <summary>The type number of a gap record; nobody else may use it.</summary>
    public const ushort RecordType = 0;

    internal const int Size = 16;

    internal void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteInt64LittleEndian(target, From);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], To);
    }

    /// <summary>Reads the payload of a gap record; false when the bytes are not one.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out JournalGap gap)
    {
        gap = default;
        if (payload.Length != Size)
        {
            return false;
        }

        gap = new JournalGap(BinaryPrimitives.ReadInt64LittleEndian(payload), BinaryPrimitives.ReadInt64LittleEndian(payload[8..]));
        return gap.From > 0 && gap.From <= gap.To;
    }
}
