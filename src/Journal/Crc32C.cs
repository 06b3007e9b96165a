using System.Buffers.Binary;
using System.Numerics;

namespace CallCenter.Journal;

/// <summary>CRC-32C (Castagnoli, RFC 3720 appendix B.4), by the processor's own instruction where it has one.</summary>
internal static class Crc32C
{
    /// <summary>The start value for <see cref="Add"/>; <see cref="Finish"/> turns the running value into the checksum.</summary>
    public const uint Start = 0xFFFF_FFFF;

    public static uint Add(uint running, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= 8)
        {
            running = BitOperations.Crc32C(running, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        foreach (var b in bytes)
        {
            running = BitOperations.Crc32C(running, b);
        }

        return running;
    }

    public static uint Finish(uint running) => ~running;
}
