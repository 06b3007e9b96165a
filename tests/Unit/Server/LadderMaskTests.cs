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
    public void A_PIN_in_a_feature_code_and_a_pressed_key_are_hidden()
    {
        Assert.DoesNotContain("265257", LadderMask.Mask("INVITE sip:*81*1001*265257@h SIP/2.0\r\n\r\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("Signal=7", LadderMask.Mask("INFO sip:x@h SIP/2.0\r\nContent-Type: application/dtmf-relay\r\n\r\nSignal=7\r\nDuration=160\r\n"), StringComparison.Ordinal);
    }
}
