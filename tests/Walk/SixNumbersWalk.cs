using CallCenter.Casework.Calls;
using CallCenter.Casework.Tickets;
using CallCenter.Core.Calls;
using CallCenter.Core.Facts;
using CallCenter.Core.Tickets;
using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Walk;

/// <summary>A citizen dials each of the six numbers; an agent at a baresip answers; both are heard; everything is kept.</summary>
public sealed class SixNumbersWalk(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("110")]
    [InlineData("119")]
    [InlineData("120")]
    [InlineData("122")]
    [InlineData("12315")]
    [InlineData("12345")]
    public async Task A_citizen_who_dials_is_greeted_answered_heard_and_recorded(string number)
    {
        var seat = site.Town.Everywhere[Town.Numbers.ToList().IndexOf(number)];
        using var agent = await Baresip.Agent(site, seat);
        var from = site.NextCaller();
        await Sipp.Run(site, SippScript.Caller(number, from).Talk().Say(site.Voice(Tones.Caller)).Pause(5000).Bye());
        await agent.Happened("CALL_CLOSED");

        Assert.InRange((await agent.Heard()).SecondsOf(Tones.Caller), 3.5, 6);
        var file = await site.Over(from);
        var (said, heard) = site.Recording(file);
        Assert.InRange(said.SecondsOf(Tones.Caller), 4, 6);
        Assert.InRange(heard.SecondsOf(Tones.Greeting), 0.9, 2);
        Assert.InRange(heard.SecondsOf(Tones.Agent), 2.5, 5);
        Assert.True(said.SecondsOf(Tones.Agent) < 0.1 && heard.SecondsOf(Tones.Caller) < 0.1, "the tracks are mixed up");
        Complete(file, number, seat.Staff, CallEnder.Caller);
        await agent.SignOut();
    }

    private static void Complete(CallFile file, string number, string staff, CallEnder by)
    {
        var (call, times) = (file.Call, file.Call.Times);
        Assert.Equal((number, staff, CallState.Ended, by, "hung-up", 1), (call.Service, call.Agent, call.State, call.EndedBy, call.Cause, call.Offers));
        Assert.Equal(number.Length == 3, call.Emergency);
        long?[] order = [times.ArrivedMs, times.AdmittedMs, times.QueuedMs, times.OfferedMs, times.AcceptedMs, times.EndedMs];
        Assert.All(order, t => Assert.NotNull(t));
        Assert.Equal(order.Order(), order);
        Assert.InRange(times.ConnectedMs!.Value, times.ArrivedMs, times.EndedMs!.Value);
        Assert.False(call.Drill);
        Assert.Equal(TicketState.Draft, file.Ticket!.State);
        Assert.False(Assert.Single(file.Recordings).Recovered);
    }
}
