using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallCenter.Media.Recording;

/// <summary>What stands before a payload in the ring. 20 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RecordedPacket
{
    /// <summary>Payload bytes.</summary>
    public ushort Length;

    /// <summary>0 what the party said, 1 what it heard.</summary>
    public byte Track;

    /// <summary>An <see cref="AudioCodec"/>.</summary>
    public byte Codec;

    /// <summary>RTP timestamp.</summary>
    public uint Timestamp;

    /// <summary>SSRC.</summary>
    public uint Ssrc;

    /// <summary>When it was received or sent, 1/8000 s.</summary>
    public long Arrival;
}

/// <summary>
/// Packets on their way from the media thread (the one that pushes) to the recording writer (the one that pops): native
/// memory, no lock, no allocation. A full ring refuses.
/// </summary>
internal sealed unsafe class RecordingRing : IDisposable
{
    private const uint Skip = uint.MaxValue;
    private static readonly int HeadBytes = Align(sizeof(RecordedPacket));

    private readonly int size;
    private byte* memory;
    private long head;
    private long tail;

    public RecordingRing(int bytes)
    {
        size = bytes;
        memory = (byte*)NativeMemory.AllocZeroed((nuint)bytes);
    }

    /// <summary>By the media thread. False: full.</summary>
    public bool TryPush(in RecordedPacket packet, ReadOnlySpan<byte> payload)
    {
        int need = HeadBytes + Align(payload.Length);
        int at = (int)(head & (size - 1));
        int toEnd = size - at;
        int skipped = toEnd < need ? toEnd : 0;
        if (size - (head - Volatile.Read(ref tail)) < need + skipped)
        {
            return false;
        }

        if (skipped > 0)
        {
            *(uint*)(memory + at) = Skip;
            at = 0;
        }

        Unsafe.WriteUnaligned(memory + at, packet);
        payload.CopyTo(new Span<byte>(memory + at + HeadBytes, payload.Length));
        Volatile.Write(ref head, head + skipped + need);
        return true;
    }

    /// <summary>By the writer: the oldest packet, whose payload stays valid until <see cref="Pop"/>. False: empty.</summary>
    public bool TryPeek(out RecordedPacket packet, out ReadOnlySpan<byte> payload)
    {
        packet = default;
        payload = default;
        if (tail == Volatile.Read(ref head))
        {
            return false;
        }

        int at = (int)(tail & (size - 1));
        if (*(uint*)(memory + at) == Skip)
        {
            Volatile.Write(ref tail, tail + size - at);
            at = 0;
        }

        packet = Unsafe.ReadUnaligned<RecordedPacket>(memory + at);
        payload = new ReadOnlySpan<byte>(memory + at + HeadBytes, packet.Length);
        return true;
    }

    /// <summary>By the writer: gives the room of the packet last peeked at back.</summary>
    public void Pop(in RecordedPacket packet) => Volatile.Write(ref tail, tail + HeadBytes + Align(packet.Length));

    /// <summary>By the writer, once the media thread pushes no more.</summary>
    public void Dispose()
    {
        NativeMemory.Free(memory);
        memory = null;
    }

    private static int Align(int bytes) => (bytes + 7) & ~7;
}
