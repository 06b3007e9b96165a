using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace CallCenter.Media.Native;

/// <summary>Makes bound, non-blocking UDP sockets.</summary>
internal static unsafe class UdpSocket
{
    private const int Datagram = 2;
    private const int Inet = 2;
    private const int Inet6 = 10;
    private const int SocketLevel = 1;
    private const int ReceiveBuffer = 8;
    private const int Ipv6Level = 41;
    private const int Ipv6Only = 26;
    private const int IpLevel = 0;
    private const int IpTypeOfService = 1;
    private const int Ipv6TrafficClass = 67;

    /// <summary>DSCP EF (RFC 3246), the class for voice.</summary>
    private const int ExpeditedForwarding = 46 << 2;

    /// <summary>A socket, or -1 with the errno.</summary>
    public static int Bind(IPAddress local, int port, int bufferBytes, out IPEndPoint bound, out int error)
    {
        bool inet6 = local.AddressFamily == AddressFamily.InterNetworkV6;
        bound = new(local, port);
        error = 0;
        int socket = Libc.socket(inet6 ? Inet6 : Inet, Datagram | Libc.NonBlocking | Libc.CloseOnExec, 0);
        if (socket < 0)
        {
            error = Marshal.GetLastSystemError();
            return -1;
        }

        int only = 1;
        if (inet6)
        {
            _ = Libc.setsockopt(socket, Ipv6Level, Ipv6Only, &only, sizeof(int));
        }

        int voice = ExpeditedForwarding;
        _ = Libc.setsockopt(socket, inet6 ? Ipv6Level : IpLevel, inet6 ? Ipv6TrafficClass : IpTypeOfService, &voice, sizeof(int));
        _ = Libc.setsockopt(socket, SocketLevel, ReceiveBuffer, &bufferBytes, sizeof(int));

        byte* address = stackalloc byte[NetAddress.SockaddrBytes];
        int length = NetAddress.Of(local, port).WriteSockaddr(address, inet6);
        if (Libc.bind(socket, address, length) != 0)
        {
            error = Marshal.GetLastSystemError();
            _ = Libc.close(socket);
            return -1;
        }

        length = NetAddress.SockaddrBytes;
        if (Libc.getsockname(socket, address, &length) == 0)
        {
            bound = new(local, NetAddress.FromSockaddr(address).Port);
        }

        return socket;
    }
}
