using CallCenter.Casework.Calls;
using CallCenter.Core.Calls;
using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Walk;

/// <summary>A rush: short calls on all six numbers at once.</summary>
public sealed class LoadWalk(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Of_200_calls_at_20_a_second_with_ten_agents_none_is_lost_and_each_has_one_record_and_one_ticket()
    {
        var port = Ports.Udp();
        foreach (var seat in site.Town.Everywhere.Take(10))
        {
            await SippPhone.SignIn(site, seat, port);
        }

        // Ten accounts at one address: SIPp answers for whoever is rung.
        using var agents = Sipp.Start(site, SippScript.Phone("agents").Accept().Pause(300).Bye(), port: port, calls: 200, perSecond: 200);
        var callers = Town.Numbers.Select((number, n) =>
            Sipp.Start(site, SippScript.Caller(number, $"1380000{n}[call_number]").Talk().Take("BYE"), calls: n < 2 ? 34 : 33, perSecond: n < 2 ? 4 : 3)).ToList();
        foreach (var caller in callers)
        {
            await caller.Done(TimeSpan.FromSeconds(60));
            caller.Dispose();
        }

        await agents.Done();
        await Until.True("a record of every call", () => Count().Result.Sum(c => c.Arrived - c.Live) == 200);
        Assert.All(await Count(), c => Assert.Equal((c.Arrived, 0, c.Arrived, c.Arrived), (c.Answered, c.Abandoned, c.Recorded, c.Tickets)));
        var calls = (await site.Calls.List(new CallFilter(), null, 500, CancellationToken.None)).Calls;
        Assert.Equal(200, calls.Select(c => c.Caller.Raw).Distinct().Count());
        Assert.All(calls, c => Assert.Equal((CallState.Ended, "hung-up"), (c.State, c.Cause)));
    }

    private Task<IReadOnlyList<CallCount>> Count() => site.Calls.Count(new CallFilter(), CancellationToken.None);
}
