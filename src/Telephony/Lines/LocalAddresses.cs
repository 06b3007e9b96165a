using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CallCenter.Telephony.Lines;

/// <summary>From which of our endpoints a peer is reached: what the kernel's routing says, asked once per peer address.</summary>
internal sealed class LocalAddresses(IReadOnlyList<IPEndPoint> endpoints)
{
    private readonly ConcurrentDictionary<IPAddress, IPEndPoint> known = new();

    public IPEndPoint? For(IPEndPoint peer)
    {
        if (known.TryGetValue(peer.Address, out var found))
        {
            return found;
        }

        IPAddress? local = null;
        try
        {
            using var socket = new Socket(peer.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(peer);
            local = (socket.LocalEndPoint as IPEndPoint)?.Address;
        }
        catch (SocketException)
        {
            // No route: the first endpoint of the family will say so by its own error.
        }

        var endpoint = endpoints.FirstOrDefault(e => e.Address.Equals(local))
            ?? endpoints.FirstOrDefault(e => e.AddressFamily == peer.AddressFamily && IPAddress.IsLoopback(e.Address) == IPAddress.IsLoopback(peer.Address))
            ?? endpoints.FirstOrDefault(e => e.AddressFamily == peer.AddressFamily);
        if (endpoint is not null && known.Count < 65_536)
        {
            known[peer.Address] = endpoint;
        }

        return endpoint;
    }
}
