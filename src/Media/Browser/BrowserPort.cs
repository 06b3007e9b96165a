using System.Net;
using CallCenter.Media.Native;
using CallCenter.Media.Plane;
using CallCenter.Media.Rtp;

namespace CallCenter.Media.Browser;

/// <summary>
/// The UDP port that all browser legs share, on each advertised address. A packet finds its leg by the user name of its check, and from
/// then on by the source that passed the check (RFC 7983 tells STUN, DTLS and SRTP apart). What belongs to nobody is dropped and counted;
/// nothing is remembered of it. Owned by one media thread.
/// </summary>
internal sealed unsafe class BrowserPort : IDisposable
{
    private const int MostAtOnce = 32;
    private const int MostTries = 20;
    private const int BufferBytes = 4 * 1024 * 1024;
    private const int FramesPerTick = 5;

    private readonly int[] sockets;
    private readonly bool[] isInet6;
    private readonly Dictionary<ulong, BrowserLink> byName = [];
    private readonly Dictionary<NetAddress, BrowserLink> bySource = [];
    private readonly List<BrowserLink> all = [];
    private MediaThread? thread;
    private int frames;

    private BrowserPort(DtlsIdentity identity, int[] sockets, IReadOnlyList<IPEndPoint> endPoints)
    {
        Identity = identity;
        this.sockets = sockets;
        EndPoints = endPoints;
        isInet6 = [.. endPoints.Select(e => e.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6)];
    }

    public DtlsIdentity Identity { get; }

    /// <summary>Where it listens; the port is the same everywhere.</summary>
    public IReadOnlyList<IPEndPoint> EndPoints { get; }

    /// <summary>The sockets, in the order of <see cref="EndPoints"/>.</summary>
    public ReadOnlySpan<int> Sockets => sockets;

    /// <summary>Where a packet is sealed before it is sent.</summary>
    public Span<byte> Sealed => new(thread!.Scratch.Sealed, PacketMemory.SealedBytes);

    /// <summary>Binds every address.</summary>
    /// <param name="wanted">Addresses with one port; port 0: any that is free on all of them.</param>
    /// <param name="identity">Who we are; disposed with the port.</param>
    /// <exception cref="NoPortException">An address can't be bound.</exception>
    public static BrowserPort Open(IReadOnlyList<IPEndPoint> wanted, DtlsIdentity identity)
    {
        for (int tries = 1; ; tries++)
        {
            var sockets = new List<int>();
            var bound = new List<IPEndPoint>();
            int error = 0;
            foreach (var one in wanted)
            {
                int port = one.Port == 0 && bound.Count > 0 ? bound[0].Port : one.Port;
                int socket = UdpSocket.Bind(one.Address, port, BufferBytes, out var end, out error);
                if (socket < 0)
                {
                    break;
                }

                sockets.Add(socket);
                bound.Add(end);
            }

            if (bound.Count == wanted.Count)
            {
                return new(identity, [.. sockets], bound);
            }

            sockets.ForEach(static socket => _ = Libc.close(socket));
            if (error != Libc.AddressInUse || wanted[0].Port != 0 || tries == MostTries)
            {
                throw NoPortException.VoiceTaken(wanted[bound.Count], error);
            }
        }
    }

    /// <summary>Before the thread starts: it owns the port from now on.</summary>
    public void BelongTo(MediaThread owner) => thread = owner;

    public void Add(BrowserLink link)
    {
        byName[link.Name] = link;
        all.Add(link);
    }

    public void Remove(BrowserLink link)
    {
        if (byName.GetValueOrDefault(link.Name) == link)
        {
            byName.Remove(link.Name);
        }

        all.Remove(link);
    }

    /// <summary>A source passed a link's check.</summary>
    public void Remember(in NetAddress source, BrowserLink link) => bySource[source] = link;

    /// <summary>A link no longer listens to a source.</summary>
    public void Forget(in NetAddress source, BrowserLink link)
    {
        if (bySource.GetValueOrDefault(source) == link)
        {
            bySource.Remove(source);
        }
    }

    /// <summary>Takes what waits at a socket, at most 32 datagrams: the other sockets have their turn.</summary>
    public void Receive(int socket, long now)
    {
        var memory = thread!.Scratch;
        for (int n = 0; n < MostAtOnce; n++)
        {
            int fromLength = NetAddress.SockaddrBytes;
            nint got = Libc.recvfrom(sockets[socket], memory.In, PacketMemory.PacketBytes, Libc.DontWait, memory.From, &fromLength);
            if (got < 0)
            {
                return;
            }

            Take(new Span<byte>(memory.In, (int)got), socket, NetAddress.FromSockaddr(memory.From), now);
        }
    }

    /// <summary>Each frame of the clock; looks at every link ten times a second.</summary>
    public void Tick(long now)
    {
        if (++frames % FramesPerTick != 0)
        {
            return;
        }

        for (int n = all.Count - 1; n >= 0; n--)
        {
            all[n].Tick(now);
        }
    }

    /// <summary>Sends a datagram; false when the system does not take it.</summary>
    public bool Send(int socket, ReadOnlySpan<byte> datagram, in NetAddress to)
    {
        byte* address = thread!.Scratch.To;
        int length = to.WriteSockaddr(address, isInet6[socket]);
        fixed (byte* bytes = datagram)
        {
            return Libc.sendto(sockets[socket], bytes, datagram.Length, Libc.DontWait, address, length) >= 0;
        }
    }

    public void Dispose()
    {
        foreach (int socket in sockets)
        {
            _ = Libc.close(socket);
        }

        Identity.Dispose();
    }

    private void Take(Span<byte> packet, int socket, in NetAddress from, long now)
    {
        byte first = packet.IsEmpty ? byte.MaxValue : packet[0];
        if (first < 4)
        {
            TakeStun(packet, socket, from, now);
        }
        else if (first is not (>= 20 and < 64 or >= 128 and < 192))
        {
            thread!.Counts.Unknown++;
        }
        else if (!bySource.TryGetValue(from, out var link))
        {
            thread!.Counts.Foreign++;
        }
        else if (first < 64)
        {
            link.TakeDtls(packet, now);
        }
        else
        {
            link.TakeSrtp(packet, RtpHeader.IsRtcp(packet), now);
        }
    }

    private void TakeStun(ReadOnlySpan<byte> packet, int socket, in NetAddress from, long now)
    {
        if (!StunMessage.TryRead(packet, out var check))
        {
            thread!.Counts.Unknown++;
            return;
        }

        // Ours comes first, then a colon, then the page's.
        var user = packet.Slice(check.UserAt, check.UserLength);
        int colon = user.IndexOf((byte)':');
        if (colon > 0 && byName.TryGetValue(BrowserLink.NameOf(user[..colon]), out var link))
        {
            link.TakeStun(packet, check, socket, from, now);
        }
        else
        {
            thread!.Counts.Foreign++;
        }
    }
}
