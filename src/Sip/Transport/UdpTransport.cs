using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace CallCenter.Sip;

/// <summary>SIP over one UDP socket (RFC 3261 §18): its own receiving thread, sending on the caller's.</summary>
internal sealed class UdpTransport : SipTransport
{
    private const int MaxCached = 8192;
    private readonly Socket socket;
    private readonly int maxMessage;
    private readonly Dictionary<IPEndPoint, SocketAddress> destinations = [];
    private readonly Dictionary<IPAddress, IPAddress> localFor = [];
    private Thread? thread;
    private volatile bool stopping;

    public UdpTransport(IPEndPoint endpoint, int receiveBufferBytes, int maxMessage)
    {
        this.maxMessage = maxMessage;
        socket = new Socket(endpoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            if (endpoint.AddressFamily == AddressFamily.InterNetworkV6)
            {
                socket.DualMode = false;
            }

            // The kernel gives what it allows; less is no reason not to start.
            socket.ReceiveBufferSize = receiveBufferBytes;
            socket.SendBufferSize = receiveBufferBytes / 2;
            socket.Bind(endpoint);
            Local = (IPEndPoint)socket.LocalEndPoint!;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public override string Name => "UDP";

    public override bool IsReliable => false;

    public override IPEndPoint Local { get; }

    public override void Start(SipReceived received)
    {
        thread = new Thread(() => Receive(received)) { IsBackground = true, Name = $"sip-udp-{Local.Port}" };
        thread.Start();
    }

    public override bool Send(ReadOnlySpan<byte> message, IPEndPoint destination)
    {
        if (!destinations.TryGetValue(destination, out var address))
        {
            if (destination.AddressFamily != Local.AddressFamily || destination.Port == 0)
            {
                return false;
            }

            if (destinations.Count >= MaxCached)
            {
                destinations.Clear();
            }

            destinations[destination] = address = destination.Serialize();
        }

        try
        {
            return socket.SendTo(message, SocketFlags.None, address) == message.Length;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    public override IPAddress AddressFor(IPEndPoint destination)
    {
        if (!Local.Address.Equals(IPAddress.Any) && !Local.Address.Equals(IPAddress.IPv6Any))
        {
            return Local.Address;
        }

        if (localFor.TryGetValue(destination.Address, out var known))
        {
            return known;
        }

        if (localFor.Count >= MaxCached)
        {
            localFor.Clear();
        }

        // Connecting a datagram socket sends nothing; it asks the routing table which address would be used.
        try
        {
            using var probe = new Socket(destination.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            probe.Connect(destination.Address, Math.Max(1, destination.Port));
            known = ((IPEndPoint)probe.LocalEndPoint!).Address;
        }
        catch (SocketException)
        {
            known = Local.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback;
        }

        return localFor[destination.Address] = known;
    }

    protected override void Dispose(bool disposing)
    {
        stopping = true;
        socket.Dispose();
        thread?.Join(TimeSpan.FromSeconds(2));
    }

    private void Receive(SipReceived received)
    {
        var scratch = new byte[65_536];
        var address = new SocketAddress(Local.AddressFamily);
        var template = new IPEndPoint(Local.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        Dictionary<SocketAddress, IPEndPoint> sources = [];
        while (!stopping)
        {
            int length;
            try
            {
                length = socket.ReceiveFrom(scratch, SocketFlags.None, address);
            }
            catch (SocketException) when (!stopping)
            {
                // An ICMP answer to something we sent; the transaction's own timer deals with it.
                continue;
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }

            if (length > maxMessage)
            {
                continue;
            }

            if (!sources.TryGetValue(address, out var source))
            {
                if (sources.Count >= MaxCached)
                {
                    sources.Clear();
                }

                source = (IPEndPoint)template.Create(address);
                var key = new SocketAddress(address.Family, address.Size);
                address.Buffer.Span[..address.Size].CopyTo(key.Buffer.Span);
                sources[key] = source;
            }

            var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(1, length));
            scratch.AsSpan(0, length).CopyTo(buffer);
            received(this, buffer, length, source);
        }
    }
}
