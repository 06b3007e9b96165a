using CallCenter.Media.Rtp;
using Xunit;

namespace CallCenter.Unit.Media.Rtp;

public sealed class OutStreamTests
{
    [Fact]
    public void A_relayed_source_keeps_its_losses_and_order()
    {
        var stream = new OutStream(7, 65530, 1000);
        var sent = new List<(ushort, uint)>();
        foreach (var (sequence, frame) in new (ushort, uint)[] { (100, 0), (101, 1), (104, 4), (103, 3), (105, 5) })
        {
            Assert.True(stream.Relay(Packet(sequence, 5000 + (frame * 160), 1), false, 1000 + (frame * 160), out ushort number, out uint time, out _));
            sent.Add((number, time));
        }

        ushort first = sent[0].Item1;
        Assert.Equal(65531, first);
        Assert.Equal([0, 1, 4, 3, 5], sent.Select(s => (int)(ushort)(s.Item1 - first)));
        Assert.Equal([0, 160, 640, 480, 800], sent.Select(s => (int)(s.Item2 - sent[0].Item2)));
        Assert.Equal((ushort)(first + 5), stream.Sequence);
    }

    [Fact]
    public void A_change_of_source_goes_on_with_the_next_number_and_the_time_that_passed()
    {
        var stream = new OutStream(7, 10, 1000);
        stream.Relay(Packet(100, 5000, 1), false, 0, out _, out uint before, out bool begins);
        Assert.True(begins);
        stream.Relay(Packet(101, 5160, 1), false, 160, out ushort last, out before, out begins);
        Assert.False(begins);
        stream.Relay(Packet(900, 77, 2), false, 960, out ushort next, out uint after, out begins);
        Assert.True(begins);
        Assert.Equal(last + 1, next);
        Assert.Equal(before + 800, after);
    }

    [Fact]
    public void A_prompt_between_two_relays_is_one_stream()
    {
        var stream = new OutStream(7, 10, 1000);
        stream.Relay(Packet(100, 5000, 1), false, 0, out ushort s0, out uint t0, out _);
        stream.Own(follows: false, 160);
        Assert.Equal((s0 + 1, t0 + 160), (stream.Sequence, stream.Timestamp));
        stream.Own(follows: true, 340);
        Assert.Equal((s0 + 2, t0 + 320), (stream.Sequence, stream.Timestamp));
        stream.Relay(Packet(103, 5480, 1), false, 500, out ushort s1, out uint t1, out bool marker);
        Assert.Equal((s0 + 3, t0 + 480, true), (s1, t1, marker));
    }

    [Fact]
    public void A_packet_older_than_where_the_source_was_taken_up_is_not_sent()
    {
        var stream = new OutStream(7, 10, 1000);
        stream.Relay(Packet(100, 5000, 1), false, 0, out ushort first, out _, out _);
        Assert.False(stream.Relay(Packet(99, 4840, 1), false, 1, out _, out _, out _));
        Assert.True(stream.Relay(Packet(101, 5160, 1), false, 160, out ushort next, out _, out _));
        Assert.Equal(first + 1, next);
    }

    [Fact]
    public void A_source_that_jumps_does_not_make_us_jump()
    {
        var stream = new OutStream(7, 10, 1000);
        stream.Relay(Packet(100, 5000, 1), false, 0, out ushort s0, out uint t0, out _);
        stream.Relay(Packet(30000, 5160, 1), false, 160, out ushort s1, out uint t1, out _);
        stream.Relay(Packet(30001, 90000000, 1), false, 320, out ushort s2, out uint t2, out _);
        Assert.Equal((s0 + 1, s0 + 2), (s1, s2));
        Assert.Equal((t0 + 160, t0 + 320), (t1, t2));
    }

    [Fact]
    public void A_long_pause_of_the_speaker_is_a_pause_for_the_listener()
    {
        var stream = new OutStream(7, 10, 1000);
        stream.Relay(Packet(100, 5000, 1), false, 0, out _, out uint before, out _);
        stream.Relay(Packet(101, 5000 + 240000, 1), false, 240000, out _, out uint after, out bool marker);
        Assert.Equal(before + 240000, after);
        Assert.False(marker);
    }

    [Fact]
    public void Speech_after_a_long_key_press_keeps_its_time()
    {
        var stream = new OutStream(7, 10, 1000);
        stream.Relay(Packet(100, 5000, 1), false, 0, out _, out uint t0, out _);
        for (ushort i = 1; i <= 200; i++)
        {
            stream.Relay(Packet((ushort)(100 + i), 5160, 1), true, i * 160, out _, out uint at, out _);
            Assert.Equal(t0 + 160, at);
        }

        stream.Relay(Packet(301, 5000 + (201 * 160), 1), false, 201 * 160, out _, out uint t1, out bool marker);
        Assert.Equal(t0 + (201 * 160), t1);
        Assert.False(marker);
    }

    private static RtpHeader Packet(ushort sequence, uint timestamp, uint ssrc) => new(8, false, sequence, timestamp, ssrc, 12, 160);
}
