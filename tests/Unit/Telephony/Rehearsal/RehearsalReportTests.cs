using CallCenter.Core.Rehearsal;
using Xunit;

namespace CallCenter.Unit.Telephony.Rehearsal;

public sealed class RehearsalReportTests
{
    private static RehearsedCall Call(string dialled, RehearsedOutcome outcome, double? wait = null, bool heard = false) => new()
    {
        Index = 0,
        Profile = "S01",
        Dialled = dialled,
        Outcome = outcome,
        Wait = wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        CallerHeard = heard,
        AgentHeard = heard,
        SipCallId = "a",
    };

    [Fact]
    public void Waits_and_shares_count_only_answered_calls_and_bounds_belong_to_the_share()
    {
        var report = new RehearsalReport(
            [
                Call("110", RehearsedOutcome.Answered, 10, heard: true),
                Call("110", RehearsedOutcome.Answered, 15, heard: true),
                Call("110", RehearsedOutcome.Answered, 20, heard: true),
                Call("110", RehearsedOutcome.Lost, 35),
                Call("110", RehearsedOutcome.Abandoned),
            ],
            [], 5, TimeSpan.FromMinutes(1));

        var police = Assert.Single(report.Services);
        Assert.Equal((5, 4, 1, 2, 3), (police.Calls, police.Answered, police.Within10, police.Within15, police.Within20));
        Assert.Equal((1, 1, 3), (police.Abandoned, police.Lost, police.HeardBothWays));
        Assert.Equal(TimeSpan.FromSeconds(20), police.MeanWait);
        Assert.Equal(TimeSpan.FromSeconds(15), police.MedianWait);
        Assert.Equal(TimeSpan.FromSeconds(35), police.Wait95);
        Assert.Equal(TimeSpan.FromSeconds(35), police.LongestWait);
    }

    [Fact]
    public void The_95th_percentile_of_twenty_waits_is_the_nineteenth()
    {
        var report = new RehearsalReport([.. Enumerable.Range(1, 20).Select(n => Call("120", RehearsedOutcome.Answered, n))], [], 20, TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromSeconds(19), report.Total.Wait95);
        Assert.Equal(TimeSpan.FromSeconds(10), report.Total.MedianWait);
    }

    [Fact]
    public void Numbers_stand_in_order_and_the_total_holds_them_all()
    {
        var report = new RehearsalReport(
            [Call("12345", RehearsedOutcome.Abandoned), Call("119", RehearsedOutcome.Abandoned), Call("110", RehearsedOutcome.Abandoned)], [], 3, TimeSpan.Zero);

        Assert.Equal(["110", "119", "12345"], report.Services.Select(s => s.Number));
        Assert.Equal(3, report.Total.Calls);
        Assert.Equal(TimeSpan.Zero, report.Total.Wait95);
        Assert.True(report.Passed);
    }

    [Fact]
    public void A_lost_call_a_fault_or_a_call_never_placed_is_not_passed()
    {
        RehearsedCall good = Call("110", RehearsedOutcome.Answered, 1, heard: true);

        Assert.True(new RehearsalReport([good], [], 1, TimeSpan.Zero).Passed);
        Assert.False(new RehearsalReport([good], [], 2, TimeSpan.Zero).Passed);
        Assert.False(new RehearsalReport([good], ["agent 90001 could not sign out"], 1, TimeSpan.Zero).Passed);
        Assert.False(new RehearsalReport([good, Call("110", RehearsedOutcome.Lost)], [], 2, TimeSpan.Zero).Passed);
    }
}
