namespace CallCenter.Media;

/// <summary>A browser as its offer describes it, and the codec that was agreed on.</summary>
public sealed record BrowserPeer
{
    /// <summary>Hash of the fingerprint: sha-256, sha-384 or sha-512 (RFC 8122, section 5).</summary>
    public required string FingerprintHash { get; init; }

    /// <summary>The fingerprint of the browser's certificate.</summary>
    public required ReadOnlyMemory<byte> Fingerprint { get; init; }

    /// <summary>The codec both ways.</summary>
    public AudioCodec Codec { get; init; } = AudioCodec.Pcma;

    /// <summary>Its payload type, 0-127.</summary>
    public int PayloadType { get; init; } = 8;

    /// <summary>Payload type of telephone-event/8000, or null.</summary>
    public int? EventPayloadType { get; init; }
}
