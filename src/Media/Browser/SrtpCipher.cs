using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CallCenter.Media.Browser;

/// <summary>
/// One direction's session keys at work: SRTP_AES128_CM_HMAC_SHA1_80 (RFC 3711, sections 4.1.1, 4.2 and 3.4), in place and without
/// allocation. It numbers no packets: who calls knows the index.
/// </summary>
internal sealed class SrtpCipher : IDisposable
{
    /// <summary>Bytes that sealing an RTP packet adds.</summary>
    public const int RtpOverhead = TagBytes;

    /// <summary>Bytes that sealing an RTCP packet adds: its index, and the tag.</summary>
    public const int RtcpOverhead = 4 + TagBytes;

    private const int TagBytes = 10;
    private const int MacKeyBytes = 20;
    private const int RtcpHeader = 8;
    private const uint Encrypted = 0x8000_0000;

    private readonly SrtpKeyStream rtp;
    private readonly SrtpKeyStream rtcp;
    private readonly IncrementalHash rtpKeyed;
    private readonly IncrementalHash rtcpKeyed;

    /// <summary>Derives the session keys.</summary>
    /// <param name="masterKey">16 bytes.</param>
    /// <param name="masterSalt">14 bytes.</param>
    public SrtpCipher(ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt)
    {
        rtp = KeyStream(masterKey, masterSalt, SrtpKeys.RtpCipher, SrtpKeys.RtpSalt);
        rtcp = KeyStream(masterKey, masterSalt, SrtpKeys.RtcpCipher, SrtpKeys.RtcpSalt);
        rtpKeyed = Keyed(masterKey, masterSalt, SrtpKeys.RtpAuthentication);
        rtcpKeyed = Keyed(masterKey, masterSalt, SrtpKeys.RtcpAuthentication);
    }

    /// <summary>Seals an RTP packet.</summary>
    /// <param name="packet">The packet and room for <see cref="RtpOverhead"/> behind it.</param>
    /// <param name="header">Bytes of its header, which stay readable.</param>
    /// <param name="ssrc">Its SSRC.</param>
    /// <param name="index">Its 48-bit index.</param>
    public void SealRtp(Span<byte> packet, int header, uint ssrc, ulong index)
    {
        var body = packet[..^TagBytes];
        rtp.Crypt(body[header..], ssrc, index);
        Tag(rtpKeyed, body, (uint)(index >> 16), packet[^TagBytes..]);
    }

    /// <summary>Opens an RTP packet that is at least as long as header and overhead; false: not genuine, and left as it is.</summary>
    public bool OpenRtp(Span<byte> packet, int header, uint ssrc, ulong index)
    {
        var body = packet[..^TagBytes];
        if (!IsGenuine(rtpKeyed, body, (uint)(index >> 16), packet[^TagBytes..]))
        {
            return false;
        }

        rtp.Crypt(body[header..], ssrc, index);
        return true;
    }

    /// <summary>Seals an RTCP packet.</summary>
    /// <param name="packet">The packet and room for <see cref="RtcpOverhead"/> behind it.</param>
    /// <param name="ssrc">SSRC of its first report.</param>
    /// <param name="index">Its 31-bit index.</param>
    public void SealRtcp(Span<byte> packet, uint ssrc, uint index)
    {
        var body = packet[..^RtcpOverhead];
        rtcp.Crypt(body[RtcpHeader..], ssrc, index);
        BinaryPrimitives.WriteUInt32BigEndian(packet[body.Length..], index | Encrypted);
        Tag(rtcpKeyed, body, index | Encrypted, packet[^TagBytes..]);
    }

    /// <summary>What an RTCP packet says of its index and, in the highest bit, whether it is encrypted.</summary>
    public static uint IndexWord(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[^RtcpOverhead..]);

    /// <summary>Opens an RTCP packet of at least 8 bytes and the overhead; false: not genuine, and left as it is.</summary>
    public bool OpenRtcp(Span<byte> packet, uint ssrc, uint indexWord)
    {
        var body = packet[..^RtcpOverhead];
        if (!IsGenuine(rtcpKeyed, body, indexWord, packet[^TagBytes..]))
        {
            return false;
        }

        if ((indexWord & Encrypted) != 0)
        {
            rtcp.Crypt(body[RtcpHeader..], ssrc, indexWord & ~Encrypted);
        }

        return true;
    }

    public void Dispose()
    {
        rtp.Dispose();
        rtcp.Dispose();
        rtpKeyed.Dispose();
        rtcpKeyed.Dispose();
    }

    private static bool IsGenuine(IncrementalHash keyed, ReadOnlySpan<byte> body, uint word, ReadOnlySpan<byte> tag)
    {
        Span<byte> expected = stackalloc byte[TagBytes];
        Tag(keyed, body, word, expected);
        return CryptographicOperations.FixedTimeEquals(expected, tag);
    }

    /// <summary>The first 80 bits of the HMAC over a packet and its roll-over counter or index.</summary>
    private static void Tag(IncrementalHash keyed, ReadOnlySpan<byte> body, uint word, Span<byte> tag)
    {
        Span<byte> sum = stackalloc byte[20];
        BinaryPrimitives.WriteUInt32BigEndian(sum, word);
        keyed.AppendData(body);
        keyed.AppendData(sum[..4]);
        keyed.TryGetHashAndReset(sum, out _);
        sum[..TagBytes].CopyTo(tag);
    }

    private static SrtpKeyStream KeyStream(ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt, byte cipher, byte salt)
    {
        Span<byte> key = stackalloc byte[SrtpKeys.KeyBytes];
        Span<byte> sessionSalt = stackalloc byte[SrtpKeyStream.SaltBytes];
        SrtpKeys.Derive(masterKey, masterSalt, cipher, key);
        SrtpKeys.Derive(masterKey, masterSalt, salt, sessionSalt);
        var stream = new SrtpKeyStream(key, sessionSalt);
        CryptographicOperations.ZeroMemory(key);
        return stream;
    }

    private static IncrementalHash Keyed(ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt, byte label)
    {
        Span<byte> key = stackalloc byte[MacKeyBytes];
        SrtpKeys.Derive(masterKey, masterSalt, label, key);
        var keyed = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, key);
        CryptographicOperations.ZeroMemory(key);
        return keyed;
    }
}
