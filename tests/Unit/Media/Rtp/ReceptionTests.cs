using CallCenter.Media.Rtp;
using Xunit;

namespace CallCenter.Unit.Media.Rtp;

public sealed class ReceptionTests
{
    [Fact]
    public void Loss_is_counted_by_sequence_over_the_wrap_and_reordering_is_no_loss()
    {
        var meter = default(ReceptionMeter);
        foreach (int sequence in new[] { 65533, 65534, 0, 65535, 1, 4 })
        {
            meter.Count(new(8, false, (ushort)sequence, (uint)(sequence * 160), 5, 12, 160), false, 0);
        }

        Assert.Equal(2, meter.Lost);
        Assert.Equal(65536u + 4, meter.ExtendedHighest);
        Assert.Equal(256 * 2 / 8, meter.TakeFractionLost());
        Assert.Equal(0, meter.TakeFractionLost());
    }

    [Fact]
    public void Even_arrival_has_no_jitter_and_uneven_arrival_tends_to_its_mean_difference()
    {
        var even = default(ReceptionMeter);
        var uneven = default(ReceptionMeter);
        for (int i = 0; i < 500; i++)
        {
            var packet = new RtpHeader(8, false, (ushort)i, (uint)(i * 160), 5, 12, 160);
            even.Count(packet, false, 12345 + (i * 160));
            uneven.Count(packet, false, 12345 + (i * 160) + (i % 2 * 80));
        }

        Assert.Equal(0, even.Jitter);
        Assert.InRange(uneven.Jitter, 75, 80);
    }

    [Fact]
    public void A_new_source_keeps_what_was_lost_before()
    {
        var meter = default(ReceptionMeter);
        meter.Count(new(8, false, 1, 0, 5, 12, 160), false, 0);
        meter.Count(new(8, false, 3, 320, 5, 12, 160), false, 320);
        meter.Count(new(8, false, 40000, 9, 6, 12, 160), false, 480);
        Assert.Equal(1, meter.Lost);
        Assert.Equal(6u, meter.Ssrc);
    }

    [Fact]
    public void A_report_of_one_side_is_read_by_the_other()
    {
        var ours = new OutStream(0xABCD1234, 5, 100);
        var meter = default(ReceptionMeter);
        foreach (ushort sequence in new ushort[] { 1, 2, 4 })
        {
            meter.Count(new(8, false, sequence, sequence * 160u, 0x99, 12, 160), false, sequence * 160);
        }

        var packet = new byte[Rtcp.MostBytes];
        int length = Rtcp.Write(packet, ours, 10, 1600, 0x1122334455667788, 900, ref meter, 0x5555AAAA, 0x10000);
        Assert.Equal(28 + 24 + 20, length);

        var news = Rtcp.Read(packet.AsSpan(0, length), 0x99);
        Assert.True(news.Valid);
        Assert.Equal(0x1122334455667788ul, news.SenderNtp);
        Assert.Equal(new PeerReport(64, 0, 0x5555AAAA, 0x10000), news.Report);
        Assert.Null(Rtcp.Read(packet.AsSpan(0, length), 0x98).Report);
        Assert.False(Rtcp.Read(packet.AsSpan(0, 7), 0x99).Valid);
    }

    [Fact]
    public void A_leg_that_only_hears_sends_a_receiver_report()
    {
        var meter = default(ReceptionMeter);
        var packet = new byte[Rtcp.MostBytes];
        int length = Rtcp.Write(packet, new OutStream(1, 5, 100), 0, 0, 1, 1, ref meter, 0, 0);
        Assert.Equal(201, packet[1]);
        Assert.Equal(28, length);
    }

    [Fact]
    public void Round_trip_is_now_less_the_peers_delay()
    {
        // Sent at second 100, kept 5 s by the peer, back at 105.25.
        var report = new PeerReport(0, 0, 100u << 16, 5u << 16);
        Assert.Equal((uint)(0.25 * 65536), Rtcp.RoundTrip(report, (105ul << 32) | (1ul << 30)));
        Assert.Null(Rtcp.RoundTrip(report with { LastSenderReport = 0 }, 105ul << 32));
        Assert.Null(Rtcp.RoundTrip(report, 104ul << 32));
    }
}
