using System.Globalization;
using System.Text;

namespace CallCenter.Sip;

/// <summary>The audio of a browser's offer as we act on it (RFC 8829; RFC 9143 for BUNDLE).</summary>
public sealed record WebRtcOffer
{
    private const string Protocol = "UDP/TLS/RTP/SAVPF";
    private const int MostBytes = 65_535;

    /// <summary>The whole offer.</summary>
    public required SessionDescription Session { get; init; }

    /// <summary>Place of the audio section among all.</summary>
    public required int Index { get; init; }

    /// <summary>Its a=mid.</summary>
    public required string Mid { get; init; }

    /// <summary>The browser's a=ice-ufrag.</summary>
    public required string Ufrag { get; init; }

    /// <summary>Hash of the fingerprint that is taken: sha-256, sha-384 or sha-512.</summary>
    public required string FingerprintHash { get; init; }

    /// <summary>The fingerprint.</summary>
    public required ReadOnlyMemory<byte> Fingerprint { get; init; }

    /// <summary>PCMA when offered, else PCMU, with the browser's payload type.</summary>
    public required SdpCodec Codec { get; init; }

    /// <summary>telephone-event/8000 with the browser's payload type, or null.</summary>
    public SdpCodec? TelephoneEvent { get; init; }

    /// <summary>Reads an offer.</summary>
    /// <param name="sdp">The text; at most 65,535 bytes.</param>
    /// <param name="wrong">Why it can't be answered, in a sentence; empty when it can.</param>
    /// <returns>The offer, or null.</returns>
    public static WebRtcOffer? Read(string sdp, out string wrong)
    {
        wrong = string.Empty;
        if (sdp.Length > MostBytes || SessionDescription.Parse(Encoding.UTF8.GetBytes(sdp)) is not { } session)
        {
            wrong = "the offer is no session description";
            return null;
        }

        var index = -1;
        for (var n = 0; n < session.Media.Count && index < 0; n++)
        {
            var media = session.Media[n];
            index = media.Port != 0 && media.Kind == "audio" && media.Protocol.Equals(Protocol, StringComparison.OrdinalIgnoreCase) ? n : -1;
        }

        if (index < 0)
        {
            wrong = $"the offer has no audio over {Protocol}";
            return null;
        }

        return Read(session, index, out wrong);
    }

    private static WebRtcOffer? Read(SessionDescription session, int index, out string wrong)
    {
        var media = session.Media[index];
        string? Of(string name) => media.Attribute(name) ?? SessionDescription.Attribute(session.Attributes, name);
        var codecs = media.Formats.Select(format => SdpAudio.CodecOf(media, format)).OfType<SdpCodec>().ToList();
        var codec = codecs.Find(c => c.Matches(SdpCodec.Pcma)) ?? codecs.Find(c => c.Matches(SdpCodec.Pcmu));
        var mid = media.Attribute("mid");
        var ufrag = Of("ice-ufrag");
        var print = FingerprintOf(media.Attributes) ?? FingerprintOf(session.Attributes);
        var direction = SdpAudio.DirectionOf(media.Attributes) ?? SdpAudio.DirectionOf(session.Attributes) ?? SdpDirection.SendReceive;
        wrong = codec is null ? "the offer has neither PCMA nor PCMU"
            : mid is null or "" || !IsToken(mid) ? "the audio has no a=mid"
            : ufrag is null || !IsIceText(ufrag, 4) ? "the audio has no usable a=ice-ufrag"
            : Of("ice-pwd") is not { } password || !IsIceText(password, 22) ? "the audio has no usable a=ice-pwd"
            : print is null ? "the audio has no a=fingerprint by SHA-256, SHA-384 or SHA-512"
            : Of("setup") is not (null or "actpass" or "active") ? "the browser must be able to begin DTLS: a=setup has to be actpass or active"
            : media.Attribute("rtcp-mux") is null ? "the audio has no a=rtcp-mux"
            : direction != SdpDirection.SendReceive ? "the audio has to go both ways"
            : string.Empty;
        return wrong.Length > 0 ? null : new WebRtcOffer
        {
            Session = session,
            Index = index,
            Mid = mid!,
            Ufrag = ufrag!,
            FingerprintHash = print!.Value.Hash,
            Fingerprint = print.Value.Value,
            Codec = codec!,
            TelephoneEvent = codecs.Find(c => c.IsTelephoneEvent && c.ClockRate == 8000),
        };
    }

    /// <summary>The first fingerprint by a hash that is still trusted.</summary>
    private static (string Hash, byte[] Value)? FingerprintOf(IReadOnlyList<string> attributes)
    {
        foreach (var attribute in attributes)
        {
            var words = attribute.StartsWith("fingerprint:", StringComparison.OrdinalIgnoreCase)
                ? attribute[12..].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
            if (words.Length != 2)
            {
                continue;
            }

            var bytes = words[0].ToUpperInvariant() switch { "SHA-256" => 32, "SHA-384" => 48, "SHA-512" => 64, _ => 0 };
            var octets = words[1].Split(':');
            var value = new byte[bytes];
            if (bytes > 0 && octets.Length == bytes
                && !octets.Where((text, n) => text.Length != 2 || !byte.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value[n])).Any())
            {
                return (words[0], value);
            }
        }

        return null;
    }

    /// <summary>Between so many and 256 characters of RFC 8839 section 5.4.</summary>
    private static bool IsIceText(string text, int least) =>
        text.Length >= least && text.Length <= 256 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/');

    private static bool IsToken(string text) => text.Length <= 64 && text.All(c => c is > ' ' and < (char)127);
}
