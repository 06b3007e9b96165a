using System.Security.Cryptography;
using System.Text;
using CallCenter.Media.Native;
using CallCenter.Media.Plane;

namespace CallCenter.Media.Browser;

/// <summary>
/// A browser leg's way to its page through the shared port: ICE as the lite side (RFC 8445, section 2.5), DTLS as the server, SRTP. Everything
/// but the constructor runs on the media thread that owns the port.
/// </summary>
internal sealed class BrowserLink : IDisposable
{
    /// <summary>Addresses from which one page may send: its newest four that passed a check.</summary>
    private const int MostSources = 4;

    private const string IceCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private const int UfragLength = 8;
    private const int PasswordLength = 24;
    private const long ConnectWithin = 20 * MediaClock.Second;
    private const long QuietWhileTalking = MediaClock.Second;
    private const long QuietWhileIdle = 10 * MediaClock.Second;
    private const long ConsentLasts = 30 * MediaClock.Second;
    private const long Never = long.MinValue / 2;

    private readonly BrowserPort port;
    private readonly PeerFingerprint fingerprint;
    private readonly IncrementalHash password;
    private readonly NetAddress[] sources = new NetAddress[MostSources];
    private int nextSource;
    private NetAddress remote;
    private int remoteSocket;
    private DtlsSession? dtls;
    private SrtpSession? srtp;
    private long openedAt = Never;
    private long heardAt;
    private long speechAt = Never;
    private bool quiet;
    private bool closed;

    public BrowserLink(BrowserPort port, PeerFingerprint fingerprint)
    {
        this.port = port;
        this.fingerprint = fingerprint;
        Credentials = new(RandomNumberGenerator.GetString(IceCharacters, UfragLength), RandomNumberGenerator.GetString(IceCharacters, PasswordLength));
        Name = NameOf(Encoding.ASCII.GetBytes(Credentials.Ufrag));
        password = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, Encoding.ASCII.GetBytes(Credentials.Password));
    }

    public BrowserCredentials Credentials { get; }

    /// <summary>The ufrag as a number, so that a packet's is looked up without a string.</summary>
    public ulong Name { get; }

    /// <summary>The leg; set before anything runs.</summary>
    public LegCore Leg { get; set; } = null!;

    /// <summary>The first address of the shared port.</summary>
    public System.Net.IPEndPoint LocalEnd => port.EndPoints[0];

    /// <summary>Connected and not closed: something can be sent.</summary>
    public bool IsOpen => srtp is not null && !closed;

    /// <summary>A ufrag as a number; 0: it can't be one of ours.</summary>
    public static ulong NameOf(ReadOnlySpan<byte> ufrag) => ufrag.Length == UfragLength ? BitConverter.ToUInt64(ufrag) : 0;

    /// <summary>A connectivity or consent check that names us (RFC 8445, section 7.3; RFC 7675).</summary>
    public void TakeStun(ReadOnlySpan<byte> packet, in StunMessage check, int socket, in NetAddress from, long now)
    {
        if (closed || check.Type != StunMessage.BindingRequest || !check.IsGenuine(packet, password))
        {
            Leg.DropForeign();
            return;
        }

        Span<byte> reply = stackalloc byte[StunReply.MostBytes];
        if (check.Unknown != 0 || check.Controlled)
        {
            int code = check.Unknown != 0 ? 420 : 487;
            port.Send(socket, reply[..StunReply.Error(reply, packet, code, check.Unknown, password)], from);
            return;
        }

        Learn(from);
        if (check.UseCandidate || remote.Port == 0)
        {
            if (remote != from)
            {
                Leg.Reached(from);
            }

            (remote, remoteSocket) = (from, socket);
        }

        Hear(now);
        port.Send(socket, reply[..StunReply.Success(reply, packet, from, password)], from);
    }

    /// <summary>A DTLS datagram from a source that passed a check.</summary>
    public void TakeDtls(ReadOnlySpan<byte> packet, long now)
    {
        if (closed)
        {
            return;
        }

        try
        {
            dtls ??= new DtlsSession(port.Identity, fingerprint, Send);
        }
        catch (IOException why)
        {
            End(why.Message);
            return;
        }

        switch (dtls.Take(packet))
        {
            case DtlsStep.Connected:
                Connected(dtls, now);
                break;
            case DtlsStep.Closed:
                End("the page closed it");
                break;
            case DtlsStep.Failed:
                End($"DTLS failed: {dtls.Fault}");
                break;
        }
    }

    /// <summary>An SRTP or SRTCP packet from a source that passed a check.</summary>
    public void TakeSrtp(Span<byte> packet, bool isRtcp, long now)
    {
        if (srtp is null || closed)
        {
            Leg.DropForeign();
            return;
        }

        int length = isRtcp ? srtp.OpenRtcp(packet) : srtp.OpenRtp(packet);
        if (length == 0)
        {
            Leg.DropForeign();
            return;
        }

        Hear(now);
        if (isRtcp)
        {
            Leg.TakeOpenRtcp(packet[..length], now);
        }
        else
        {
            speechAt = now;
            Leg.TakeOpenRtp(packet[..length], now);
        }
    }

    /// <summary>About every 100 ms.</summary>
    public void Tick(long now)
    {
        if (closed)
        {
            return;
        }

        if (srtp is null)
        {
            openedAt = openedAt == Never ? now : openedAt;
            if (now - openedAt >= ConnectWithin)
            {
                End("the page never connected");
            }
            else if (dtls?.Tick() == DtlsStep.Failed)
            {
                End($"DTLS failed: {dtls.Fault}");
            }

            return;
        }

        // In a talk speech comes all the time, and a second without anything is a loss. An idle page only checks every few seconds.
        long since = now - heardAt;
        bool talking = Leg.IsBridged && heardAt - speechAt < MediaClock.Second;
        if (since >= ConsentLasts)
        {
            End("the page was silent for 30 s");
        }
        else if (!quiet && since >= (talking ? QuietWhileTalking : QuietWhileIdle))
        {
            quiet = true;
            Leg.Tell(BrowserChange.Quiet);
        }
    }

    /// <summary>Seals and sends an RTP packet; false when it was not sent.</summary>
    public bool SendRtp(ReadOnlySpan<byte> packet)
    {
        if (srtp is null || closed)
        {
            return false;
        }

        var into = port.Sealed;
        int length = srtp.SealRtp(packet, into);
        return length > 0 && port.Send(remoteSocket, into[..length], remote);
    }

    /// <summary>Seals and sends a compound RTCP packet; false when it was not sent.</summary>
    public bool SendRtcp(ReadOnlySpan<byte> packet)
    {
        if (srtp is null || closed)
        {
            return false;
        }

        var into = port.Sealed;
        int length = srtp.SealRtcp(packet, into);
        return length > 0 && port.Send(remoteSocket, into[..length], remote);
    }

    /// <summary>The leg is closed: the page is told, nothing is kept.</summary>
    public void Dispose()
    {
        closed = true;
        dtls?.Dispose();
        srtp?.Dispose();
        password.Dispose();
        foreach (var source in sources)
        {
            port.Forget(source, this);
        }
    }

    private void Connected(DtlsSession session, long now)
    {
        Span<byte> keys = stackalloc byte[SrtpSession.ExportBytes];
        if (!session.TryExport(keys))
        {
            End("DTLS exports no keys");
            return;
        }

        srtp = new SrtpSession(keys, port.Identity.IsServer);
        CryptographicOperations.ZeroMemory(keys);
        Hear(now);
        Leg.Tell(BrowserChange.Connected);
    }

    private void Hear(long now)
    {
        heardAt = now;
        if (quiet)
        {
            quiet = false;
            Leg.Tell(BrowserChange.Heard);
        }
    }

    private void Learn(in NetAddress from)
    {
        if (Array.IndexOf(sources, from) < 0)
        {
            port.Forget(sources[nextSource], this);
            sources[nextSource] = from;
            nextSource = (nextSource + 1) % MostSources;
        }

        port.Remember(from, this);
    }

    private void End(string why)
    {
        closed = true;
        Leg.Ended(why);
    }

    private void Send(ReadOnlySpan<byte> datagram)
    {
        if (remote.Port != 0)
        {
            port.Send(remoteSocket, datagram, remote);
        }
    }
}
