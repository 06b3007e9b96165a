using CallCenter.Core.Rehearsal;
using Xunit;

namespace CallCenter.Unit.Telephony.Rehearsal;

public sealed class PlannedCallTests
{
    private static RehearsalPlan Plan(int calls, int seed = 1) => new()
    {
        Endpoint = "127.0.0.1:5070",
        TrunkUser = "drill",
        TrunkSecret = "secret",
        Phones = [new RehearsalPhone("drill-1", "secret", "90001", ["police"])],
        Calls = calls,
        PerMinute = 30,
        Seed = seed,
    };

    [Fact]
    public void The_same_seed_gives_the_same_calls_and_another_seed_others()
    {
        Assert.Equal(PlannedCall.Of(Plan(60)), PlannedCall.Of(Plan(60)));
        Assert.NotEqual(PlannedCall.Of(Plan(60)), PlannedCall.Of(Plan(60, seed: 2)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(99)]
    public void Six_calls_already_cover_the_six_numbers_by_callers_who_stay(int seed)
    {
        var calls = PlannedCall.Of(Plan(6, seed));

        Assert.Equal(["110", "119", "120", "122", "12315", "12345"], calls.Select(c => c.Profile.Dialled).OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal));
        Assert.DoesNotContain(calls, c => c.Profile.MeantToAbandon);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(1000)]
    public void There_are_as_many_calls_as_asked_for_in_order_of_time_at_the_rate_asked_for(int count)
    {
        var calls = PlannedCall.Of(Plan(count));

        Assert.Equal(count, calls.Count);
        Assert.Equal(calls.OrderBy(c => c.At), calls);
        Assert.All(calls, c => Assert.InRange(c.At.TotalSeconds, c.Index * 2.0, (c.Index * 2.0) + 1.8));
        Assert.Equal(count, calls.Select(c => c.Caller).Distinct().Count());
    }

    [Fact]
    public void Sixty_calls_hold_misdials_callers_who_give_up_and_both_sides_hanging_up()
    {
        var calls = PlannedCall.Of(Plan(60));

        Assert.Contains(calls, c => c.Profile.Ending == RehearsalEnding.AtOnce);
        Assert.Contains(calls, c => c.Profile.Ending == RehearsalEnding.InQueue);
        Assert.Contains(calls, c => c.AgentEnds);
        Assert.Contains(calls, c => !c.AgentEnds);
    }

    [Fact]
    public void A_plan_that_can_not_be_played_says_why()
    {
        var wrong = Plan(0) with { PerMinute = 0, Phones = [], Profiles = [], Patience = TimeSpan.Zero };

        Assert.Equal(5, wrong.Faults().Count);
        Assert.Empty(Plan(1).Faults());
    }

    [Theory]
    [InlineData("10.0.0.1:5060")]
    [InlineData("nowhere")]
    public async Task A_rehearsal_calls_a_loopback_address_only(string endpoint)
    {
        var rehearsal = new CallCenter.Telephony.Rehearsal.SipRehearsal("nowhere", TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        var why = await Assert.ThrowsAsync<ArgumentException>(() => rehearsal.Run(Plan(1) with { Endpoint = endpoint }, null, TestContext.Current.CancellationToken));
        Assert.Contains(endpoint, why.Message, StringComparison.Ordinal);
    }
}
