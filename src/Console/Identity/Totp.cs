using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Console.Identity;

/// <summary>Codes of an authenticator (RFC 6238 with HMAC-SHA-1, 30 s, six digits: what every authenticator speaks).</summary>
internal static class Totp
{
    private const long StepMs = 30_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret: 160 bits (RFC 4226 section 4).</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The time step for which a code is right: this one or one on either side; null: for none of them.</summary>
    /// <param name="secret">Secret.</param>
    /// <param name="code">Six digits.</param>
    /// <param name="nowMs">UTC milliseconds.</param>
    /// <param name="after">Steps up to this one were used already.</param>
    public static long? Step(ReadOnlySpan<byte> secret, string code, long nowMs, long after)
    {
        var now = nowMs / StepMs;
        long? right = null;
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, step)), Encoding.ASCII.GetBytes(code)) && step > after)
            {
                right ??= step;
            }
        }

        return right;
    }

    /// <summary>The code of a time step (RFC 4226 section 5.3).</summary>
    public static string Code(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 6238's HMAC-SHA-1: every authenticator speaks it, and HMAC does not rest on what broke SHA-1
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[19] & 0xF)..]) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Base 32 (RFC 4648 section 6) without padding.</summary>
    public static string Written(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var one in secret)
        {
            held = (held << 8) | one;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Base32[(held >> bits) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        return bits > 0 ? text.Append(Base32[(held << (5 - bits)) & 31]).ToString() : text.ToString();
    }

    /// <summary>What an authenticator scans.</summary>
    public static string Uri(string secret, string staff, string site) =>
        $"otpauth://totp/{System.Uri.EscapeDataString($"CallCenter {site}")}:{System.Uri.EscapeDataString(staff)}?secret={secret}&issuer={System.Uri.EscapeDataString($"CallCenter {site}")}";
}
