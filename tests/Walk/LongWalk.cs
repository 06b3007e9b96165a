using CallCenter.Core.Calls;
using CallCenter.Core.Facts;
using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Walk;

/// <summary>What takes long: the rush three times as long, and one breakdown after the other.</summary>
[Trait("Layer", "Long")]
public sealed class LongWalk
{
    [Fact]
    public async Task Of_600_calls_at_20_a_second_with_ten_agents_none_is_lost_and_each_has_one_record_and_one_ticket()
    {
        await using var site = new Site();
        await site.InitializeAsync();
        await LoadWalk.Rush(site, [120, 120, 90, 90, 90, 90]);
    }

    [Fact]
    public async Task Three_times_kill_9_with_calls_up_leave_every_call_on_record_once_with_its_recording()
    {
        await using var site = new Site();
        await site.InitializeAsync();
        site.Expect("unfinished write");
        var lost = new List<(string From, Seat Seat)>();
        for (var n = 0; n < 3; n++)
        {
            var lane = site.NextLane();
            using var one = await SippPhone.Start(site, lane.Seats[0], p => p.Accept(site.Voice(Tones.Agent)).Take("BYE"));
            using var two = await SippPhone.Start(site, lane.Seats[1], p => p.Accept(site.Voice(Tones.Agent)).Take("BYE"));
            var callers = new List<Sipp>();
            foreach (var seat in lane.Seats)
            {
                var from = site.NextCaller();
                callers.Add(Sipp.Start(site, SippScript.Caller(lane.Number, from).Talk().Say(site.Voice(Tones.Caller)).Pause(60000).Bye()));
                await site.Call(from, c => c.Call.Times.AcceptedMs is not null);
                lost.Add((from, seat));
            }

            await Task.Delay(2500);
            await site.Server.Kill();
            callers.ForEach(c => c.Dispose());
            await site.StartAgain();
            Assert.True(site.Server.ReadyAfter < TimeSpan.FromSeconds(5), $"start {n} was ready after {site.Server.ReadyAfter}");
        }

        foreach (var (from, seat) in lost)
        {
            var file = await site.Over(from);
            Assert.Equal((CallState.Ended, CallEnder.LineLost, "server-stopped", seat.Staff), (file.Call.State, file.Call.EndedBy, file.Call.Cause, file.Call.Agent));
            Assert.True(Assert.Single(file.Recordings).Recovered);
            var (said, heard) = site.Recording(file);
            Assert.True(said.SecondsOf(Tones.Caller) > 1.2 && heard.SecondsOf(Tones.Agent) > 1.2, $"{said.SecondsOf(Tones.Caller)} s and {heard.SecondsOf(Tones.Agent)} s are left");
            Assert.NotNull(file.Ticket);
        }

        var page = await site.Calls.List(new(), null, 50, CancellationToken.None);
        Assert.Equal(lost.Select(l => l.From).Order(StringComparer.Ordinal), page.Calls.Select(c => c.Caller.Raw).Order(StringComparer.Ordinal));
    }
}
