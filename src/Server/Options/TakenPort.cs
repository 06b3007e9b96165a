using System.Net;
using System.Net.Sockets;

namespace CallCenter.Server.Options;

/// <summary>Which of the addresses that were asked for somebody else has.</summary>
internal static class TakenPort
{
    /// <summary>Key and address of the first that can't be bound; null: all can.</summary>
    public static (string Key, IPEndPoint Address)? Find(ServerOptions options)
    {
        foreach (var (key, address, kind) in options.Sip.Select(e => ("sip", e, SocketType.Dgram))
            .Append(("http", options.Http, SocketType.Stream)).Append(("https", options.Https, SocketType.Stream)).Concat(options.Voice.Select(e => ("voice", e, SocketType.Dgram))))
        {
            if (address.Port != 0 && IsTaken(address, kind))
            {
                return (key, address);
            }
        }

        return null;
    }

    private static bool IsTaken(IPEndPoint address, SocketType kind)
    {
        using var socket = new Socket(address.AddressFamily, kind, kind == SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp);
        try
        {
            socket.Bind(address);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
