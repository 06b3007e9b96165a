using CallCenter.Core.Calls;
using Xunit;

namespace CallCenter.Unit.Core;

public sealed class CallIdSourceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void Ids_never_repeat_when_the_clock_was_set_back_over_a_restart(int node)
    {
        var before = new ManualTime();
        before.Advance(TimeSpan.FromDays(40));
        var first = new CallIdSource(before, node);
        var given = Enumerable.Range(0, 3000).Select(_ => first.Next().Value).ToList();

        // The next run begins an hour before the first one did, so to speak.
        var after = new ManualTime();
        after.Advance(TimeSpan.FromDays(40) - TimeSpan.FromHours(1));
        var next = new CallIdSource(after, node, given.Max());
        var further = Enumerable.Range(0, 3000).Select(_ => next.Next().Value).ToList();

        Assert.True(further.Min() > given.Max());
        Assert.Equal(6000, given.Concat(further).Distinct().Count());
        Assert.Equal(further, further.Order());
    }

    [Fact]
    public void A_clock_that_goes_right_is_followed_from_the_first_id_on()
    {
        var time = new ManualTime();
        time.Advance(TimeSpan.FromDays(1));
        var earlier = new CallIdSource(time).Next().Value;
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(new CallIdSource(time).Next(), new CallIdSource(time, 0, earlier).Next());
    }
}
