using System.Buffers.Binary;

namespace CallCenter.Media.Rtp;

/// <summary>The fixed RTP header (RFC 3550, section 5.1) and where its payload stands.</summary>
internal readonly record struct RtpHeader(
    byte PayloadType, bool Marker, ushort Sequence, uint Timestamp, uint Ssrc, int PayloadAt, int PayloadLength)
{
    /// <summary>Length of the header we write: no contributing sources, no extension.</summary>
    public const int Bytes = 12;

    /// <summary>Whether a packet that came to an RTP port is RTCP (RFC 5761, section 4).</summary>
    public static bool IsRtcp(ReadOnlySpan<byte> packet) => packet.Length >= 8 && packet[0] >> 6 == 2 && packet[1] is >= 192 and <= 223;

    /// <summary>Bytes before the payload: fixed header, contributing sources, extension; -1 when this is no RTP version 2 packet or it ends before them.</summary>
    public static int LengthOf(ReadOnlySpan<byte> packet)
    {
        if (packet.Length < Bytes || packet[0] >> 6 != 2)
        {
            return -1;
        }

        int at = Bytes + (4 * (packet[0] & 15));
        if ((packet[0] & 0x10) != 0)
        {
            if (packet.Length < at + 4)
            {
                return -1;
            }

            at += 4 + (4 * BinaryPrimitives.ReadUInt16BigEndian(packet[(at + 2)..]));
        }

        return at <= packet.Length ? at : -1;
    }

    /// <summary>False when this is no RTP version 2 packet or its lengths contradict each other.</summary>
    public static bool TryParse(ReadOnlySpan<byte> packet, out RtpHeader header)
    {
        header = default;
        int at = LengthOf(packet);
        if (at < 0)
        {
            return false;
        }

        int end = packet.Length;
        if ((packet[0] & 0x20) != 0)
        {
            int padding = packet[end - 1];
            if (padding == 0)
            {
                return false;
            }

            end -= padding;
        }

        if (end < at)
        {
            return false;
        }

        header = new(
            (byte)(packet[1] & 0x7F),
            (packet[1] & 0x80) != 0,
            BinaryPrimitives.ReadUInt16BigEndian(packet[2..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(packet[8..]),
            at,
            end - at);
        return true;
    }

    /// <summary>Writes the 12 bytes.</summary>
    public static void Write(Span<byte> into, int payloadType, bool marker, ushort sequence, uint timestamp, uint ssrc)
    {
        into[0] = 0x80;
        into[1] = (byte)(payloadType | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(into[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(into[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(into[8..], ssrc);
    }
}
