using CallCenter.Media.Audio;
using CallCenter.Media.Native;
using CallCenter.Media.Rtp;

namespace CallCenter.Media.Plane;

/// <summary>What the leg does by the clock: clips, digits, silence, RTCP.</summary>
internal sealed unsafe partial class LegCore
{
    private long nextReportAt;
    private uint lastSenderReport;
    private long lastSenderReportAt;
    private long roundTrip = -1;
    private int peerLoss = -1;
    private uint peerJitter;

    /// <summary>One frame of 20 ms.</summary>
    /// <param name="now">Now.</param>
    /// <param name="newest">This is the newest of the frames due; the older ones only catch up.</param>
    /// <returns>False when the leg wants no further frames.</returns>
    public bool Frame(long now, bool newest)
    {
        if (closed)
        {
            return false;
        }

        if (detector.Running && newest && detector.Lapse(now) is { } digit)
        {
            TellDigit(digit);
        }

        // A leg whose peer is not known yet keeps its clip for it.
        if (route is not null && !SendDigitFrame(now))
        {
            if (clip is not null)
            {
                SendClipFrame(now);
            }
            else
            {
                SendEchoFrame(now);
            }
        }

        return !closed && (clip is not null || echo is not null || detector.Running || digits is { Idle: false });
    }

    /// <summary>About once a second.</summary>
    public void Sweep(long now)
    {
        if (route is not { } to)
        {
            return;
        }

        long since = now - Math.Max(heardAt, connectedAt);
        bool shouldSpeak = to.Peer.MayReceive && (browser is null || IsBridged);
        if (!silent && shouldSpeak && since >= MediaClock.Units(thread.Options.SilenceAfter))
        {
            silent = true;
            stranger = foreignFrom.Port == 0 ? null : foreignFrom.ToEndPoint();
            thread.Events.OnSilence(Handle, (int)(since / MediaClock.Second));
        }

        if (now >= nextReportAt)
        {
            nextReportAt = now + RandomReportInterval();
            SendReport(now);
        }
    }

    /// <summary>Takes one packet off the RTCP socket.</summary>
    public void ReceiveRtcp(long now)
    {
        var memory = thread.Scratch;
        int fromLength = NetAddress.SockaddrBytes;
        nint got = Libc.recvfrom(Ports!.Rtcp, memory.In, PacketMemory.PacketBytes, Libc.DontWait, memory.From, &fromLength);
        if (got > 0)
        {
            var from = NetAddress.FromSockaddr(memory.From);
            if (TakeRtcp(new ReadOnlySpan<byte>(memory.In, (int)got), from, now))
            {
                rtcpDestination = from;
            }
        }
    }

    private bool TakeRtcp(ReadOnlySpan<byte> packet, in NetAddress from, long now)
    {
        if (!latch.IsAllowed(from))
        {
            foreign++;
            thread.Counts.Foreign++;
            return false;
        }

        return ReadReport(packet, now);
    }

    private bool ReadReport(ReadOnlySpan<byte> packet, long now)
    {
        var news = Rtcp.Read(packet, stream.Ssrc);
        if (!news.Valid)
        {
            DropUnknown();
            return false;
        }

        if (news.SenderNtp != 0)
        {
            lastSenderReport = (uint)(news.SenderNtp >> 16);
            lastSenderReportAt = now;
        }

        if (news.Report is { } report)
        {
            peerJitter = report.Jitter;
            peerLoss = report.FractionLost;
            roundTrip = Rtcp.RoundTrip(report, thread.NtpBase.At(clock.Now)) ?? roundTrip;
        }

        return true;
    }

    private void SendReport(long now)
    {
        if (browser is null ? rtcpDestination.Port == 0 || rtcpDestination.IsAny : !browser.IsOpen)
        {
            return;
        }

        var memory = thread.Scratch;
        var packet = new Span<byte>(memory.Out, Rtcp.MostBytes);
        uint delay = lastSenderReport == 0 ? 0 : (uint)((now - lastSenderReportAt) * 65536 / MediaClock.Second);
        int length = Rtcp.Write(
            packet, stream, packetsOut, bytesOut, thread.NtpBase.At(now), stream.TimestampAt(now), ref meter, lastSenderReport, delay);
        if (!(browser is { } link ? link.SendRtcp(packet[..length]) : SendPlain(Ports!.Rtcp, packet[..length], rtcpDestination)))
        {
            thread.Counts.SendFailed++;
        }
    }

    /// <summary>Sends the frame of a key press; false when speech goes on.</summary>
    private bool SendDigitFrame(long now)
    {
        if (digits is null || route is not { Peer: { MaySend: true, EventPayloadType: { } payloadType } } || !CanSend)
        {
            digits?.Clear();
            return false;
        }

        var packet = new Span<byte>(thread.Scratch.Out, RtpHeader.Bytes + 4);
        if (!digits.Next(packet[RtpHeader.Bytes..], out bool first))
        {
            return false;
        }

        if (first)
        {
            stream.Own(follows: false, now);
        }
        else
        {
            stream.OwnSameTime();
        }

        clipBegun = false;
        RtpHeader.Write(packet, payloadType, first, stream.Sequence, stream.Timestamp, stream.Ssrc);
        Send(packet, 4);
        return true;
    }

    private void SendClipFrame(long now)
    {
        var peer = route!.Peer;
        var octets = clip!.Array(peer.Codec);
        var packet = new Span<byte>(thread.Scratch.Out, RtpHeader.Bytes + MediaClock.Frame);
        bool over = FillFrame(octets, peer.Codec, packet[RtpHeader.Bytes..]);
        if (peer.MaySend && CanSend)
        {
            stream.Own(clipBegun, now);
            RtpHeader.Write(packet, peer.PayloadType, marker: !clipBegun, stream.Sequence, stream.Timestamp, stream.Ssrc);
            clipBegun = true;
            SendSpeech(packet, peer.Codec, stream.Timestamp, now);
        }

        if (over)
        {
            EndClip(PlayEnd.Finished);
        }
    }

    private bool FillFrame(byte[] octets, AudioCodec codec, Span<byte> frame)
    {
        while (!frame.IsEmpty)
        {
            int part = Math.Min(frame.Length, octets.Length - clipAt);
            octets.AsSpan(clipAt, part).CopyTo(frame);
            frame = frame[part..];
            clipAt += part;
            if (clipAt < octets.Length)
            {
                continue;
            }

            if (!clipLoops)
            {
                frame.Fill(codec == AudioCodec.Pcma ? G711.AlawSilence : G711.UlawSilence);
                return true;
            }

            clipAt = 0;
        }

        return false;
    }

    private long RandomReportInterval() =>
        (long)(MediaClock.Units(thread.Options.RtcpInterval) * (0.5 + Random.Shared.NextDouble()));
}
