using System.Security.Cryptography;

namespace CallCenter.Media.Browser;

/// <summary>The certificate that a browser's SDP announced, as a hash (RFC 8122, section 5).</summary>
internal sealed class PeerFingerprint
{
    private readonly HashAlgorithmName algorithm;
    private readonly byte[] expected;

    /// <summary>Takes hash name and value as they stand in SDP.</summary>
    /// <param name="hash">sha-256, sha-384 or sha-512.</param>
    /// <param name="value">The hash.</param>
    /// <exception cref="ArgumentException">Another hash, or a value of another length.</exception>
    public PeerFingerprint(string hash, ReadOnlySpan<byte> value)
    {
        (algorithm, int bytes) = hash.ToUpperInvariant() switch
        {
            "SHA-256" => (HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
            "SHA-384" => (HashAlgorithmName.SHA384, SHA384.HashSizeInBytes),
            "SHA-512" => (HashAlgorithmName.SHA512, SHA512.HashSizeInBytes),
            _ => throw new ArgumentException($"A fingerprint by {hash} is not taken.", nameof(hash)),
        };
        if (value.Length != bytes)
        {
            throw new ArgumentException($"A fingerprint by {hash} has {bytes} bytes, not {value.Length}.", nameof(value));
        }

        expected = value.ToArray();
    }

    /// <summary>Whether a certificate is the announced one.</summary>
    /// <param name="der">The certificate.</param>
    public bool Matches(ReadOnlySpan<byte> der) =>
        CryptographicOperations.FixedTimeEquals(CryptographicOperations.HashData(algorithm, der), expected);
}
