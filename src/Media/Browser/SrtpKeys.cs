using System.Security.Cryptography;

namespace CallCenter.Media.Browser;

/// <summary>Session keys from a master key and salt by AES counter mode, key derivation rate 0 (RFC 3711, section 4.3).</summary>
internal static class SrtpKeys
{
    public const byte RtpCipher = 0;
    public const byte RtpAuthentication = 1;
    public const byte RtpSalt = 2;
    public const byte RtcpCipher = 3;
    public const byte RtcpAuthentication = 4;
    public const byte RtcpSalt = 5;

    public const int KeyBytes = 16;

    /// <summary>One session key.</summary>
    /// <param name="masterKey">16 bytes.</param>
    /// <param name="masterSalt">14 bytes.</param>
    /// <param name="label">Which key.</param>
    /// <param name="key">The key, as long as wanted.</param>
    public static void Derive(ReadOnlySpan<byte> masterKey, ReadOnlySpan<byte> masterSalt, byte label, Span<byte> key)
    {
        Span<byte> counter = stackalloc byte[16];
        counter.Clear();
        masterSalt.CopyTo(counter);
        counter[7] ^= label;

        Span<byte> stream = stackalloc byte[16];
        using var aes = Aes.Create();
        aes.SetKey(masterKey);
        for (; !key.IsEmpty; counter[15]++)
        {
            aes.EncryptEcb(counter, stream, PaddingMode.None);
            int part = Math.Min(key.Length, stream.Length);
            stream[..part].CopyTo(key);
            key = key[part..];
        }

        CryptographicOperations.ZeroMemory(stream);
    }
}
