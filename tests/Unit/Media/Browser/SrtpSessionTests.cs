using CallCenter.Media.Browser;
using CallCenter.Media.Rtp;
using Xunit;

namespace CallCenter.Unit.Media.Browser;

public sealed class SrtpSessionTests : IDisposable
{
    private readonly Random random = new(3711);
    private readonly SrtpSession server;
    private readonly SrtpSession client;

    public SrtpSessionTests()
    {
        var exported = new byte[SrtpSession.ExportBytes];
        random.NextBytes(exported);
        server = new(exported, isServer: true);
        client = new(exported, isServer: false);
    }

    public void Dispose()
    {
        server.Dispose();
        client.Dispose();
    }

    [Fact]
    public void Whatever_one_side_seals_the_other_opens_both_ways()
    {
        for (int n = 0; n < 2000; n++)
        {
            var packet = Packet((ushort)n, random.Next(0, 1400), sources: random.Next(0, 4), extension: random.Next(2) == 0);
            var (from, to) = n % 2 == 0 ? (server, client) : (client, server);
            var wire = Seal(from, packet);
            Assert.Equal(packet.Length + 10, wire.Length);
            Assert.Equal(packet.Length, to.OpenRtp(wire));
            Assert.Equal(packet, wire[..packet.Length]);
        }
    }

    [Fact]
    public void Flipping_any_bit_makes_it_foreign_and_leaves_it_as_it_is()
    {
        var wire = Seal(server, Packet(7, 160));
        for (int bit = 0; bit < 8 * wire.Length; bit++)
        {
            var spoiled = wire.ToArray();
            spoiled[bit / 8] ^= (byte)(1 << (bit % 8));
            var before = spoiled.ToArray();
            Assert.Equal(0, client.OpenRtp(spoiled));
            Assert.Equal(before, spoiled);
        }

        Assert.NotEqual(0, client.OpenRtp(wire));
    }

    [Fact]
    public void Flipping_any_bit_of_a_report_makes_it_foreign()
    {
        var report = Report(28);
        var into = new byte[128];
        var wire = into[..server.SealRtcp(report, into)];
        for (int bit = 0; bit < 8 * wire.Length; bit++)
        {
            var spoiled = wire.ToArray();
            spoiled[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(0, client.OpenRtcp(spoiled));
        }

        Assert.Equal(report.Length, client.OpenRtcp(wire));
        Assert.Equal(report, wire[..report.Length]);
    }

    [Fact]
    public void A_packet_that_comes_again_is_refused_late_ones_are_taken_once()
    {
        var wires = Enumerable.Range(100, 300).Select(n => Seal(server, Packet((ushort)n, 160))).ToList();
        Assert.NotEqual(0, client.OpenRtp(wires[200].ToArray()));
        Assert.Equal(0, client.OpenRtp(wires[200].ToArray()));
        Assert.NotEqual(0, client.OpenRtp(wires[199].ToArray()));
        Assert.NotEqual(0, client.OpenRtp(wires[200 - 127].ToArray()));
        Assert.Equal(0, client.OpenRtp(wires[199].ToArray()));
        Assert.Equal(0, client.OpenRtp(wires[200 - 128].ToArray()));
        Assert.NotEqual(0, client.OpenRtp(wires[299].ToArray()));
    }

    [Fact]
    public void A_report_that_comes_again_is_refused()
    {
        var into = new byte[128];
        var wire = into[..server.SealRtcp(Report(28), into)];
        Assert.NotEqual(0, client.OpenRtcp(wire.ToArray()));
        Assert.Equal(0, client.OpenRtcp(wire.ToArray()));
    }

    [Fact]
    public void The_sequence_number_may_roll_over_as_often_as_it_likes_with_losses_and_reordering()
    {
        var pending = new List<byte[]>();
        int taken = 0, sent = 0;
        for (int n = 0; n < 200_000; n += random.Next(1, 40), sent++)
        {
            pending.Add(Seal(server, Packet((ushort)n, 20)));
            if (pending.Count == 3)
            {
                foreach (var wire in pending.OrderBy(_ => random.Next()))
                {
                    taken += client.OpenRtp(wire) > 0 ? 1 : 0;
                }

                pending.Clear();
            }
        }

        Assert.Equal(sent - pending.Count, taken);
    }

    [Fact]
    public void Nothing_is_sealed_twice_under_the_same_number()
    {
        var into = new byte[256];
        Assert.NotEqual(0, server.SealRtp(Packet(50, 160), into));
        Assert.Equal(0, server.SealRtp(Packet(50, 160), into));
        Assert.NotEqual(0, server.SealRtp(Packet(52, 160), into));
        Assert.NotEqual(0, server.SealRtp(Packet(51, 160), into));
        Assert.Equal(0, server.SealRtp(Packet(51, 160), into));
    }

    [Fact]
    public void A_peer_has_at_most_eight_sources()
    {
        // Our own side has one source; here its number changes with each packet.
        for (ushort source = 1; source <= 9; source++)
        {
            var wire = Seal(server, Packet(source, 160, ssrc: source));
            Assert.Equal(source <= 8, client.OpenRtp(wire) > 0);
        }
    }

    [Fact]
    public void Rubbish_of_any_length_is_refused()
    {
        for (int length = 0; length < 300; length++)
        {
            for (int n = 0; n < 20; n++)
            {
                var rubbish = new byte[length];
                random.NextBytes(rubbish);
                if (length > 0 && n % 2 == 0)
                {
                    rubbish[0] = (byte)(0x80 | (rubbish[0] & 0x3F));
                }

                Assert.Equal(0, client.OpenRtp(rubbish));
                Assert.Equal(0, client.OpenRtcp(rubbish));
                Assert.Equal(0, server.SealRtp(rubbish.AsSpan(0, Math.Min(length, 11)), new byte[64]));
            }
        }
    }

    private static byte[] Seal(SrtpSession from, byte[] packet)
    {
        var into = new byte[packet.Length + SrtpSession.MostOverhead];
        return into[..from.SealRtp(packet, into)];
    }

    private byte[] Packet(ushort sequence, int payload, int sources = 0, bool extension = false, uint ssrc = 4711)
    {
        int header = 12 + (4 * sources) + (extension ? 12 : 0);
        var packet = new byte[header + payload];
        random.NextBytes(packet);
        RtpHeader.Write(packet, 8, false, sequence, 160u * sequence, ssrc);
        packet[0] = (byte)(0x80 | (extension ? 0x10 : 0) | sources);
        if (extension)
        {
            packet[12 + (4 * sources) + 2] = 0;
            packet[12 + (4 * sources) + 3] = 2;
        }

        return packet;
    }

    private byte[] Report(int length)
    {
        var report = new byte[length];
        random.NextBytes(report);
        report[0] = 0x80;
        report[1] = 200;
        return report;
    }
}
