using System.Net;
using CallCenter.Media.Native;
using CallCenter.Media.Rtp;
using Xunit;

namespace CallCenter.Unit.Media.Rtp;

public sealed class SourceLatchTests
{
    private const int Second = 8000;
    private static readonly NetAddress[] Allowed = [At("192.0.2.1", 0), At("198.51.100.7", 0)];

    [Fact]
    public void Before_an_answer_everything_is_foreign()
    {
        var latch = default(SourceLatch);
        Assert.Equal(LatchVerdict.Foreign, latch.Judge(At("192.0.2.1", 4000), 1, 0));
    }

    [Fact]
    public void The_first_packet_of_an_allowed_address_locks_its_port()
    {
        var latch = Open();
        Assert.Equal(LatchVerdict.Foreign, latch.Judge(At("203.0.113.9", 4000), 1, 0));
        Assert.Equal(LatchVerdict.Learned, latch.Judge(At("198.51.100.7", 4000), 1, 0));
        Assert.Equal(LatchVerdict.Accepted, latch.Judge(At("198.51.100.7", 4000), 1, 160));
        Assert.Equal(LatchVerdict.Foreign, latch.Judge(At("198.51.100.7", 4002), 1, 320));
        Assert.Equal(LatchVerdict.Foreign, latch.Judge(At("192.0.2.1", 4000), 1, 320));
        Assert.Equal(At("198.51.100.7", 4000), latch.Source);
    }

    [Theory]
    [InlineData("198.51.100.7", 1, 2.0, true)]
    [InlineData("198.51.100.7", 1, 1.99, false)]
    [InlineData("198.51.100.7", 2, 5.0, false)]
    [InlineData("192.0.2.1", 1, 5.0, false)]
    public void Only_the_same_address_and_ssrc_move_their_port_after_two_seconds_of_silence(string address, uint ssrc, double seconds, bool moves)
    {
        var latch = Open();
        latch.Judge(At("198.51.100.7", 4000), 1, 0);
        var verdict = latch.Judge(At(address, 4002), ssrc, (long)(seconds * Second));
        Assert.Equal(moves ? LatchVerdict.Learned : LatchVerdict.Foreign, verdict);
    }

    [Fact]
    public void Packets_of_the_known_source_put_the_two_seconds_off()
    {
        var latch = Open();
        latch.Judge(At("192.0.2.1", 4000), 1, 0);
        latch.Judge(At("192.0.2.1", 4000), 1, Second);
        Assert.Equal(LatchVerdict.Foreign, latch.Judge(At("192.0.2.1", 4002), 1, (2 * Second) + 100));
    }

    [Fact]
    public void A_new_answer_learns_anew()
    {
        var latch = Open();
        latch.Judge(At("192.0.2.1", 4000), 1, 0);
        latch.Reopen(Allowed, moved: false, 100);
        Assert.Equal(LatchVerdict.Learned, latch.Judge(At("198.51.100.7", 5000), 9, 200));
    }

    [Fact]
    public void What_is_still_under_way_from_the_old_port_is_not_learned_after_a_move()
    {
        var latch = Open();
        latch.Judge(At("192.0.2.1", 4000), 1, 0);
        latch.Reopen(Allowed, moved: true, 100);
        Assert.Equal(LatchVerdict.Foreign, latch.Judge(At("192.0.2.1", 4000), 1, 200));
        Assert.Equal(LatchVerdict.Learned, latch.Judge(At("192.0.2.1", 6000), 1, 300));
    }

    [Fact]
    public void A_restored_source_is_locked_at_once()
    {
        var latch = Open();
        latch.Restore(At("192.0.2.1", 4000), 77, 0);
        Assert.Equal(LatchVerdict.Foreign, latch.Judge(At("192.0.2.1", 4002), 77, 10));
        Assert.Equal(LatchVerdict.Accepted, latch.Judge(At("192.0.2.1", 4000), 77, 20));
    }

    private static SourceLatch Open()
    {
        var latch = default(SourceLatch);
        latch.Reopen(Allowed, moved: true, 0);
        return latch;
    }

    private static NetAddress At(string address, int port) => NetAddress.Of(IPAddress.Parse(address), port);
}
