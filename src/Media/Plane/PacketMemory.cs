using System.Runtime.InteropServices;
using CallCenter.Media.Native;

namespace CallCenter.Media.Plane;

/// <summary>A media thread's native memory: one packet in, one packet out, one socket address.</summary>
internal sealed unsafe class PacketMemory : IDisposable
{
    /// <summary>Largest datagram taken; RTP speech is a tenth of it.</summary>
    public const int PacketBytes = 2048;

    public PacketMemory()
    {
        In = (byte*)NativeMemory.AllocZeroed((2 * PacketBytes) + (2 * NetAddress.SockaddrBytes));
        Out = In + PacketBytes;
        From = Out + PacketBytes;
        To = From + NetAddress.SockaddrBytes;
    }

    public byte* In { get; private set; }

    public byte* Out { get; private set; }

    public byte* From { get; private set; }

    public byte* To { get; private set; }

    public void Dispose()
    {
        NativeMemory.Free(In);
        In = Out = From = To = null;
    }
}
