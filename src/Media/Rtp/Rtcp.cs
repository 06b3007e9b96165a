using System.Buffers.Binary;
using System.Numerics;

namespace CallCenter.Media.Rtp;

/// <summary>What a peer reports on our stream.</summary>
internal readonly record struct PeerReport(byte FractionLost, uint Jitter, uint LastSenderReport, uint DelaySince);

/// <summary>What one compound packet told us.</summary>
internal readonly record struct RtcpNews(bool Valid, ulong SenderNtp, PeerReport? Report, bool Bye);

/// <summary>RTCP sender and receiver reports (RFC 3550, section 6.4), made and read without allocation.</summary>
internal static class Rtcp
{
    /// <summary>Room a report of ours takes at most.</summary>
    public const int MostBytes = 96;

    private const int SenderReport = 200;
    private const int ReceiverReport = 201;
    private const int SourceDescription = 202;
    private const int Goodbye = 203;

    /// <summary>Reads a compound packet.</summary>
    /// <param name="packet">The datagram.</param>
    /// <param name="ourSsrc">The report block asked for.</param>
    public static RtcpNews Read(ReadOnlySpan<byte> packet, uint ourSsrc)
    {
        ulong ntp = 0;
        PeerReport? report = null;
        bool bye = false;
        bool valid = false;
        while (packet.Length >= 8)
        {
            int length = 4 * (1 + BinaryPrimitives.ReadUInt16BigEndian(packet[2..]));
            if (packet[0] >> 6 != 2 || length > packet.Length)
            {
                break;
            }

            valid = true;
            var body = packet[..length];
            int blocksAt = body[1] switch { SenderReport => 28, ReceiverReport => 8, _ => 0 };
            if (body[1] == SenderReport && length >= 28)
            {
                ntp = BinaryPrimitives.ReadUInt64BigEndian(body[8..]);
            }

            for (int i = 0; blocksAt > 0 && i < (body[0] & 31) && blocksAt + (24 * (i + 1)) <= length; i++)
            {
                var block = body[(blocksAt + (24 * i))..];
                if (BinaryPrimitives.ReadUInt32BigEndian(block) == ourSsrc)
                {
                    report = new(
                        block[4],
                        BinaryPrimitives.ReadUInt32BigEndian(block[12..]),
                        BinaryPrimitives.ReadUInt32BigEndian(block[16..]),
                        BinaryPrimitives.ReadUInt32BigEndian(block[20..]));
                }
            }

            bye |= body[1] == Goodbye;
            packet = packet[length..];
        }

        return new(valid, ntp, report, bye);
    }

    /// <summary>Writes a report with a CNAME of our SSRC in hexadecimal; returns its length.</summary>
    /// <param name="into">At least <see cref="MostBytes"/>.</param>
    /// <param name="stream">What we send.</param>
    /// <param name="sentPackets">Packets sent; 0 makes it a receiver report.</param>
    /// <param name="sentBytes">Payload bytes sent.</param>
    /// <param name="ntp">Now, as 32.32 seconds since 1900.</param>
    /// <param name="rtpNow">The timestamp our stream has now.</param>
    /// <param name="meter">What we receive; its SSRC 0 leaves the block out.</param>
    /// <param name="lastSenderReport">Middle 32 bits of the peer's last NTP time, 0 for none.</param>
    /// <param name="delaySince">Time since it came, 1/65536 s.</param>
    public static int Write(
        Span<byte> into, in OutStream stream, long sentPackets, long sentBytes, ulong ntp, uint rtpNow, ref ReceptionMeter meter, uint lastSenderReport, uint delaySince)
    {
        bool block = meter.Ssrc != 0;
        bool sender = sentPackets > 0;
        int at = sender ? 28 : 8;
        into[0] = (byte)(0x80 | (block ? 1 : 0));
        into[1] = (byte)(sender ? SenderReport : ReceiverReport);
        BinaryPrimitives.WriteUInt32BigEndian(into[4..], stream.Ssrc);
        if (sender)
        {
            BinaryPrimitives.WriteUInt64BigEndian(into[8..], ntp);
            BinaryPrimitives.WriteUInt32BigEndian(into[16..], rtpNow);
            BinaryPrimitives.WriteUInt32BigEndian(into[20..], (uint)sentPackets);
            BinaryPrimitives.WriteUInt32BigEndian(into[24..], (uint)sentBytes);
        }

        if (block)
        {
            var to = into[at..];
            BinaryPrimitives.WriteUInt32BigEndian(to, meter.Ssrc);
            uint lost = (uint)Math.Clamp(meter.Lost, -0x800000, 0x7FFFFF) & 0xFFFFFF;
            BinaryPrimitives.WriteUInt32BigEndian(to[4..], ((uint)meter.TakeFractionLost() << 24) | lost);
            BinaryPrimitives.WriteUInt32BigEndian(to[8..], meter.ExtendedHighest);
            BinaryPrimitives.WriteUInt32BigEndian(to[12..], (uint)meter.Jitter);
            BinaryPrimitives.WriteUInt32BigEndian(to[16..], lastSenderReport);
            BinaryPrimitives.WriteUInt32BigEndian(to[20..], delaySince);
            at += 24;
        }

        BinaryPrimitives.WriteUInt16BigEndian(into[2..], (ushort)((at / 4) - 1));
        return at + WriteName(into[at..], stream.Ssrc);
    }

    /// <summary>Round trip in 1/65536 s (RFC 3550, section 6.4.1), or null when the report can't give one.</summary>
    public static uint? RoundTrip(in PeerReport report, ulong ntpNow)
    {
        if (report.LastSenderReport == 0)
        {
            return null;
        }

        uint trip = (uint)(ntpNow >> 16) - report.LastSenderReport - report.DelaySince;
        return trip > 60u << 16 ? null : trip;
    }

    private static int WriteName(Span<byte> into, uint ssrc)
    {
        // One chunk: SSRC, CNAME item of 8 characters, terminator and padding to 32 bits.
        into[..20].Clear();
        into[0] = 0x81;
        into[1] = SourceDescription;
        BinaryPrimitives.WriteUInt16BigEndian(into[2..], 4);
        BinaryPrimitives.WriteUInt32BigEndian(into[4..], ssrc);
        into[8] = 1;
        into[9] = 8;
        for (int i = 0; i < 8; i++)
        {
            into[10 + i] = "0123456789abcdef"u8[(int)(BitOperations.RotateLeft(ssrc, 4 * (i + 1)) & 15)];
        }

        return 20;
    }
}
