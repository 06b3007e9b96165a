using CallCenter.Core.Rehearsal;
using Xunit;

namespace CallCenter.Walk.Rehearsal;

/// <summary>Simulated callers and agents against a whole server, over SIP and RTP on loopback.</summary>
public sealed class RehearsalTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Twelve_calls_on_six_numbers_are_answered_heard_both_ways_and_none_is_lost()
    {
        await using var house = new RehearsalHouse();
        var plan = await house.Open(agents: 5, calls: 12, perMinute: 60);

        var report = await RehearsalHouse.Rehearsal.Run(plan, null, TestContext.Current.CancellationToken);

        Write(report);
        Assert.Empty(report.Faults);
        Assert.Equal(12, report.Calls.Count);
        Assert.DoesNotContain(report.Calls, c => c.Outcome == RehearsedOutcome.Lost);
        Assert.Equal(["110", "119", "120", "122", "12315", "12345"], report.Services.Select(s => s.Number));
        Assert.All(report.Calls.Where(c => c.Outcome == RehearsedOutcome.Answered), c =>
        {
            Assert.True(c.CallerHeard && c.AgentHeard);
            Assert.NotNull(c.SystemCall);
        });
        Assert.True(report.Passed);
    }

    [Fact]
    public async Task A_wrong_trunk_secret_loses_every_call_with_its_reason()
    {
        await using var house = new RehearsalHouse();
        var plan = await house.Open(agents: 1, calls: 2, perMinute: 600);

        var report = await RehearsalHouse.Rehearsal.Run(plan with { TrunkSecret = "another" }, null, TestContext.Current.CancellationToken);

        Write(report);
        Assert.Equal(2, report.Total.Lost);
        Assert.All(report.Calls, c => Assert.Contains("before an agent answered", c.Reason, StringComparison.Ordinal));
        Assert.False(report.Passed);
    }

    [Fact]
    public async Task A_rehearsal_that_is_cut_short_ends_its_calls_and_leaves_no_line_behind()
    {
        await using var house = new RehearsalHouse();
        var plan = await house.Open(agents: 2, calls: 20, perMinute: 600);
        using var stop = new CancellationTokenSource();

        var report = await RehearsalHouse.Rehearsal.Run(
            plan,
            progress =>
            {
                if (progress.Calls.Any(c => c.Phase == RehearsalPhase.Talking))
                {
                    stop.Cancel();
                }
            },
            stop.Token);

        Write(report);
        Assert.Equal(["the rehearsal was cut short"], report.Faults);
        Assert.Contains(report.Calls, c => c.Reason == "cut short");
        Assert.False(report.Passed);
        Assert.True(SpinWait.SpinUntil(() => house.Server.Gateway.LiveLines == 0, 5_000));
    }

    private void Write(RehearsalReport report)
    {
        foreach (var call in report.Calls)
        {
            output.WriteLine($"{call.Index} {call.Profile} {call.Dialled} {call.Outcome} wait {call.Wait?.TotalSeconds:0.0} agent {call.Staff} heard {call.CallerHeard}/{call.AgentHeard} {call.Reason}");
        }

        foreach (var fault in report.Faults)
        {
            output.WriteLine(fault);
        }
    }
}
