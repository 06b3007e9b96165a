using System.Diagnostics;
using CallCenter.Casework.Calls;
using CallCenter.Core.Calls;
using CallCenter.Core.Facts;
using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Walk;

/// <summary>A caller's CANCEL on its way while our 200 is on its own: RFC 3261 sections 9.2 and 15.</summary>
public sealed class CrossingWalk(Site site) : IClassFixture<Site>
{
    private const int Repeats = 30;

    /// <summary>The 200 leaves at the queue, or when the agent's phone takes the call; the CANCEL follows the 180 within the time that takes.</summary>
    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 40)]
    public async Task A_CANCEL_right_after_the_180_leaves_no_call_over_and_one_record_each(bool late, int withinMs)
    {
        var random = new Random(110);
        var lane = late ? site.NextLateLane() : site.NextLane();
        using var phone = await Baresip.Agent(site, lane.Seats[0], answers: late);
        var ends = new Dictionary<string, int>();
        for (var n = 0; n < Repeats; n++)
        {
            var from = site.NextCaller();
            using var caller = new WireCaller(site, lane.Number, from);
            caller.Invite();
            var rang = await Ring(caller);
            var pause = TimeSpan.FromMilliseconds(random.NextDouble() * withinMs);
            while (Stopwatch.GetElapsedTime(rang) < pause)
            {
                Thread.SpinWait(100);
            }

            caller.Cancel();
            await caller.Reply(200, "CANCEL");
            ends.Add(from, await caller.End());
        }

        await Until.True("the end of every call and line", () => site.Metric("callcenter_calls_live").Result == 0 && site.Metric("callcenter_lines_live").Result == 0);
        await Until.True("a phone that is rung no more", () => phone.Live.Count == 0, instead: () => $"still there: {string.Join(", ", phone.Live)}");
        Assert.True(phone.Count("CALL_CLOSED") > 0, "the phone was never rung");
        foreach (var (from, code) in ends)
        {
            var file = await site.Over(from);
            Assert.Equal((CallState.Ended, CallEnder.Caller), (file.Call.State, file.Call.EndedBy));
            Assert.Equal(code == 200, file.Call.Times.ConnectedMs is not null);
            Assert.NotNull(file.Ticket);
        }

        var page = await site.Calls.List(new CallFilter(Service: lane.Number), null, 100, CancellationToken.None);
        Assert.Equal(ends.Keys.Order(StringComparer.Ordinal), page.Calls.Select(c => c.Caller.Raw).Order(StringComparer.Ordinal));
        var answered = ends.Values.Count(c => c == 200);
        TestContext.Current.SendDiagnosticMessage($"answered before the CANCEL: {answered} of {Repeats}");
        Assert.True(answered > 0, "no CANCEL crossed a 200");
    }

    private static async Task<long> Ring(WireCaller caller)
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(2))
        {
            if (caller.At(180, "INVITE") is { } at)
            {
                return at;
            }

            await Task.Yield();
        }

        throw new TimeoutException("no 180 within 2 s");
    }
}
