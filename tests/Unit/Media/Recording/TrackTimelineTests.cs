using CallCenter.Media.Recording;
using Xunit;

namespace CallCenter.Unit.Media.Recording;

public sealed class TrackTimelineTests
{
    private const int FortyMs = 320;
    private const int LateWindow = 1600;

    [Theory]
    [InlineData(200)]
    [InlineData(-200)]
    [InlineData(50)]
    [InlineData(0)]
    public void After_an_hour_a_drifting_clock_is_still_within_40_ms(int ppm)
    {
        var (timeline, worst, largestJump) = Run(ppm, seconds: 3600, jitter: 120, firstDelay: 0);
        Assert.InRange(worst, 0, FortyMs);
        Assert.InRange(largestJump, 0, TrackTimeline.LargestCorrection);
        Assert.Equal(1, timeline.Anchors);
    }

    [Fact]
    public void A_first_packet_that_was_late_is_made_good_within_seconds()
    {
        var timeline = new TrackTimeline();
        long error = 0;
        for (int i = 0; i < 250; i++)
        {
            long at = timeline.Place((uint)(i * 160), 1, (i * 160) + (i == 0 ? 800 : 0), 160, 0);
            error = at - (i * 160);
        }

        Assert.Equal(0, error);
    }

    [Fact]
    public void A_gap_stays_a_gap_and_a_late_packet_finds_its_place()
    {
        var timeline = new TrackTimeline();
        Assert.Equal(0, timeline.Place(1000, 1, 0, 160, 0));
        Assert.Equal(480, timeline.Place(1480, 1, 480, 160, 0));
        Assert.Equal(160, timeline.Place(1160, 1, 700, 160, 0));
    }

    [Fact]
    public void A_packet_whose_place_is_written_is_dropped()
    {
        var timeline = new TrackTimeline();
        timeline.Place(1000, 1, 0, 160, 0);
        timeline.Place(5000, 1, 4000, 160, 0);
        Assert.Equal(TrackTimeline.Nowhere, timeline.Place(1160, 1, 4200, 160, 2400));
    }

    [Theory]
    [InlineData(1u, 900_000_000u)]
    [InlineData(2u, 2600u)]
    public void A_jump_of_timestamps_or_ssrc_starts_anew_at_its_arrival(uint ssrc, uint timestamp)
    {
        var timeline = new TrackTimeline();
        timeline.Place(1000, 1, 0, 160, 0);
        Assert.Equal(8000, timeline.Place(timestamp, ssrc, 8000, 160, 6400));
        Assert.Equal(8160, timeline.Place(timestamp + 160, ssrc, 8160, 160, 6400));
    }

    [Fact]
    public void Timestamps_that_wrap_are_no_jump()
    {
        var timeline = new TrackTimeline();
        timeline.Place(uint.MaxValue - 79, 1, 0, 160, 0);
        Assert.Equal(160, timeline.Place(80, 1, 165, 160, 0));
        Assert.Equal(1, timeline.Anchors);
    }

    [Fact]
    public void A_sender_whose_timestamps_stood_still_while_muted_is_recorded_again()
    {
        var timeline = new TrackTimeline();
        timeline.Place(0, 1, 0, 160, 0);
        var placed = Enumerable.Range(0, 10)
            .Select(i => timeline.Place((uint)(160 + (i * 160)), 1, 4000 + (i * 160), 160, 4000 + (i * 160) - LateWindow)).ToList();
        Assert.All(placed[..4], at => Assert.Equal(TrackTimeline.Nowhere, at));
        Assert.Equal(4000 + (4 * 160), placed[4]);
        Assert.Equal(4000 + (9 * 160), placed[9]);
    }

    private static (TrackTimeline Timeline, long Worst, long LargestJump) Run(int ppm, int seconds, int jitter, int firstDelay)
    {
        var timeline = new TrackTimeline();
        var random = new Random(4711);
        long worst = 0;
        long jump = 0;
        long next = 0;
        for (int i = 0; i < seconds * 50; i++)
        {
            // The sender's 160 samples take a little more or less than 20 ms of our time.
            double truth = i * 160.0 / (1 + (ppm * 1e-6));
            long begin = (long)truth + random.Next(jitter) + (i == 0 ? firstDelay : 0);
            long at = timeline.Place((uint)(i * 160), 1, begin, 160, Math.Max(0, begin - LateWindow));
            Assert.NotEqual(TrackTimeline.Nowhere, at);
            worst = Math.Max(worst, (long)Math.Abs(at - truth));
            jump = i == 0 ? 0 : Math.Max(jump, Math.Abs(at - next));
            next = at + 160;
        }

        return (timeline, worst, jump);
    }
}
