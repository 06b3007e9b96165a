using System.Runtime.InteropServices;
using CallCenter.Media.Native;

namespace CallCenter.Media.Plane;

/// <summary>A media thread's native memory: one packet in, one packet out, one sealed, two socket addresses.</summary>
internal sealed unsafe class PacketMemory : IDisposable
{
    /// <summary>Largest datagram taken; RTP speech is a tenth of it.</summary>
    public const int PacketBytes = 2048;

    /// <summary>Room for a packet and what sealing it adds.</summary>
    public const int SealedBytes = PacketBytes + 64;

    public PacketMemory()
    {
        In = (byte*)NativeMemory.AllocZeroed((2 * PacketBytes) + SealedBytes + (2 * NetAddress.SockaddrBytes));
        Out = In + PacketBytes;
        Sealed = Out + PacketBytes;
        From = Sealed + SealedBytes;
        To = From + NetAddress.SockaddrBytes;
    }

    public byte* In { get; private set; }

    public byte* Out { get; private set; }

    public byte* Sealed { get; private set; }

    public byte* From { get; private set; }

    public byte* To { get; private set; }

    public void Dispose()
    {
        NativeMemory.Free(In);
        In = Out = Sealed = From = To = null;
    }
}
