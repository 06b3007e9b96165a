namespace CallCenter.Media;

/// <summary>The speech codecs a leg can speak. Both are ITU-T G.711 at 8 kHz, one byte per sample.</summary>
public enum AudioCodec
{
    /// <summary>G.711 A-law, static payload type 8 (RFC 3551, section 6).</summary>
    Pcma = 0,

    /// <summary>G.711 µ-law, static payload type 0 (RFC 3551, section 6).</summary>
    Pcmu = 1,
}
