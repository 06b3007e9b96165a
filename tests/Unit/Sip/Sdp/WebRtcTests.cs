using System.Net;
using CallCenter.Sip;
using Xunit;

namespace CallCenter.Unit.Sip.Sdp;

public sealed class WebRtcTests
{
    private const string Print = "96:60:B0:D0:BA:6D:4C:E6:95:BF:6E:30:D3:52:E4:4A:F7:52:C1:7B:34:AD:21:C1:F5:21:1A:69:82:6E:A0:92";

    /// <summary>As Chromium words it, shortened.</summary>
    private const string Offer = $"""
        v=0
        o=- 7281906587728910485 2 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=group:BUNDLE 0 1
        a=extmap-allow-mixed
        m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126
        c=IN IP4 0.0.0.0
        a=rtcp:9 IN IP4 0.0.0.0
        a=ice-ufrag:u38E
        a=ice-pwd:c+OSxPzcqxX6MaVamGCEfXvh
        a=ice-options:trickle
        a=fingerprint:sha-256 {Print}
        a=setup:actpass
        a=mid:0
        a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
        a=sendrecv
        a=rtcp-mux
        a=rtpmap:111 opus/48000/2
        a=rtpmap:63 red/48000/2
        a=rtpmap:9 G722/8000
        a=rtpmap:0 PCMU/8000
        a=rtpmap:8 PCMA/8000
        a=rtpmap:13 CN/8000
        a=rtpmap:110 telephone-event/48000
        a=rtpmap:126 telephone-event/8000
        a=ssrc:2110101456 cname:l+uN9qG4WdC8mOaY
        m=application 9 UDP/DTLS/SCTP webrtc-datachannel
        c=IN IP4 0.0.0.0
        a=mid:1
        """;

    [Fact]
    public void A_browsers_offer_is_answered_with_A_law_keys_and_every_address()
    {
        var offer = WebRtcOffer.Read(Offer, out var wrong);
        Assert.NotNull(offer);
        Assert.Equal(string.Empty, wrong);
        Assert.Equal(("0", "u38E", "sha-256", 8, 126), (offer.Mid, offer.Ufrag, offer.FingerprintHash, offer.Codec.PayloadType, offer.TelephoneEvent?.PayloadType));
        Assert.Equal(Print.Replace(":", string.Empty, StringComparison.Ordinal), Convert.ToHexString(offer.Fingerprint.Span));

        var ends = new[] { new IPEndPoint(IPAddress.Parse("192.0.2.7"), 8443), new IPEndPoint(IPAddress.Parse("2001:db8::7"), 8443) };
        var answer = new WebRtcAnswer(ends, "OursOurs", "ours ours ours", Print, 17).To(offer).ToString();
        Assert.Equal(
            $"""
            v=0
            o=- 17 1 IN IP4 192.0.2.7
            s=-
            t=0 0
            a=ice-lite
            a=group:BUNDLE 0
            a=msid-semantic: WMS *
            m=audio 8443 UDP/TLS/RTP/SAVPF 8 126
            c=IN IP4 192.0.2.7
            a=mid:0
            a=sendrecv
            a=rtcp-mux
            a=ice-ufrag:OursOurs
            a=ice-pwd:ours ours ours
            a=fingerprint:sha-256 {Print}
            a=setup:passive
            a=rtpmap:8 PCMA/8000
            a=rtpmap:126 telephone-event/8000
            a=fmtp:126 0-16
            a=ptime:20
            a=maxptime:60
            a=msid:callcenter voice
            a=candidate:1 1 udp 2130706431 192.0.2.7 8443 typ host
            a=candidate:2 1 udp 2130706175 2001:db8::7 8443 typ host
            a=end-of-candidates
            m=application 0 UDP/DTLS/SCTP webrtc-datachannel
            a=mid:1
            a=inactive

            """.ReplaceLineEndings("\r\n"),
            answer);
    }

    [Fact]
    public void Mu_law_is_taken_where_there_is_no_A_law_and_no_keys_are_no_fault()
    {
        var offer = WebRtcOffer.Read(Without("a=rtpmap:8 PCMA", "a=rtpmap:126").Replace("13 110 126", "13 110", StringComparison.Ordinal).Replace("0 8 13", "0 13", StringComparison.Ordinal), out _);
        Assert.Equal("PCMU", offer?.Codec.Name);
        Assert.Null(offer?.TelephoneEvent);
    }

    [Theory]
    [InlineData("a=ice-ufrag", "a=ice-ufrag")]
    [InlineData("a=ice-pwd", "a=ice-pwd")]
    [InlineData("a=fingerprint", "a=fingerprint")]
    [InlineData("a=mid:0", "a=mid")]
    [InlineData("a=rtcp-mux", "a=rtcp-mux")]
    [InlineData("m=audio", "no audio over UDP/TLS/RTP/SAVPF")]
    [InlineData("v=0", "no session description")]
    public void An_offer_without_this_is_refused_with_that_reason(string line, string reason)
    {
        Assert.Null(WebRtcOffer.Read(Without(line), out var wrong));
        Assert.Contains(reason, wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=setup:actpass", "a=setup:passive", "begin DTLS")]
    [InlineData("a=sendrecv", "a=recvonly", "both ways")]
    [InlineData("sha-256 96:60", "sha-1 96:60", "SHA-256")]
    [InlineData("sha-256 96:60", "sha-256 6:60", "SHA-256")]
    [InlineData("sha-256 96:60", "sha-256 +6:60", "SHA-256")]
    [InlineData("a=ice-ufrag:u38E", "a=ice-ufrag:u 8", "a=ice-ufrag")]
    [InlineData("a=ice-pwd:c+OS", "a=ice-pwd:c+OS ", "a=ice-pwd")]
    [InlineData("63 9 0 8 13", "63 9 13", "neither PCMA nor PCMU")]
    [InlineData("m=audio 9 UDP/TLS/RTP/SAVPF", "m=audio 9 RTP/AVP", "no audio over")]
    public void An_offer_that_says_this_is_refused_with_that_reason(string from, string to, string reason)
    {
        Assert.Null(WebRtcOffer.Read(Offer.Replace(from, to, StringComparison.Ordinal), out var wrong));
        Assert.Contains(reason, wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spoiled_offer_is_read_or_refused_and_never_throws()
    {
        var random = new Random(8829);
        for (int n = 0; n < 5000; n++)
        {
            var text = Offer.ToCharArray();
            for (int spoil = random.Next(1, 6); spoil > 0; spoil--)
            {
                text[random.Next(text.Length)] = (char)random.Next(1, n % 2 == 0 ? 128 : 0xD800);
            }

            var offer = WebRtcOffer.Read(new string(text), out var wrong);
            Assert.Equal(offer is null, wrong.Length > 0);
        }

        Assert.Null(WebRtcOffer.Read(string.Empty, out _));
        Assert.Null(WebRtcOffer.Read(new string('v', 70_000), out _));
    }

    private static string Without(params string[] starts) =>
        string.Join('\n', Offer.Split('\n').Where(l => !starts.Any(s => l.StartsWith(s, StringComparison.Ordinal))));
}
