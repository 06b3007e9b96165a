using System.Net;
using System.Net.Sockets;
using CallCenter.Media;
using CallCenter.Media.Rtp;
using Xunit;

namespace CallCenter.Unit.Media;

/// <summary>A phone's RTP on loopback: a real socket and the numbering of one source.</summary>
internal sealed class Phone : IDisposable
{
    private readonly Socket socket;

    public Phone(string address = "127.0.0.1", int port = 0, uint ssrc = 0)
    {
        socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 5000 };
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), port));
        Ssrc = ssrc == 0 ? (uint)End.Port : ssrc;
    }

    public IPEndPoint End => (IPEndPoint)socket.LocalEndPoint!;

    public uint Ssrc { get; }

    public ushort Sequence { get; set; } = 100;

    public uint Timestamp { get; set; } = 50_000;

    public MediaPeer Peer => new() { Remote = End, EventPayloadType = 101 };

    public void Dispose() => socket.Dispose();

    public void Speak(MediaLeg to, byte[] payload, int payloadType = 8, bool marker = false) => Speak(to.LocalEndPoint, payload, payloadType, marker);

    public void Speak(IPEndPoint to, byte[] payload, int payloadType = 8, bool marker = false)
    {
        Sequence++;
        Timestamp += 160;
        Raw(to, Packet(payload, payloadType, marker));
    }

    public void Event(MediaLeg to, byte code, int duration, bool over, int payloadType = 101)
    {
        Sequence++;
        Raw(to.LocalEndPoint, Packet([code, (byte)(over ? 0x8A : 0x0A), (byte)(duration >> 8), (byte)duration], payloadType, false));
    }

    public void Raw(IPEndPoint to, byte[] datagram) => socket.SendTo(datagram, to);

    /// <summary>The next RTP packet, or a failed test after 5 s.</summary>
    public (RtpHeader Header, byte[] Payload) Hear()
    {
        var buffer = new byte[2048];
        int length = socket.Receive(buffer);
        Assert.True(RtpHeader.TryParse(buffer.AsSpan(0, length), out var header));
        return (header, buffer[header.PayloadAt..(header.PayloadAt + header.PayloadLength)]);
    }

    /// <summary>The next packet without judging it.</summary>
    public byte[] HearRaw()
    {
        var buffer = new byte[2048];
        return buffer[..socket.Receive(buffer)];
    }

    /// <summary>Whether something waits to be heard.</summary>
    public bool HasMore => socket.Available > 0;

    public static byte[] Sound(int seed)
    {
        var payload = new byte[160];
        new Random(seed).NextBytes(payload);
        return payload;
    }

    private byte[] Packet(byte[] payload, int payloadType, bool marker)
    {
        var packet = new byte[12 + payload.Length];
        RtpHeader.Write(packet, payloadType, marker, Sequence, Timestamp, Ssrc);
        payload.CopyTo(packet, 12);
        return packet;
    }
}
