using CallCenter.Core.Calls;
using Xunit;

namespace CallCenter.Unit.Core;

public sealed class CallIdSourceTests
{
    [Fact]
    public void No_id_of_an_earlier_run_is_made_again_when_the_clock_was_set_back()
    {
        var before = new CallIdSource(TimeProvider.System);
        var made = Enumerable.Range(0, 3000).Select(_ => before.Next()).ToList();
        Assert.Equal(made.Order(), made);
        Assert.Equal(3000, made.Distinct().Count());

        var hourAhead = CallIdSource.At(TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds());
        var after = new CallIdSource(TimeProvider.System, after: hourAhead);
        Assert.True(after.Next() > hourAhead);
        Assert.True(new CallIdSource(TimeProvider.System, after: made[^1]).Next() > made[^1]);
        Assert.True(CallIdSource.At(0).Value == 0);
    }
}
