using CallCenter.Media.Audio;
using CallCenter.Media.Native;
using CallCenter.Media.Rtp;

namespace CallCenter.Media.Plane;

/// <summary>The packet path: what comes from the peer, and what goes on to the partner.</summary>
internal sealed unsafe partial class LegCore
{
    private const long Never = long.MinValue;
    private const int Pcmu = 0;
    private const int Pcma = 8;
    private const int ComfortNoise = 13;

    private readonly NetAddress? resumedFrom;
    private long packetsIn;
    private long bytesIn;
    private long packetsOut;
    private long bytesOut;
    private long foreign;
    private NetAddress foreignFrom;
    private long unknown;
    private long heardAt = Never;
    private long connectedAt;
    private bool silent;

    /// <summary>Takes one packet off the RTP socket; a further one wakes the thread again.</summary>
    public void ReceiveRtp(long now)
    {
        var memory = thread.Scratch;
        int fromLength = NetAddress.SockaddrBytes;
        nint got = Libc.recvfrom(Ports!.Rtp, memory.In, PacketMemory.PacketBytes, Libc.DontWait, memory.From, &fromLength);
        if (got < 0)
        {
            return;
        }

        var from = NetAddress.FromSockaddr(memory.From);
        var packet = new Span<byte>(memory.In, (int)got);
        if (RtpHeader.IsRtcp(packet))
        {
            TakeRtcp(packet, from, now);
            return;
        }

        if (!RtpHeader.TryParse(packet, out var header))
        {
            DropUnknown();
            return;
        }

        switch (latch.Judge(from, header.Ssrc, now))
        {
            case LatchVerdict.Foreign:
                foreign++;
                foreignFrom = from;
                thread.Counts.Foreign++;
                return;
            case LatchVerdict.Learned:
                Learned(from);
                break;
        }

        foreignFrom = default;
        TakeCounted(packet, header, now);
    }

    private void TakeCounted(Span<byte> packet, in RtpHeader header, long now)
    {
        packetsIn++;
        bytesIn += header.PayloadLength;
        thread.Counts.PacketsIn++;
        heardAt = now;
        TakeRtp(packet, header, now);
        if (silent)
        {
            silent = false;
            thread.Events.OnSound(Handle);
        }
    }

    private void TakeRtp(Span<byte> packet, in RtpHeader header, long now)
    {
        var peer = route!.Peer;
        var payload = packet.Slice(header.PayloadAt, header.PayloadLength);
        if (header.PayloadType == peer.EventPayloadType)
        {
            meter.Count(header, isEvent: true, now);
            if (partner is { } other && peer.MayReceive)
            {
                other.PassOnEvent(packet, header, now);
            }

            TakeEvent(header, payload, now);
            return;
        }

        AudioCodec codec;
        switch (header.PayloadType)
        {
            case var agreed when agreed == peer.PayloadType:
                codec = peer.Codec;
                break;
            case Pcmu:
                codec = AudioCodec.Pcmu;
                break;
            case Pcma:
                codec = AudioCodec.Pcma;
                break;
            case ComfortNoise:
                meter.Count(header, isEvent: false, now);
                return;
            default:
                DropUnknown();
                return;
        }

        meter.Count(header, isEvent: false, now);
        if (!peer.MayReceive || payload.IsEmpty)
        {
            return;
        }

        if (browser is not null)
        {
            inPeak.Take(codec, payload, now);
            if (muted)
            {
                payload.Fill(codec == AudioCodec.Pcma ? G711.AlawSilence : G711.UlawSilence);
            }

            if (codec == peer.Codec)
            {
                echo?.Say(header.Timestamp, payload, now);
            }
        }

        recording?.Push(0, codec, header.Timestamp, header.Ssrc, now, payload);
        listener?.OnAudio(Handle, codec, header.Timestamp, payload);
        if (mix is not null)
        {
            speech!.Push(codec, header.Timestamp, header.Ssrc, payload);
        }

        partner?.PassOn(packet, header, codec, now);
    }

    /// <summary>Sends a partner's packet to our peer, in place: the header is written over the partner's.</summary>
    private void PassOn(Span<byte> packet, in RtpHeader header, AudioCodec codec, long now)
    {
        if (clip is not null || digits is { Sending: true } || route is not { Peer.MaySend: true } to || !CanSend)
        {
            return;
        }

        if (!stream.Relay(header, isEvent: false, now, out ushort sequence, out uint timestamp, out bool marker))
        {
            return;
        }

        var payload = packet.Slice(header.PayloadAt, header.PayloadLength);
        var peer = to.Peer;
        if (codec != peer.Codec)
        {
            if (codec == AudioCodec.Pcma)
            {
                G711.AlawToUlaw(payload, payload);
            }
            else
            {
                G711.UlawToAlaw(payload, payload);
            }
        }

        var whole = packet[(header.PayloadAt - RtpHeader.Bytes)..(header.PayloadAt + header.PayloadLength)];
        RtpHeader.Write(whole, peer.PayloadType, marker, sequence, timestamp, stream.Ssrc);
        SendSpeech(whole, peer.Codec, timestamp, now);
    }

    /// <summary>Sends a packet of ours or of the partner; what was sent is what was heard.</summary>
    private void SendSpeech(ReadOnlySpan<byte> packet, AudioCodec codec, uint timestamp, long now)
    {
        var payload = packet[RtpHeader.Bytes..];
        Send(packet, payload.Length);
        if (browser is not null)
        {
            outPeak.Take(codec, payload, now);
        }

        recording?.Push(1, codec, timestamp, stream.Ssrc, now, payload);
    }

    private void PassOnEvent(Span<byte> packet, in RtpHeader header, long now)
    {
        if (clip is not null || digits is { Sending: true } || !CanSend
            || route is not { Peer: { MaySend: true, EventPayloadType: { } payloadType } }
            || !stream.Relay(header, isEvent: true, now, out ushort sequence, out uint timestamp, out bool marker))
        {
            return;
        }

        // The detector still reads the payload; only the header before it changes.
        var whole = packet[(header.PayloadAt - RtpHeader.Bytes)..(header.PayloadAt + header.PayloadLength)];
        RtpHeader.Write(whole, payloadType, marker, sequence, timestamp, stream.Ssrc);
        Send(whole, header.PayloadLength);
    }

    private void TakeEvent(in RtpHeader header, ReadOnlySpan<byte> payload, long now)
    {
        bool ran = detector.Running;
        if (detector.Take(header, payload, now) is { } digit)
        {
            TellDigit(digit);
        }

        if (!ran && detector.Running)
        {
            thread.Pace(this);
        }
    }

    private void TellDigit(in Digit digit)
    {
        thread.Events.OnDigit(Handle, digit.Key, digit.DurationMs);
        mix?.PassDigit(mixPlace, (byte)TelephoneEvent.CodeOf(digit.Key), Math.Clamp(digit.DurationMs, 40, 6000));
    }

    private void Send(ReadOnlySpan<byte> packet, int payloadBytes)
    {
        if (!(browser is { } link ? link.SendRtp(packet) : SendPlain(Ports!.Rtp, packet, destination)))
        {
            thread.Counts.SendFailed++;
            return;
        }

        packetsOut++;
        bytesOut += payloadBytes;
        thread.Counts.PacketsOut++;
    }

    private bool SendPlain(int socket, ReadOnlySpan<byte> packet, in NetAddress address)
    {
        byte* to = thread.Scratch.To;
        int toLength = address.WriteSockaddr(to, IsInet6);
        fixed (byte* bytes = packet)
        {
            return Libc.sendto(socket, bytes, packet.Length, Libc.DontWait, to, toLength) >= 0;
        }
    }

    private void Learned(in NetAddress from)
    {
        if (destination != from || latched is null)
        {
            destination = from;
            latched = from.ToEndPoint();
        }

        MediaLog.SourceLearned(thread.Log, Id);
    }

    private void DropUnknown()
    {
        unknown++;
        thread.Counts.Unknown++;
    }
}
