using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CallCenter.Media.Browser;

/// <summary>AES-128 in counter mode as SRTP runs it (RFC 3711, section 4.1.1): seals and opens in place, without allocation. One owner.</summary>
internal sealed class SrtpKeyStream : IDisposable
{
    public const int SaltBytes = 14;

    private readonly ICryptoTransform blocks;
    private readonly byte[] salt;
    private readonly byte[] counters = new byte[Plane.PacketMemory.PacketBytes + 16];
    private readonly byte[] stream = new byte[Plane.PacketMemory.PacketBytes + 16];

    /// <summary>Takes session key and salt.</summary>
    /// <param name="key">16 bytes.</param>
    /// <param name="salt">14 bytes.</param>
    public SrtpKeyStream(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(salt.Length, SaltBytes, nameof(salt));
        using var aes = Aes.Create();
        aes.SetKey(key);
#pragma warning disable CA5358 // single blocks are what counter mode is made of
        aes.Mode = CipherMode.ECB;
#pragma warning restore CA5358
        aes.Padding = PaddingMode.None;
        blocks = aes.CreateEncryptor();
        this.salt = salt.ToArray();
    }

    /// <summary>Adds the key stream of a packet to its bytes, which seals and opens alike.</summary>
    /// <param name="data">At most a packet.</param>
    /// <param name="ssrc">SSRC of the packet.</param>
    /// <param name="index">Its index.</param>
    public void Crypt(Span<byte> data, uint ssrc, ulong index)
    {
        int count = (data.Length + 15) / 16;
        if (count == 0)
        {
            return;
        }

        var first = counters.AsSpan(0, 16);
        salt.CopyTo(first);
        first[14] = first[15] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(first[4..], BinaryPrimitives.ReadUInt32BigEndian(first[4..]) ^ ssrc);
        BinaryPrimitives.WriteUInt64BigEndian(first[8..], BinaryPrimitives.ReadUInt64BigEndian(first[8..]) ^ (index << 16));
        for (int block = 1; block < count; block++)
        {
            var next = counters.AsSpan(16 * block, 16);
            first.CopyTo(next);
            next[14] = (byte)(block >> 8);
            next[15] = (byte)block;
        }

        // Counters in, key stream out: one call for the whole packet.
        blocks.TransformBlock(counters, 0, 16 * count, stream, 0);
        Xor(data, stream);
    }

    public void Dispose()
    {
        blocks.Dispose();
        CryptographicOperations.ZeroMemory(salt);
        CryptographicOperations.ZeroMemory(stream);
    }

    private static void Xor(Span<byte> data, ReadOnlySpan<byte> with)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(data);
        var withWords = MemoryMarshal.Cast<byte, ulong>(with);
        for (int n = 0; n < words.Length; n++)
        {
            words[n] ^= withWords[n];
        }

        for (int n = 8 * words.Length; n < data.Length; n++)
        {
            data[n] ^= with[n];
        }
    }
}
