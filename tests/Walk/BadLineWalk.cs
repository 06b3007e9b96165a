using CallCenter.Casework.Calls;
using CallCenter.Core.Calls;
using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Walk;

/// <summary>Every tenth SIP message is lost and every tenth overtaken, both ways, at the callers' line and at the agents'.</summary>
public sealed class BadLineWalk(Site site) : IClassFixture<Site>
{
    private const int Calls = 20;

    [Fact]
    public async Task Of_20_calls_over_lines_that_lose_a_tenth_all_come_through_once()
    {
        // An overtaken 180 comes after the 200: not what the steps of a script expect, and nothing to end a call for.
        string[] tolerant = ["-default_behaviors", "all,-bye,-abortunexp"];
        var (callersPort, agentsPort) = (Ports.Udp(), Ports.Udp());
        using var callersLine = new LossyRelay(site.Server.Sip, callersPort, 0.1, 0.1, seed: 1);
        using var agentsLine = new LossyRelay(site.Server.Sip, agentsPort, 0.1, 0.1, seed: 2);
        foreach (var seat in site.Town.Everywhere.Take(5))
        {
            await SippPhone.Register(site, seat, agentsPort, agentsLine.Inside);
            await SippPhone.Dial(site, seat, seat.SignIn, agentsPort);
        }

        using var agents = Sipp.Start(
            site, SippScript.Phone("agents").Accept().Pause(1500).Bye().Linger(), port: agentsPort, calls: Calls, perSecond: Calls, through: agentsLine.Inside, more: tolerant);
        using var callers = Sipp.Start(
            site, SippScript.Caller("12345", "1390000[call_number]").Talk().Take("BYE").Linger(), port: callersPort, calls: Calls, perSecond: 2, through: callersLine.Inside, more: tolerant);
        await callers.Done(TimeSpan.FromSeconds(60));
        await agents.Done();
        Assert.True(callersLine.Counts.Lost > 5 && agentsLine.Counts.Lost > 5, $"the lines were good: {callersLine.Counts} {agentsLine.Counts}");
        await Until.True("the end of every call and line", () => site.Metric("callcenter_calls_live").Result == 0 && site.Metric("callcenter_lines_live").Result == 0, TimeSpan.FromSeconds(35));
        var count = await Until.Found("a record of every call", async () =>
            (await site.Calls.Count(new CallFilter(), CancellationToken.None)).SingleOrDefault(c => c.Arrived == Calls && c.Live == 0));
        Assert.Equal((Calls, 0, Calls, Calls), (count.Answered, count.Abandoned, count.Recorded, count.Tickets));
        var calls = (await site.Calls.List(new CallFilter(), null, 100, CancellationToken.None)).Calls;
        Assert.Equal(Calls, calls.Select(c => c.Caller.Raw).Distinct().Count());
        Assert.All(calls, c => Assert.Equal((CallState.Ended, "hung-up"), (c.State, c.Cause)));
    }
}
