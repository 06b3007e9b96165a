using CallCenter.Casework.Calls;
using CallCenter.Core.Calls;
using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Walk;

/// <summary>A rush: short calls on all six numbers at once.</summary>
public sealed class LoadWalk(Site site) : IClassFixture<Site>
{
    [Fact]
    public Task Of_200_calls_at_20_a_second_with_ten_agents_none_is_lost_and_each_has_one_record_and_one_ticket() => Rush(site, [34, 34, 33, 33, 33, 33]);

    /// <summary>So many calls to each of the six numbers, 20 a second in all, with ten agents.</summary>
    internal static async Task Rush(Site site, IReadOnlyList<int> calls)
    {
        var all = calls.Sum();
        var port = Ports.Udp();
        foreach (var seat in site.Town.Everywhere.Take(10))
        {
            await SippPhone.SignIn(site, seat, port);
        }

        // Ten accounts at one address: SIPp answers for whoever is rung.
        using var agents = Sipp.Start(site, SippScript.Phone("agents").Accept().Pause(300).Bye(), port: port, calls: all, perSecond: all);
        var callers = Town.Numbers.Select((number, n) =>
            Sipp.Start(site, SippScript.Caller(number, $"1380000{n}[call_number]").Talk().Take("BYE"), calls: calls[n], perSecond: n < 2 ? 4 : 3)).ToList();
        foreach (var caller in callers)
        {
            await caller.Done(TimeSpan.FromSeconds(80));
            caller.Dispose();
        }

        await agents.Done();
        await Until.True("a record of every call", () => Count(site).Result.Sum(c => c.Arrived - c.Live) == all);
        Assert.All(await Count(site), c => Assert.Equal((c.Arrived, 0, c.Arrived, c.Arrived), (c.Answered, c.Abandoned, c.Recorded, c.Tickets)));
        var records = await Records(site, all);
        Assert.Equal(all, records.Select(c => c.Caller.Raw).Distinct().Count());
        Assert.All(records, c => Assert.Equal((CallState.Ended, "hung-up"), (c.State, c.Cause)));
    }

    private static async Task<IReadOnlyList<CallView>> Records(Site site, int count)
    {
        var records = new List<CallView>();
        for (CallPage? page = null; page is null || (page.Next is not null && records.Count < count);)
        {
            page = await site.Calls.List(new CallFilter(), page?.Next, 200, CancellationToken.None);
            records.AddRange(page.Calls);
        }

        return records;
    }

    private static Task<IReadOnlyList<CallCount>> Count(Site site) => site.Calls.Count(new CallFilter(), CancellationToken.None);
}
