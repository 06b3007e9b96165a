using CallCenter.Media.Browser;
using Xunit;

namespace CallCenter.Unit.Media.Browser;

/// <summary>The vectors of RFC 3711, appendix B, and the whole packets that libsrtp has for its keys.</summary>
public sealed class SrtpVectorTests
{
    private const string MasterKey = "E1F97A0D3E018BE0D64FA32C06DE4139";
    private const string MasterSalt = "0EC675AD498AFEEBB6960B3AABE6";

    [Fact]
    public void The_key_stream_is_that_of_appendix_B_2()
    {
        using var stream = new SrtpKeyStream(Hex("2B7E151628AED2A6ABF7158809CF4F3C"), Hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"));
        var zeros = new byte[48];
        stream.Crypt(zeros, ssrc: 0, index: 0);
        Assert.Equal(
            "E03EAD0935C95E80E166B16DD92B4EB4" + "D23513162B02D0F72A43A2FE4A5F97AB" + "41E95B3BB0A2E8DD477901E4FCA894C0",
            Convert.ToHexString(zeros));
    }

    [Theory]
    [InlineData(SrtpKeys.RtpCipher, "C61E7A93744F39EE10734AFE3FF7A087")]
    [InlineData(SrtpKeys.RtpSalt, "30CBBC08863D8C85D49DB34A9AE1")]
    [InlineData(SrtpKeys.RtpAuthentication, "CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4")]
    public void The_session_keys_are_those_of_appendix_B_3(byte label, string expected)
    {
        var key = new byte[expected.Length / 2];
        SrtpKeys.Derive(Hex(MasterKey), Hex(MasterSalt), label, key);
        Assert.Equal(expected, Convert.ToHexString(key));
    }

    [Fact]
    public void A_whole_RTP_packet_is_sealed_as_elsewhere()
    {
        using var session = new SrtpSession(Hex(MasterKey + MasterKey + MasterSalt + MasterSalt), isServer: true);
        var into = new byte[64];
        int length = session.SealRtp(Hex("800F1234DECAFBADCAFEBABE" + Repeated("AB", 16)), into);
        Assert.Equal("800F1234DECAFBADCAFEBABE4E55DC4CE79978D88CA4D215949D2402B78D6ACC99EA179B8DBB", Convert.ToHexString(into, 0, length));
    }

    [Fact]
    public void A_whole_RTCP_packet_is_sealed_as_elsewhere()
    {
        using var session = new SrtpSession(Hex(MasterKey + MasterKey + MasterSalt + MasterSalt), isServer: true);
        var into = new byte[64];
        int length = session.SealRtcp(Hex("81C8000BCAFEBABE" + Repeated("AB", 16)), into);
        Assert.Equal("81C8000BCAFEBABE7128035BE487B9BDBEF89041F977A5A880000001993E08CD54D6C1230798", Convert.ToHexString(into, 0, length));
    }

    private static byte[] Hex(string text) => Convert.FromHexString(text);

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
