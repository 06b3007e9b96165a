using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CallCenter.Sip;

/// <summary>Our side of a browser's session: ICE lite, DTLS passive, one bundled audio section.</summary>
/// <param name="EndPoints">Where we are reached, the best first: one host candidate each.</param>
/// <param name="Ufrag">Our a=ice-ufrag.</param>
/// <param name="Password">Our a=ice-pwd.</param>
/// <param name="Fingerprint">SHA-256 of our certificate, as hexadecimal bytes with colons.</param>
/// <param name="SessionId">For o=.</param>
public sealed record WebRtcAnswer(IReadOnlyList<IPEndPoint> EndPoints, string Ufrag, string Password, string Fingerprint, long SessionId)
{
    private const int HostPreference = 126;

    /// <summary>Answers an offer; whatever is not its audio is refused.</summary>
    /// <param name="offer">The offer.</param>
    /// <returns>The answer.</returns>
    public SessionDescription To(WebRtcOffer offer)
    {
        var first = EndPoints[0].Address;
        var network = Network(first);
        return new SessionDescription
        {
            Origin = string.Create(CultureInfo.InvariantCulture, $"- {SessionId} 1 {network} {first}"),
            Attributes = ["ice-lite", $"group:BUNDLE {offer.Mid}", "msid-semantic: WMS *"],
            Media = [.. offer.Session.Media.Select((media, n) => n == offer.Index ? Audio(offer, media) : Refused(media))],
        };
    }

    private SdpMedia Audio(WebRtcOffer offer, SdpMedia media)
    {
        var codecs = offer.TelephoneEvent is { } events ? new[] { offer.Codec, events } : [offer.Codec];
        List<string> attributes =
        [
            $"mid:{offer.Mid}",
            "sendrecv",
            "rtcp-mux",
            $"ice-ufrag:{Ufrag}",
            $"ice-pwd:{Password}",
            $"fingerprint:sha-256 {Fingerprint}",
            "setup:passive",
        ];
        foreach (var codec in codecs)
        {
            attributes.Add(string.Create(CultureInfo.InvariantCulture, $"rtpmap:{codec.PayloadType} {codec.Name}/{codec.ClockRate}"));
        }

        if (offer.TelephoneEvent is { } keys)
        {
            attributes.Add(string.Create(CultureInfo.InvariantCulture, $"fmtp:{keys.PayloadType} 0-16"));
        }

        attributes.Add("ptime:20");
        attributes.Add("maxptime:60");
        attributes.Add("msid:callcenter voice");
        for (var n = 0; n < EndPoints.Count; n++)
        {
            attributes.Add(Candidate(n));
        }

        attributes.Add("end-of-candidates");
        return new SdpMedia
        {
            Kind = "audio",
            Port = EndPoints[0].Port,
            Protocol = media.Protocol,
            Formats = [.. codecs.Select(c => c.PayloadType.ToString(CultureInfo.InvariantCulture))],
            Connection = $"{Network(EndPoints[0].Address)} {EndPoints[0].Address}",
            Attributes = attributes,
        };
    }

    /// <summary>A host candidate for RTP, its priority by RFC 8445 section 5.1.2.1: an earlier address is preferred.</summary>
    private string Candidate(int n)
    {
        var priority = (HostPreference << 24) | ((65_535 - n) << 8) | 255;
        return string.Create(CultureInfo.InvariantCulture, $"candidate:{n + 1} 1 udp {priority} {EndPoints[n].Address} {EndPoints[n].Port} typ host");
    }

    private static SdpMedia Refused(SdpMedia media)
    {
        List<string> attributes = ["inactive"];
        if (media.Attribute("mid") is { Length: > 0 } mid)
        {
            attributes.Insert(0, $"mid:{mid}");
        }

        return new SdpMedia { Kind = media.Kind, Port = 0, Protocol = media.Protocol, Formats = media.Formats, Attributes = attributes };
    }

    private static string Network(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? "IN IP6" : "IN IP4";
}
