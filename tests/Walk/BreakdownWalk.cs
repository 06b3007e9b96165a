using System.Diagnostics;
using CallCenter.Casework.Calls;
using CallCenter.Core.Calls;
using CallCenter.Core.Facts;
using CallCenter.Walk.House;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CallCenter.Walk;

/// <summary>The machine fails in the middle: killed, started again, the database away.</summary>
public sealed class BreakdownWalk(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task After_kill_9_in_a_call_its_recording_opens_lost_at_most_a_second_and_the_record_says_what_happened()
    {
        site.Expect("unfinished write");
        var lane = site.NextLane();
        var from = site.NextCaller();
        using var agent = await SippPhone.Start(site, lane.Seats[0], p => p.Accept(site.Voice(Tones.Agent)).Take("BYE"));
        using var caller = Sipp.Start(site, SippScript.Caller(lane.Number, from).Talk().Say(site.Voice(Tones.Caller)).Pause(60000).Bye());
        var before = await site.Call(from, c => c.Call.Times.AcceptedMs is not null);
        await Task.Delay(4000);
        var lived = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - before.Call.Times.ArrivedMs;
        await site.Server.Kill();
        var killed = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await Task.Delay(1500);

        await site.StartAgain();

        // How fast a start is belongs to tests/Bench (`start`), on a machine with nothing else to do; here it only must not hang.
        Assert.True(site.Server.ReadyAfter < TimeSpan.FromSeconds(30), $"the second start was ready after {site.Server.ReadyAfter}");
        var file = await site.Over(from);
        Assert.Equal((CallState.Ended, CallEnder.LineLost, "server-stopped", lane.Seats[0].Staff), (file.Call.State, file.Call.EndedBy, file.Call.Cause, file.Call.Agent));
        var recording = Assert.Single(file.Recordings);
        Assert.True(recording.Recovered);
        Assert.InRange(recording.DurationMs, lived - 1000, lived + 200);
        var (said, heard) = site.Recording(file);
        Assert.InRange(said.SecondsOf(Tones.Caller), 2.5, 6);
        Assert.InRange(heard.SecondsOf(Tones.Agent), 2.5, 6);
        Assert.NotNull(file.Ticket);

        // It ended when the server did, not at its last event and not at the next start; and everything that is left verifies.
        Assert.InRange(file.Call.Times.EndedMs!.Value, killed - 1100, killed + 100);
        Assert.True((await Command.Run("verify", "--data", site.Data, "--json")) is { Code: 0 }, "what is left does not verify");

        // And calls are taken as before: the phone registers anew, the numbers are there.
        var next = site.NextCaller();
        using var again = await SippPhone.Start(site, lane.Seats[1], p => p.Accept().Take("BYE"));
        await Sipp.Run(site, SippScript.Caller(lane.Number, next).Talk().Pause(1000).Bye());
        await again.Done();
        Assert.Equal("hung-up", (await site.Over(next)).Call.Cause);
    }

    [Fact]
    public async Task With_the_database_locked_calls_go_on_and_each_is_in_it_once_afterwards()
    {
        site.Expect("The database is away");
        site.Expect("drafts wait for the database");
        site.Expect("entries of the audit trail wait for the database");
        site.Expect("The settings tables can't be read");
        var lane = site.NextLane();
        var callers = Enumerable.Range(0, 4).Select(_ => site.NextCaller()).ToList();
        using var agent = await SippPhone.Start(site, lane.Seats[0], p => p.Accept(site.Voice(Tones.Agent)).Take("BYE"), calls: 4);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(site.Data, "callcenter.db")};Pooling=false"))
        {
            await connection.OpenAsync();
            await Run(connection, "BEGIN EXCLUSIVE");
            var began = Stopwatch.GetTimestamp();
            foreach (var from in callers)
            {
                await Sipp.Run(site, SippScript.Caller(lane.Number, from).Talk().Say(site.Voice(Tones.Caller)).Pause(1200).Bye());
            }

            Assert.True(Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(4));
            Assert.True(await site.Metric("callcenter_journal_written_seq") > await site.Metric("callcenter_projection_seq"), "the projection was not held up");
            await Run(connection, "ROLLBACK");
        }

        await agent.Done();
        foreach (var from in callers)
        {
            var file = await site.Over(from, TimeSpan.FromSeconds(40));
            Assert.Equal(("hung-up", lane.Seats[0].Staff), (file.Call.Cause, file.Call.Agent));
            Assert.InRange(site.Recording(file).Said.SecondsOf(Tones.Caller), 0.9, 2);
        }

        var page = await site.Calls.List(new CallFilter(Service: lane.Number), null, 50, CancellationToken.None);
        Assert.Equal(callers.Order(StringComparer.Ordinal), page.Calls.Select(c => c.Caller.Raw).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_second_start_on_the_same_folder_has_settings_and_records_and_answers_calls()
    {
        var lane = site.NextLane();
        var from = site.NextCaller();
        await Sipp.Run(site, SippScript.Caller(lane.Number, from).Talk().Pause(500).Bye());
        var before = await site.Over(from);
        Assert.Equal(0, await site.Server.End(TimeSpan.FromSeconds(10)));
        await site.StartAgain();

        // How fast it is stands in docs/performance.md (tests/Bench/run start); here two servers and their peers share the machine.
        Assert.True(site.Server.ReadyAfter < TimeSpan.FromSeconds(30), $"ready after {site.Server.ReadyAfter}");
        Assert.Equal(before.Call, (await site.Over(from)).Call);
        var next = site.NextCaller();
        await Sipp.Run(site, SippScript.Caller(lane.Number, next).Talk().Pause(500).Bye());
        Assert.Equal("abandoned-in-queue", (await site.Over(next)).Call.Cause);
    }

    private static async Task Run(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
