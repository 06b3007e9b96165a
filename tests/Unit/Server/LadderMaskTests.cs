using CallCenter.Server.Admin;
using Xunit;

namespace CallCenter.Unit.Server;

public sealed class LadderMaskTests
{
    private const string Invite =
        "INVITE sip:110@127.0.0.1:5060 SIP/2.0\r\n" +
        "From: \"王小明\" <sip:15400000101@10.0.0.9>;tag=1\r\n" +
        "To: <sip:110@127.0.0.1>\r\n" +
        "P-Asserted-Identity: <tel:+8615400000101>\r\n" +
        "Contact: <sip:15400000101@10.0.0.9:5060>\r\n" +
        "Authorization: Digest username=\"801\", response=\"abc\"\r\n" +
        "Content-Length: 0\r\n\r\n";

    [Fact]
    public void Numbers_names_and_credentials_are_hidden_and_service_numbers_stay()
    {
        var masked = LadderMask.Mask(Invite);
        Assert.DoesNotContain("15400000101", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("王小明", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", masked, StringComparison.Ordinal);
        Assert.Contains("INVITE sip:110@127.0.0.1:5060", masked, StringComparison.Ordinal);
        Assert.Contains(";tag=1", masked, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_without_quotes_a_location_and_the_words_of_a_session_are_hidden_and_its_media_stay()
    {
        var plain = LadderMask.Mask("INVITE sip:110@h SIP/2.0\r\nf: Zhang San <sip:15400000102@10.0.0.9>;tag=1\r\nContent-Type: application/pidf+xml\r\n\r\n<gml:pos>36.1 103.8</gml:pos>");
        Assert.DoesNotContain("Zhang", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("103.8", plain, StringComparison.Ordinal);
        var session = LadderMask.Mask("INVITE sip:110@h SIP/2.0\r\nc: application/sdp\r\n\r\nv=0\r\no=zhangsan 1 1 IN IP4 10.0.0.9\r\ns=Zhang\r\nm=audio 4000 RTP/AVP 8\r\n");
        Assert.DoesNotContain("hang", session, StringComparison.Ordinal);
        Assert.Contains("m=audio 4000 RTP/AVP 8", session, StringComparison.Ordinal);
    }

    [Fact]
    public void A_PIN_in_a_feature_code_and_a_pressed_key_are_hidden()
    {
        Assert.DoesNotContain("265257", LadderMask.Mask("INVITE sip:*81*1001*265257@h SIP/2.0\r\n\r\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("Signal=7", LadderMask.Mask("INFO sip:x@h SIP/2.0\r\nContent-Type: application/dtmf-relay\r\n\r\nSignal=7\r\nDuration=160\r\n"), StringComparison.Ordinal);
    }
}
