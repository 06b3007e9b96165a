using System.Buffers.Binary;
using CallCenter.Media.Rtp;

namespace CallCenter.Media.Browser;

/// <summary>
/// SRTP and SRTCP with one peer, both directions (RFC 3711), keyed by DTLS (RFC 5764). A packet that is not genuine, was seen before or
/// is too old is refused; none is ever sealed twice under the same index. One owner; nothing is allocated per packet.
/// </summary>
internal sealed class SrtpSession : IDisposable
{
    /// <summary>What DTLS has to export: two keys, two salts (RFC 5764, section 4.2).</summary>
    public const int ExportBytes = 2 * (SrtpKeys.KeyBytes + SrtpKeyStream.SaltBytes);

    /// <summary>Most that sealing adds to a packet.</summary>
    public const int MostOverhead = SrtpCipher.RtcpOverhead;

    private const int RtcpHeader = 8;
    private const uint RtcpIndexes = 0x7FFF_FFFF;

    private readonly SrtpCipher sealing;
    private readonly SrtpCipher opening;
    private readonly SrtpStreams rtpIn = new();
    private readonly SrtpStreams rtcpIn = new();
    private ReplayWindow rtpOut;
    private uint rtcpOut;

    /// <summary>Takes what DTLS exported.</summary>
    /// <param name="exported">Client key, server key, client salt, server salt.</param>
    /// <param name="isServer">We were the DTLS server.</param>
    public SrtpSession(ReadOnlySpan<byte> exported, bool isServer)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(exported.Length, ExportBytes, nameof(exported));
        var salts = exported[(2 * SrtpKeys.KeyBytes)..];
        var client = new SrtpCipher(exported[..SrtpKeys.KeyBytes], salts[..SrtpKeyStream.SaltBytes]);
        var server = new SrtpCipher(exported.Slice(SrtpKeys.KeyBytes, SrtpKeys.KeyBytes), salts[SrtpKeyStream.SaltBytes..]);
        (sealing, opening) = isServer ? (server, client) : (client, server);
    }

    /// <summary>Seals an RTP packet of our one source.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="into">Room for it and <see cref="MostOverhead"/>.</param>
    /// <returns>Length of the sealed packet; 0: its number was used before, and sealing it would give the key stream away.</returns>
    public int SealRtp(ReadOnlySpan<byte> packet, Span<byte> into)
    {
        int header = RtpHeader.LengthOf(packet);
        if (header < 0 || !rtpOut.TryIndex(Sequence(packet), out ulong index) || !rtpOut.IsNew(index))
        {
            return 0;
        }

        int length = packet.Length + SrtpCipher.RtpOverhead;
        packet.CopyTo(into);
        sealing.SealRtp(into[..length], header, Ssrc(packet[8..]), index);
        rtpOut.Take(index);
        return length;
    }

    /// <summary>Opens an RTP packet in place.</summary>
    /// <returns>Length of the open packet; 0: it is refused.</returns>
    public int OpenRtp(Span<byte> packet)
    {
        int header = RtpHeader.LengthOf(packet);
        if (header < 0 || packet.Length < header + SrtpCipher.RtpOverhead)
        {
            return 0;
        }

        uint ssrc = Ssrc(packet[8..]);
        int place = rtpIn.Find(ssrc);
        if (place < 0 || !rtpIn[place].TryIndex(Sequence(packet), out ulong index) || !rtpIn[place].IsNew(index)
            || !opening.OpenRtp(packet, header, ssrc, index))
        {
            return 0;
        }

        rtpIn.Take(place, ssrc, index);
        return packet.Length - SrtpCipher.RtpOverhead;
    }

    /// <summary>Seals a compound RTCP packet.</summary>
    /// <inheritdoc cref="SealRtp"/>
    public int SealRtcp(ReadOnlySpan<byte> packet, Span<byte> into)
    {
        if (packet.Length < RtcpHeader || rtcpOut == RtcpIndexes)
        {
            return 0;
        }

        int length = packet.Length + SrtpCipher.RtcpOverhead;
        packet.CopyTo(into);
        sealing.SealRtcp(into[..length], Ssrc(packet[4..]), ++rtcpOut);
        return length;
    }

    /// <summary>Opens a compound RTCP packet in place.</summary>
    /// <inheritdoc cref="OpenRtp"/>
    public int OpenRtcp(Span<byte> packet)
    {
        if (packet.Length < RtcpHeader + SrtpCipher.RtcpOverhead)
        {
            return 0;
        }

        uint ssrc = Ssrc(packet[4..]);
        uint word = SrtpCipher.IndexWord(packet);
        int place = rtcpIn.Find(ssrc);
        if (place < 0 || !rtcpIn[place].IsNew(word & RtcpIndexes) || !opening.OpenRtcp(packet, ssrc, word))
        {
            return 0;
        }

        rtcpIn.Take(place, ssrc, word & RtcpIndexes);
        return packet.Length - SrtpCipher.RtcpOverhead;
    }

    public void Dispose()
    {
        sealing.Dispose();
        opening.Dispose();
    }

    private static ushort Sequence(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);

    private static uint Ssrc(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt32BigEndian(at);
}
