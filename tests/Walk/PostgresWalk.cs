using CallCenter.Casework.Tickets;
using CallCenter.Core.Facts;
using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Walk;

/// <summary>The same walk with PostgreSQL as the database.</summary>
[Trait("Layer", "Postgres")]
public sealed class PostgresWalk(PostgresSite site) : IClassFixture<PostgresSite>
{
    [Fact]
    public async Task A_call_is_answered_recorded_and_kept_in_PostgreSQL()
    {
        var lane = site.NextLane();
        var from = site.NextCaller();
        using var agent = await SippPhone.Start(site, lane.Seats[0], p => p.Accept(site.Voice(Tones.Agent)).Take("BYE"));
        await Sipp.Run(site, SippScript.Caller(lane.Number, from).Talk().Say(site.Voice(Tones.Caller)).Pause(2500).Bye());
        await agent.Done();
        var file = await site.Over(from);
        Assert.Equal((CallEnder.Caller, "hung-up", lane.Seats[0].Staff, TicketState.Draft), (file.Call.EndedBy, file.Call.Cause, file.Call.Agent, file.Ticket!.State));
        var (said, heard) = site.Recording(file);
        Assert.InRange(said.SecondsOf(Tones.Caller), 1.8, 3);
        Assert.InRange(heard.SecondsOf(Tones.Agent), 1.5, 3);
        Assert.False(File.Exists(Path.Combine(site.Data, "callcenter.db")), "there is a SQLite file besides");
    }
}
