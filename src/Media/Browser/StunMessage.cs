using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CallCenter.Media.Browser;

/// <summary>
/// Where the parts of a STUN message stand (RFC 8489, section 5). Attributes behind MESSAGE-INTEGRITY are not looked at, because nobody
/// vouches for them. Read without allocation.
/// </summary>
/// <param name="Type">Method and class.</param>
/// <param name="UserAt">Where the value of USERNAME begins; 0: there is none.</param>
/// <param name="UserLength">Its bytes.</param>
/// <param name="IntegrityAt">Where the MESSAGE-INTEGRITY attribute begins; 0: there is none.</param>
/// <param name="UseCandidate">The pair is nominated (RFC 8445, section 7.1.2).</param>
/// <param name="Controlled">The sender believes that we are controlling; a lite agent never is.</param>
/// <param name="Unknown">Type of the first attribute that would have to be understood and is not; 0: none.</param>
internal readonly record struct StunMessage(
    ushort Type, int UserAt, int UserLength, int IntegrityAt, bool UseCandidate, bool Controlled, ushort Unknown)
{
    public const ushort BindingRequest = 0x0001;
    public const ushort BindingSuccess = 0x0101;
    public const ushort BindingError = 0x0111;
    public const uint Cookie = 0x2112A442;
    public const uint FingerprintMask = 0x5354554E;
    public const int HeaderBytes = 20;
    public const int IntegrityBytes = 24;
    public const int FingerprintBytes = 8;
    public const ushort Username = 0x0006;
    public const ushort Integrity = 0x0008;
    public const ushort ErrorCode = 0x0009;
    public const ushort UnknownAttributes = 0x000A;
    public const ushort XorMappedAddress = 0x0020;
    public const ushort Fingerprint = 0x8028;

    private const ushort Priority = 0x0024;
    private const ushort Candidate = 0x0025;
    private const ushort IceControlled = 0x8029;

    /// <summary>False: this is no STUN message, its lengths contradict each other, or its FINGERPRINT is missing or wrong.</summary>
    public static bool TryRead(ReadOnlySpan<byte> packet, out StunMessage message)
    {
        message = default;
        if (packet.Length < HeaderBytes + FingerprintBytes || packet[0] > 3
            || BinaryPrimitives.ReadUInt32BigEndian(packet[4..]) != Cookie
            || BinaryPrimitives.ReadUInt16BigEndian(packet[2..]) != packet.Length - HeaderBytes
            || packet.Length % 4 != 0)
        {
            return false;
        }

        int user = 0, userLength = 0, integrity = 0, print = 0;
        bool nominated = false, controlled = false;
        ushort unknown = 0;
        for (int at = HeaderBytes; at < packet.Length;)
        {
            ushort type = BinaryPrimitives.ReadUInt16BigEndian(packet[at..]);
            int length = BinaryPrimitives.ReadUInt16BigEndian(packet[(at + 2)..]);
            int next = at + 4 + ((length + 3) & ~3);
            if (next > packet.Length || print != 0)
            {
                return false;
            }

            if (type == Fingerprint)
            {
                if (length != 4)
                {
                    return false;
                }

                print = at;
            }
            else if (integrity == 0)
            {
                switch (type)
                {
                    case Username:
                        (user, userLength) = (at + 4, length);
                        break;
                    case Integrity when length == IntegrityBytes - 4:
                        integrity = at;
                        break;
                    case Candidate:
                        nominated = true;
                        break;
                    case IceControlled:
                        controlled = true;
                        break;
                    case Priority or XorMappedAddress or ErrorCode:
                        break;
                    case < 0x8000 when unknown == 0:
                        unknown = type;
                        break;
                }
            }

            at = next;
        }

        if (print == 0 || BinaryPrimitives.ReadUInt32BigEndian(packet[(print + 4)..]) != (Crc32.Of(packet[..print]) ^ FingerprintMask))
        {
            return false;
        }

        message = new(BinaryPrimitives.ReadUInt16BigEndian(packet), user, userLength, integrity, nominated, controlled, unknown);
        return true;
    }

    /// <summary>Whether the message was made by who knows the password (RFC 8489, section 14.5).</summary>
    /// <param name="packet">The whole message.</param>
    /// <param name="keyed">HMAC-SHA1 keyed with the password.</param>
    public bool IsGenuine(ReadOnlySpan<byte> packet, IncrementalHash keyed)
    {
        if (IntegrityAt == 0)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[IntegrityBytes - 4];
        Sum(packet[..IntegrityAt], keyed, expected);
        return CryptographicOperations.FixedTimeEquals(expected, packet.Slice(IntegrityAt + 4, IntegrityBytes - 4));
    }

    /// <summary>The HMAC of all before MESSAGE-INTEGRITY, with the length that the message has with it.</summary>
    public static void Sum(ReadOnlySpan<byte> before, IncrementalHash keyed, Span<byte> sum)
    {
        Span<byte> head = stackalloc byte[4];
        before[..4].CopyTo(head);
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(before.Length - HeaderBytes + IntegrityBytes));
        keyed.AppendData(head);
        keyed.AppendData(before[4..]);
        keyed.TryGetHashAndReset(sum, out _);
    }
}
