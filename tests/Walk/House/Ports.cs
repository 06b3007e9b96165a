using System.Net;
using System.Net.Sockets;

namespace CallCenter.Walk.House;

/// <summary>Free ports for peers that must be told theirs. Each is given out once, so that two peers never get the same.</summary>
internal static class Ports
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Given = [];

    public static int Udp() => Next(ProtocolType.Udp);

    public static int Tcp() => Next(ProtocolType.Tcp);

    /// <summary>The first of a run of even ports for a peer's media.</summary>
    public static int Media(int count)
    {
        lock (Gate)
        {
            for (var first = 40000 + (Environment.ProcessId % 64 * 40); ; first += 2)
            {
                var run = Enumerable.Range(first, count).ToList();
                if (run.All(p => !Given.Contains(p) && IsFree(p)))
                {
                    Given.UnionWith(run);
                    return first;
                }
            }
        }
    }

    private static int Next(ProtocolType protocol)
    {
        lock (Gate)
        {
            while (true)
            {
                using var socket = new Socket(AddressFamily.InterNetwork, protocol == ProtocolType.Udp ? SocketType.Dgram : SocketType.Stream, protocol);
                socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
                var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
                if (Given.Add(port))
                {
                    return port;
                }
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
