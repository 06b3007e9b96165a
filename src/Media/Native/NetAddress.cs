using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace CallCenter.Media.Native;

/// <summary>An IP address as 16 bytes (IPv4 mapped into IPv6) and a port: compared without allocation.</summary>
internal readonly record struct NetAddress(ulong High, ulong Low, ushort Port)
{
    /// <summary>Room for a sockaddr_in6.</summary>
    public const int SockaddrBytes = 28;

    private const int Inet = 2;
    private const int Inet6 = 10;
    private const ulong Mapped = 0xFFFF_0000_0000;

    public bool IsAny => High == 0 && Low is 0 or Mapped;

    public bool SameHost(in NetAddress other) => High == other.High && Low == other.Low;

    public static NetAddress Of(IPAddress address, int port)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            address.TryWriteBytes(bytes, out _);
            return new(0, Mapped | BinaryPrimitives.ReadUInt32BigEndian(bytes), (ushort)port);
        }

        address.TryWriteBytes(bytes, out _);
        return new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), (ushort)port);
    }

    public static NetAddress Of(IPEndPoint end) => Of(end.Address, end.Port);

    /// <summary>From a Linux sockaddr_in or sockaddr_in6.</summary>
    public static unsafe NetAddress FromSockaddr(byte* sockaddr)
    {
        ushort port = (ushort)((sockaddr[2] << 8) | sockaddr[3]);
        if (*(ushort*)sockaddr == Inet)
        {
            return new(0, Mapped | BinaryPrimitives.ReverseEndianness(*(uint*)(sockaddr + 4)), port);
        }

        return new(
            BinaryPrimitives.ReverseEndianness(*(ulong*)(sockaddr + 8)),
            BinaryPrimitives.ReverseEndianness(*(ulong*)(sockaddr + 16)),
            port);
    }

    /// <summary>Writes a Linux sockaddr for a socket of the given family; returns its length.</summary>
    public unsafe int WriteSockaddr(byte* sockaddr, bool inet6)
    {
        new Span<byte>(sockaddr, SockaddrBytes).Clear();
        *(ushort*)sockaddr = inet6 ? (ushort)Inet6 : (ushort)Inet;
        sockaddr[2] = (byte)(Port >> 8);
        sockaddr[3] = (byte)Port;
        if (!inet6)
        {
            *(uint*)(sockaddr + 4) = BinaryPrimitives.ReverseEndianness((uint)Low);
            return 16;
        }

        *(ulong*)(sockaddr + 8) = BinaryPrimitives.ReverseEndianness(High);
        *(ulong*)(sockaddr + 16) = BinaryPrimitives.ReverseEndianness(Low);
        return SockaddrBytes;
    }

    public IPEndPoint ToEndPoint()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
        bool inet = High == 0 && Low >> 32 == 0xFFFF;
        return new IPEndPoint(new IPAddress(inet ? bytes[12..] : bytes), Port);
    }
}
