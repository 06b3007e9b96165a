using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CallCenter.Bench;

/// <summary>Parties that speak: every destination gets a PCMA packet each 20 ms from one socket, spread evenly; what comes back is read
/// and counted.</summary>
internal sealed class Talkers : IDisposable
{
    private const int PacketBytes = 172;
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 8 << 20 };
    private readonly List<SocketAddress> destinations = [];
    private readonly List<Thread> threads = [];
    private volatile bool ended;
    private long sent;
    private long received;

    public Talkers() => socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public IPEndPoint Here => (IPEndPoint)socket.LocalEndPoint!;

    public long Sent => Interlocked.Read(ref sent);

    public long Received => Interlocked.Read(ref received);

    public void To(IPEndPoint destination) => destinations.Add(destination.Serialize());

    public void Start()
    {
        threads.Add(new Thread(Speak) { Name = "talk" });
        threads.Add(new Thread(Hear) { Name = "hear" });
        threads.ForEach(t => t.Start());
    }

    public void Dispose()
    {
        ended = true;
        socket.SendTo(new byte[1], Here); // wakes the listener
        threads.ForEach(t => t.Join());
        socket.Dispose();
    }

    private void Speak()
    {
        var packet = new byte[PacketBytes];
        packet.AsSpan(12).Fill(0xd5);
        (packet[0], packet[1]) = (0x80, 8);
        var began = Stopwatch.GetTimestamp();
        var perSecond = destinations.Count * 50.0;
        for (long n = 0; !ended;)
        {
            for (var due = (long)(Stopwatch.GetElapsedTime(began).TotalSeconds * perSecond); n < due; n++)
            {
                var (round, to) = ((uint)(n / destinations.Count), (int)(n % destinations.Count));
                BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)round);
                BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), round * 160);
                BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), 0x10000 + (uint)to);
                socket.SendTo(packet, SocketFlags.None, destinations[to]);
                Interlocked.Increment(ref sent);
            }

            Thread.Sleep(1);
        }
    }

    private void Hear()
    {
        var buffer = new byte[2048];
        while (!ended)
        {
            if (socket.Receive(buffer) == PacketBytes)
            {
                Interlocked.Increment(ref received);
            }
        }
    }
}
