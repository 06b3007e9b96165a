using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallCenter.Walk.House;

/// <summary>
/// A bad line between one peer and the server: of the SIP datagrams of each direction it loses a share and lets some be overtaken by
/// the next. The server sees the peer at <see cref="Outside"/>, in what the messages say too.
/// </summary>
internal sealed class LossyRelay : IDisposable
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(40);
    private readonly Socket inside = Udp();
    private readonly Socket outside = Udp();
    private readonly IPEndPoint server;
    private readonly IPEndPoint peer;
    private readonly double loss;
    private readonly double overtaken;
    private readonly Random random;
    private readonly Lock gate = new();
    private int lost;
    private int passed;
    private int held;

    /// <summary>A line that is bad until the test is over.</summary>
    /// <param name="server">Where the server listens.</param>
    /// <param name="peerPort">The peer's SIP port on 127.0.0.1.</param>
    /// <param name="loss">Share of datagrams that are lost, 0 to 1.</param>
    /// <param name="overtaken">Share of datagrams that come 40 ms late, 0 to 1.</param>
    /// <param name="seed">Which ones.</param>
    public LossyRelay(IPEndPoint server, int peerPort, double loss, double overtaken, int seed)
    {
        (this.server, peer, this.loss, this.overtaken) = (server, new IPEndPoint(IPAddress.Loopback, peerPort), loss, overtaken);
        random = new Random(seed);
        _ = Carry(inside, outside, this.server, peer, Outside);
        _ = Carry(outside, inside, peer, Outside, peer);
    }

    /// <summary>Where the peer sends to.</summary>
    public IPEndPoint Inside => (IPEndPoint)inside.LocalEndPoint!;

    /// <summary>Where the server sees the peer.</summary>
    public IPEndPoint Outside => (IPEndPoint)outside.LocalEndPoint!;

    /// <summary>What became of the datagrams so far.</summary>
    public (int Passed, int Lost, int Overtaken) Counts
    {
        get
        {
            lock (gate)
            {
                return (passed, lost, held);
            }
        }
    }

    public void Dispose()
    {
        inside.Dispose();
        outside.Dispose();
    }

    private static Socket Udp()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private async Task Carry(Socket from, Socket to, IPEndPoint target, IPEndPoint said, IPEndPoint instead)
    {
        var buffer = new byte[65536];
        try
        {
            while (true)
            {
                var length = await from.ReceiveAsync(buffer.AsMemory());
                var text = Encoding.Latin1.GetString(buffer, 0, length).Replace(said.ToString(), instead.ToString(), StringComparison.Ordinal);
                _ = Fate() switch
                {
                    true => Pass(to, text, target),
                    false => Task.CompletedTask,
                    null => PassLate(to, text, target),
                };
            }
        }
        catch (Exception why) when (why is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static Task<int> Pass(Socket to, string text, IPEndPoint target) => to.SendToAsync(Encoding.Latin1.GetBytes(text), target);

    private static async Task PassLate(Socket to, string text, IPEndPoint target)
    {
        try
        {
            await Task.Delay(Late);
            await Pass(to, text, target);
        }
        catch (ObjectDisposedException)
        {
            // The test is over.
        }
    }

    /// <summary>True: passes; false: is lost; null: is overtaken.</summary>
    private bool? Fate()
    {
        lock (gate)
        {
            var dice = random.NextDouble();
            if (dice < loss)
            {
                lost++;
                return false;
            }

            if (dice < loss + overtaken)
            {
                held++;
                return null;
            }

            passed++;
            return true;
        }
    }
}
