using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using CallCenter.Media;
using CallCenter.Media.Browser;
using CallCenter.Media.Native;
using CallCenter.Media.Rtp;
using Xunit;

namespace CallCenter.Unit.Media.Browser;

/// <summary>Stands where a browser stands: checks, DTLS as the client, SRTP, over a real socket.</summary>
internal sealed class Page : IDisposable
{
    private readonly Socket socket;
    private readonly DtlsIdentity identity = DtlsIdentity.Create(TimeProvider.System, isServer: false);
    private IPEndPoint? server;
    private BrowserCredentials? theirs;
    private DtlsSession? dtls;
    private SrtpSession? srtp;

    public Page(string address = "127.0.0.1")
    {
        socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 5000 };
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        Ssrc = (uint)End.Port;
    }

    public IPEndPoint End => (IPEndPoint)socket.LocalEndPoint!;

    public uint Ssrc { get; }

    public ushort Sequence { get; set; } = 30;

    public uint Timestamp { get; set; } = 9000;

    /// <summary>What else came while something was waited for: reports, closing words.</summary>
    public int Reports { get; private set; }

    public bool IsTold { get; private set; }

    public BrowserPeer Peer => new()
    {
        FingerprintHash = "sha-256",
        Fingerprint = Convert.FromHexString(identity.Fingerprint.Replace(":", string.Empty, StringComparison.Ordinal)),
        EventPayloadType = 126,
    };

    /// <summary>An offer as a browser words it.</summary>
    public string Offer => $"""
        v=0
        o=- 4711 2 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE 0
        m=audio 9 UDP/TLS/RTP/SAVPF 111 9 0 8 13 110 126
        c=IN IP4 0.0.0.0
        a=rtcp:9 IN IP4 0.0.0.0
        a=ice-ufrag:page
        a=ice-pwd:pagepagepagepagepagepage
        a=ice-options:trickle
        a=fingerprint:sha-256 {identity.Fingerprint}
        a=setup:actpass
        a=mid:0
        a=sendrecv
        a=rtcp-mux
        a=rtpmap:111 opus/48000/2
        a=rtpmap:9 G722/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:13 CN/8000
        a=rtpmap:110 telephone-event/48000
        a=rtpmap:126 telephone-event/8000

        """;

    /// <summary>Connects as an answer says.</summary>
    public void Accept(string answer)
    {
        string After(string start) => answer.Split("\r\n").First(l => l.StartsWith(start, StringComparison.Ordinal))[start.Length..];
        var words = After("a=candidate:").Split(' ');
        var end = new IPEndPoint(IPAddress.Parse(words[4]), int.Parse(words[5], CultureInfo.InvariantCulture));
        Connect(end, new BrowserCredentials(After("a=ice-ufrag:"), After("a=ice-pwd:")), After("a=fingerprint:sha-256 "));
    }

    public void Connect(MediaPlane plane, MediaLeg leg) => Connect(plane.BrowserEndPoints[0], leg.Browser!, plane.BrowserFingerprint!);

    public void Connect(IPEndPoint end, BrowserCredentials credentials, string fingerprint)
    {
        Check(end, credentials);
        Assert.Equal(StunMessage.BindingSuccess, AwaitReply());
        Shake(fingerprint);
        Assert.NotNull(srtp);
    }

    /// <summary>The handshake alone; returns how it ended for the page.</summary>
    public DtlsStep Shake(string fingerprint)
    {
        var expected = new PeerFingerprint("sha-256", Convert.FromHexString(fingerprint.Replace(":", string.Empty, StringComparison.Ordinal)));
        dtls = new DtlsSession(identity, expected, datagram => socket.SendTo(datagram, server!));
        dtls.Begin();
        var buffer = new byte[4096];
        while (true)
        {
            int got = socket.Receive(buffer);
            if (buffer[0] is < 20 or > 63)
            {
                continue;
            }

            var step = dtls.Take(buffer.AsSpan(0, got));
            if (step == DtlsStep.Connected)
            {
                var keys = new byte[SrtpSession.ExportBytes];
                Assert.True(dtls.TryExport(keys));
                srtp = new SrtpSession(keys, isServer: false);
            }

            if (step != DtlsStep.Goes)
            {
                return step;
            }
        }
    }

    /// <summary>A check, or a sign of consent.</summary>
    public void Check(IPEndPoint? end = null, BrowserCredentials? credentials = null, string? password = null)
    {
        server = end ?? server;
        theirs = credentials ?? theirs;
        Raw(CheckOf(theirs!, password));
    }

    public static byte[] CheckOf(BrowserCredentials of, string? password = null)
    {
        var packet = new byte[256];
        BinaryPrimitives.WriteUInt16BigEndian(packet, StunMessage.BindingRequest);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), StunMessage.Cookie);
        RandomNumberGenerator.Fill(packet.AsSpan(8, 12));
        int at = 20;
        Span<byte> Attribute(ushort type, int length)
        {
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(at), type);
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(at + 2), (ushort)length);
            var value = packet.AsSpan(at + 4, length);
            at += 4 + ((length + 3) & ~3);
            return value;
        }

        var user = Encoding.ASCII.GetBytes($"{of.Ufrag}:page");
        user.CopyTo(Attribute(StunMessage.Username, user.Length));
        Attribute(0xC057, 4).Clear();
        Attribute(0x802A, 8).Fill(7);
        Attribute(0x0025, 0);
        Attribute(0x0024, 4).Fill(1);
#pragma warning disable CA5350 // STUN's integrity is HMAC-SHA1
        using var keyed = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, Encoding.ASCII.GetBytes(password ?? of.Password));
#pragma warning restore CA5350
        int before = at;
        var sum = Attribute(StunMessage.Integrity, 20);
        StunMessage.Sum(packet.AsSpan(0, before), keyed, sum);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)(at - 20 + 8));
        uint print = Crc32.Of(packet.AsSpan(0, at)) ^ StunMessage.FingerprintMask;
        BinaryPrimitives.WriteUInt32BigEndian(Attribute(StunMessage.Fingerprint, 4), print);
        return packet[..at];
    }

    /// <summary>Type of the next STUN message.</summary>
    public int AwaitReply()
    {
        var packet = Receive();
        while (packet[0] > 3)
        {
            packet = Receive();
        }

        return BinaryPrimitives.ReadUInt16BigEndian(packet);
    }

    public void Raw(byte[] datagram) => socket.SendTo(datagram, server!);

    public byte[] Speak(byte[] payload, int payloadType = 8)
    {
        Sequence++;
        Timestamp += 160;
        return Send(payload, payloadType);
    }

    public void Event(byte code, int duration, bool over)
    {
        Sequence++;
        Send([code, (byte)(over ? 0x8A : 0x0A), (byte)(duration >> 8), (byte)duration], 126);
    }

    /// <summary>The next packet of speech, or a failed test after 5 s.</summary>
    public (RtpHeader Header, byte[] Payload) Hear()
    {
        while (true)
        {
            var packet = Receive();
            if (packet.Length == 0 || packet[0] < 128)
            {
                IsTold |= packet.Length > 0 && packet[0] is >= 20 and < 64;
                continue;
            }

            if (RtpHeader.IsRtcp(packet))
            {
                Assert.True(srtp!.OpenRtcp(packet) > 0);
                Reports++;
                continue;
            }

            int length = srtp!.OpenRtp(packet);
            Assert.True(length > 0, "what the server sent is not genuine");
            Assert.True(RtpHeader.TryParse(packet.AsSpan(0, length), out var header));
            return (header, packet[header.PayloadAt..(header.PayloadAt + header.PayloadLength)]);
        }
    }

    /// <summary>Whether the server says goodbye within 5 s.</summary>
    public bool HearsGoodbye()
    {
        while (true)
        {
            var packet = Receive();
            if (packet[0] is >= 20 and < 64 && dtls!.Take(packet) == DtlsStep.Closed)
            {
                return true;
            }
        }
    }

    public bool HasMore => socket.Available > 0;

    /// <summary>As a page that is closed: the server is told.</summary>
    public void Close()
    {
        dtls?.Dispose();
        dtls = null;
    }

    public void Dispose()
    {
        Close();
        srtp?.Dispose();
        identity.Dispose();
        socket.Dispose();
    }

    private byte[] Receive()
    {
        var buffer = new byte[2048];
        return buffer[..socket.Receive(buffer)];
    }

    private byte[] Send(byte[] payload, int payloadType)
    {
        var packet = new byte[12 + payload.Length];
        RtpHeader.Write(packet, payloadType, false, Sequence, Timestamp, Ssrc);
        payload.CopyTo(packet, 12);
        var into = new byte[packet.Length + SrtpSession.MostOverhead];
        var wire = into[..srtp!.SealRtp(packet, into)];
        Raw(wire);
        return wire;
    }
}
