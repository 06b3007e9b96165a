using System.Net;
using System.Net.Sockets;

namespace CallCenter.Walk.House;

/// <summary>
/// Free ports for peers that must be told theirs. Each is given out once, so that two peers never get the same; none is one
/// that the machine hands out by itself (32768 and above), so that nobody takes it while its peer is between two runs.
/// </summary>
internal static class Ports
{
    private const int First = 10000;
    private const int Media0 = 20000;
    private const int Last = 32000;
    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Given = [];

    public static int Udp() => Next(ProtocolType.Udp);

    public static int Tcp() => Next(ProtocolType.Tcp);

    /// <summary>The first of a run of even ports for a peer's media.</summary>
    public static int Media(int count)
    {
        lock (Gate)
        {
            for (var first = Media0 + (Environment.ProcessId % 64 * 100); first + count < Last; first += 2)
            {
                var run = Enumerable.Range(first, count).ToList();
                if (run.All(p => !Given.Contains(p) && IsFree(p, ProtocolType.Udp)))
                {
                    Given.UnionWith(run);
                    return first;
                }
            }
        }

        throw new InvalidOperationException("no port is free for media");
    }

    private static int Next(ProtocolType protocol)
    {
        lock (Gate)
        {
            for (var port = First + (Environment.ProcessId % 64 * 100); port < Media0; port++)
            {
                if (!Given.Contains(port) && IsFree(port, protocol))
                {
                    Given.Add(port);
                    return port;
                }
            }
        }

        throw new InvalidOperationException($"no port is free for {protocol}");
    }

    private static bool IsFree(int port, ProtocolType protocol)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, protocol == ProtocolType.Udp ? SocketType.Dgram : SocketType.Stream, protocol);
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
