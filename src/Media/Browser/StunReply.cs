using System.Buffers.Binary;
using System.Security.Cryptography;
using CallCenter.Media.Native;

namespace CallCenter.Media.Browser;

/// <summary>Writes answers to binding requests, each with MESSAGE-INTEGRITY and FINGERPRINT, without allocation.</summary>
internal static class StunReply
{
    /// <summary>Room that a reply takes at most.</summary>
    public const int MostBytes = 128;

    private const ulong MappedHigh = 0;
    private const uint MappedMark = 0xFFFF;

    /// <summary>Success: where the request came from (RFC 8489, section 14.2).</summary>
    /// <param name="into">At least <see cref="MostBytes"/>.</param>
    /// <param name="request">The request.</param>
    /// <param name="from">Its source.</param>
    /// <param name="keyed">HMAC-SHA1 keyed with our password.</param>
    /// <returns>Length of the reply.</returns>
    public static int Success(Span<byte> into, ReadOnlySpan<byte> request, in NetAddress from, IncrementalHash keyed)
    {
        Head(into, StunMessage.BindingSuccess, request);
        bool inet = from.High == MappedHigh && from.Low >> 32 == MappedMark;
        var value = Attribute(into, StunMessage.HeaderBytes, StunMessage.XorMappedAddress, inet ? 8 : 20);
        value[0] = 0;
        value[1] = inet ? (byte)1 : (byte)2;
        BinaryPrimitives.WriteUInt16BigEndian(value[2..], (ushort)(from.Port ^ (StunMessage.Cookie >> 16)));
        if (inet)
        {
            BinaryPrimitives.WriteUInt32BigEndian(value[4..], (uint)from.Low ^ StunMessage.Cookie);
        }
        else
        {
            // Cookie and transaction id, as they stand in the request.
            BinaryPrimitives.WriteUInt64BigEndian(value[4..], from.High ^ BinaryPrimitives.ReadUInt64BigEndian(request[4..]));
            BinaryPrimitives.WriteUInt64BigEndian(value[12..], from.Low ^ BinaryPrimitives.ReadUInt64BigEndian(request[12..]));
        }

        return Seal(into, StunMessage.HeaderBytes + 4 + value.Length, keyed);
    }

    /// <summary>An error: 420 with the attribute that is not understood, or 487 for a peer that believes it is controlled (RFC 8445, section 7.3.1.1).</summary>
    public static int Error(Span<byte> into, ReadOnlySpan<byte> request, int code, ushort unknown, IncrementalHash keyed)
    {
        Head(into, StunMessage.BindingError, request);
        var value = Attribute(into, StunMessage.HeaderBytes, StunMessage.ErrorCode, 4);
        value.Clear();
        value[2] = (byte)(code / 100);
        value[3] = (byte)(code % 100);
        int at = StunMessage.HeaderBytes + 8;
        if (unknown != 0)
        {
            var list = Attribute(into, at, StunMessage.UnknownAttributes, 4);
            BinaryPrimitives.WriteUInt16BigEndian(list, unknown);
            list[2..].Clear();

            // The length says 2; the rest is padding.
            BinaryPrimitives.WriteUInt16BigEndian(into[(at + 2)..], 2);
            at += 8;
        }

        return Seal(into, at, keyed);
    }

    private static void Head(Span<byte> into, ushort type, ReadOnlySpan<byte> request)
    {
        request[..StunMessage.HeaderBytes].CopyTo(into);
        BinaryPrimitives.WriteUInt16BigEndian(into, type);
    }

    private static Span<byte> Attribute(Span<byte> into, int at, ushort type, int length)
    {
        BinaryPrimitives.WriteUInt16BigEndian(into[at..], type);
        BinaryPrimitives.WriteUInt16BigEndian(into[(at + 2)..], (ushort)length);
        return into.Slice(at + 4, length);
    }

    private static int Seal(Span<byte> into, int length, IncrementalHash keyed)
    {
        StunMessage.Sum(into[..length], keyed, Attribute(into, length, StunMessage.Integrity, StunMessage.IntegrityBytes - 4));
        length += StunMessage.IntegrityBytes;
        BinaryPrimitives.WriteUInt16BigEndian(into[2..], (ushort)(length - StunMessage.HeaderBytes + StunMessage.FingerprintBytes));
        uint print = Crc32.Of(into[..length]) ^ StunMessage.FingerprintMask;
        BinaryPrimitives.WriteUInt32BigEndian(Attribute(into, length, StunMessage.Fingerprint, 4), print);
        return length + StunMessage.FingerprintBytes;
    }
}
