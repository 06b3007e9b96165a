using CallCenter.Casework.Calls;
using CallCenter.Casework.Tickets;
using CallCenter.Core.Facts;
using CallCenter.Core.Tickets;
using CallCenter.Walk.House;
using Npgsql;
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

    [Fact]
    public async Task With_PostgreSQL_broken_off_calls_go_on_and_each_is_kept_once_afterwards()
    {
        site.Expect("The database is away");
        site.Expect("drafts wait for the database");
        site.Expect("entries of the audit trail wait for the database");
        site.Expect("The settings tables can't be read");
        var lane = site.NextLane();
        var (through, during) = (site.NextCaller(), Enumerable.Range(0, 3).Select(_ => site.NextCaller()).ToList());
        using var taking = await SippPhone.Start(site, lane.Seats[0], p => p.Accept(site.Voice(Tones.Agent)).Take("BYE"));
        using var agent = await SippPhone.Start(site, lane.Seats[1], p => p.Accept(site.Voice(Tones.Agent)).Take("BYE"), calls: during.Count);
        using var caller = Sipp.Start(site, SippScript.Caller(lane.Number, through).Talk().Say(site.Voice(Tones.Caller)).Pause(8000).Bye());
        await site.Call(through, c => c.Call.Times.AcceptedMs is not null);

        site.Postgres.Break();
        foreach (var from in during)
        {
            await Sipp.Run(site, SippScript.Caller(lane.Number, from).Talk().Say(site.Voice(Tones.Caller)).Pause(1200).Bye());
        }

        Assert.True(await site.Metric("callcenter_journal_written_seq") > await site.Metric("callcenter_projection_seq"), "the projection was not held up");
        site.Postgres.StartAgain();
        NpgsqlConnection.ClearAllPools();
        await caller.Done();
        await taking.Done();
        await agent.Done();

        var whole = await site.Over(through, TimeSpan.FromSeconds(40));
        Assert.Equal(("hung-up", lane.Seats[0].Staff), (whole.Call.Cause, whole.Call.Agent));
        var (said, heard) = site.Recording(whole);
        Assert.InRange(said.SecondsOf(Tones.Caller), 7, 9);
        Assert.InRange(heard.SecondsOf(Tones.Agent), 6, 9);
        foreach (var from in during)
        {
            var file = await site.Over(from, TimeSpan.FromSeconds(40));
            Assert.Equal(("hung-up", lane.Seats[1].Staff), (file.Call.Cause, file.Call.Agent));
            Assert.InRange(site.Recording(file).Said.SecondsOf(Tones.Caller), 0.9, 2);
            Assert.NotNull(file.Ticket);
        }

        var filter = new CallFilter(Service: lane.Number);
        var page = await site.Calls.List(filter, null, 50, CancellationToken.None);
        Assert.Equal(during.Append(through).Order(StringComparer.Ordinal), page.Calls.Select(c => c.Caller.Raw).Order(StringComparer.Ordinal));
        var count = Assert.Single(await site.Calls.Count(filter, CancellationToken.None));
        Assert.Equal((4, 0, 4, 4), (count.Arrived, count.Live, count.Recorded, count.Tickets));
        await Until.True("the projection at the journal's end", () =>
            site.Metric("callcenter_journal_written_seq").Result == site.Metric("callcenter_projection_seq").Result);
    }
}
