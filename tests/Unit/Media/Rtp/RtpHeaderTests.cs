using CallCenter.Media.Rtp;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CallCenter.Unit.Media.Rtp;

public sealed class RtpHeaderTests
{
    [Fact]
    public void What_is_written_is_read()
    {
        var packet = new byte[15];
        RtpHeader.Write(packet, 101, true, 0xFFFE, 0x89ABCDEF, 0xDEADBEEF);
        Assert.True(RtpHeader.TryParse(packet, out var header));
        Assert.Equal(new RtpHeader(101, true, 0xFFFE, 0x89ABCDEF, 0xDEADBEEF, 12, 3), header);
    }

    [Fact]
    public void Sources_extension_and_padding_are_no_payload()
    {
        var packet = new byte[12 + 8 + 8 + 5 + 3];
        RtpHeader.Write(packet, 8, false, 1, 2, 3);
        packet[0] = 0x80 | 0x20 | 0x10 | 2;
        packet[12 + 8 + 3] = 1;
        packet[^1] = 3;
        Assert.True(RtpHeader.TryParse(packet, out var header));
        Assert.Equal((28, 5), (header.PayloadAt, header.PayloadLength));
    }

    [Theory]
    [InlineData(0x40)]
    [InlineData(0x8F)]
    [InlineData(0x90)]
    [InlineData(0xA0)]
    public void A_packet_whose_lengths_contradict_is_none(byte first)
    {
        var packet = new byte[13];
        packet[0] = first;
        packet[12] = first == 0xA0 ? (byte)2 : (byte)0;
        Assert.False(RtpHeader.TryParse(packet, out _));
    }

    [Fact]
    public void No_datagram_makes_the_parser_fail_or_point_outside() =>
        Prop.ForAll<byte[]>(packet =>
            !RtpHeader.TryParse(packet, out var h) || (h.PayloadAt >= 12 && h.PayloadLength >= 0 && h.PayloadAt + h.PayloadLength <= packet.Length))
        .QuickCheckThrowOnFailure();
}
