using CallCenter.Core.Tickets;
using System.Data.Common;
using CallCenter.Casework.Calls;
using CallCenter.Casework.Database;
using CallCenter.Casework.Tickets;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;

namespace CallCenter.Unit.Casework;

/// <summary>What the projection promises, on both databases.</summary>
public abstract class CallProjectionContract(Home home) : IDisposable
{
    private readonly ListLog<CallProjection> _log = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string JournalFolder => Path.Combine(home.Folder, "journal");

    public void Dispose()
    {
        home.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Every_call_gets_its_record_its_recording_and_a_draft_ticket()
    {
        home.Appear();
        using var tape = new Tape(JournalFolder);
        using var database = home.Open();
        tape.Answered(1);
        tape.Abandoned(2);

        await Projection(database, tape).CatchUp(Cancelled);

        var queries = new CallQueries(database);
        var answered = (await queries.Find(new CallId(1), Cancelled))!;
        Assert.Equal(
            ("110", "13800000001", CallState.Ended, "police", "1002", "202", 2, CallEnder.Caller, "hung-up"),
            (answered.Call.Service, answered.Call.Caller.Raw, answered.Call.State, answered.Call.Queue, answered.Call.Agent,
                answered.Call.Party, answered.Call.Offers, answered.Call.EndedBy, answered.Call.Cause));
        Assert.Equal(new CallTimes(1000, 1000, 1001, 1001, 1002, 1005, 1009), answered.Call.Times);
        Assert.Equal(("1.wav", 4, RecordingState.Kept), (answered.Recordings.Single().Path, answered.Recordings[0].DurationMs, answered.Recordings[0].State));
        Assert.Equal((new CallId(1), TicketState.Draft, 1000), (answered.Ticket!.Id, answered.Ticket.State, answered.Ticket.CreatedMs));

        var abandoned = (await queries.Find(new CallId(2), Cancelled))!;
        Assert.Equal((CallState.Ended, "abandoned-in-queue", 487), (abandoned.Call.State, abandoned.Call.Cause, abandoned.Call.Code));
        Assert.True(abandoned.Call.Caller.IsWithheld);
        Assert.Null(abandoned.Call.Times.AcceptedMs);
        Assert.Equal((RecordingState.Lost, "disk full"), (abandoned.Recordings.Single().State, abandoned.Recordings[0].Why));
        Assert.Equal(TicketState.Draft, abandoned.Ticket!.State);
        Assert.Null(await queries.Find(new CallId(3), Cancelled));
    }

    [Fact]
    public async Task A_call_shows_its_state_while_it_goes_on()
    {
        home.Appear();
        using var tape = new Tape(JournalFolder);
        using var database = home.Open();
        var projection = Projection(database, tape);
        var call = new CallId(7);
        (Fact Fact, CallState State)[] steps =
        [
            (new CallOpened(call, 1, "110", new("1"), "lan", true, Priority.P2, false), CallState.Arrived),
            (new CallQueued(call, 2, "police"), CallState.Queued),
            (new CallOffered(call, 3, "1", "2", 1), CallState.Offering),
            (new OfferClosed(call, 4, "1", OfferOutcome.Refused, 486), CallState.Queued),
            (new CallForwarded(call, 5, "lan", "9", false, 0), CallState.Forwarding),
            (new CallForwarded(call, 6, "lan", "9", true, 480), CallState.Queued),
            (new CallAccepted(call, 7, "1", "2"), CallState.Answered),
            (new CallEnded(call, CallEnder.Agent, "hung-up", 0, new CallTimes(1, 1, 1, 2, 3, 7, 8)), CallState.Ended),
            (new OfferClosed(call, 9, "1", OfferOutcome.CallerGone, 0), CallState.Ended),
        ];
        foreach (var (fact, state) in steps)
        {
            tape.Publish(fact);
            await projection.CatchUp(Cancelled);
            Assert.Equal(state, (await new CallQueries(database).Find(call, Cancelled))!.Call.State);
        }
    }

    [Fact]
    public async Task Drills_are_marked_and_counted_apart()
    {
        home.Appear();
        using var tape = new Tape(JournalFolder);
        using var database = home.Open();
        tape.Answered(1);
        tape.Abandoned(2);
        tape.Answered(3, drill: true);
        tape.Abandoned(4, drill: true);
        tape.Abandoned(5, drill: true);
        await Projection(database, tape).CatchUp(Cancelled);
        var queries = new CallQueries(database);

        Assert.Equal(
            [new CallCount("110", 1, 1, 0, 0, 1, 1), new CallCount("12345", 1, 0, 1, 0, 0, 1)],
            await queries.Count(new CallFilter(), Cancelled));
        Assert.Equal(
            [new CallCount("110", 1, 1, 0, 0, 1, 1), new CallCount("12345", 2, 0, 2, 0, 0, 2)],
            await queries.Count(new CallFilter(Drill: true), Cancelled));
        Assert.True((await queries.Find(new CallId(5), Cancelled))!.Ticket!.Drill);
        Assert.Equal([2L, 1L], (await queries.List(new CallFilter(), null, 10, Cancelled)).Calls.Select(c => c.Id.Value));
    }

    [Fact]
    public async Task Pages_show_every_call_once_newest_first_also_those_of_one_millisecond()
    {
        home.Appear();
        using var tape = new Tape(JournalFolder);
        using var database = home.Open();
        for (var id = 1; id <= 25; id++)
        {
            tape.Publish(new CallOpened(new CallId(id), 100 + (id / 4), id % 2 == 0 ? "110" : "120", new("1"), "lan", true, Priority.P2, false));
        }

        await Projection(database, tape).CatchUp(Cancelled);
        var (seen, key) = (new List<long>(), (CallPageKey?)null);
        do
        {
            var page = await new CallQueries(database).List(new CallFilter(), key, 7, Cancelled);
            seen.AddRange(page.Calls.Select(c => c.Id.Value));
            key = page.Next;
        }
        while (key is not null);

        Assert.Equal(Enumerable.Range(1, 25).Reverse().Select(i => (long)i), seen);
        Assert.Equal(12, (await new CallQueries(database).List(new CallFilter(Service: "110"), null, 50, Cancelled)).Calls.Count);
        Assert.Equal(4, (await new CallQueries(database).List(new CallFilter(FromMs: 101, ToMs: 102), null, 50, Cancelled)).Calls.Count);
        Assert.Empty((await new CallQueries(database).List(new CallFilter(State: CallState.Ended), null, 50, Cancelled)).Calls);
    }

    [Fact]
    public async Task The_database_may_be_away_and_everything_is_caught_up_once_with_one_log_line()
    {
        using var tape = new Tape(JournalFolder);
        using var database = home.Open();
        tape.Answered(1);
        var projection = Projection(database, tape);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var running = projection.Run(end.Token);
        await Until(() => _log.Ids.Contains(6000));
        tape.Abandoned(2);
        home.Appear();
        await Until(() => projection.Projected == tape.Writer.NextSeq - 1);
        tape.Answered(3);
        await Until(() => projection.Projected == tape.Writer.NextSeq - 1);
        await end.CancelAsync();
        await running;

        Assert.Equal([6000, 6001], _log.Ids.Where(id => id != 6017));
        await Counts(database, 3, 3, 3);
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_not_made_twice()
    {
        home.Appear();
        using var tape = new Tape(JournalFolder);
        var losing = new LostAnswers();
        using var database = home.Open(losing);
        for (var id = 1; id <= 20; id++)
        {
            tape.Answered(id);
        }

        var projection = Projection(database, tape, batch: 9);
        await database.Migrate(Cancelled);
        losing.Every = 2;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var running = projection.Run(end.Token);
        await Until(() => projection.Projected == tape.Writer.NextSeq - 1);
        await end.CancelAsync();
        await running;

        Assert.True(losing.Lost > 2);
        losing.Every = 0;
        await Counts(database, 20, 20, 20);
    }

    [Fact]
    public async Task Stopping_and_starting_at_any_record_makes_nothing_twice()
    {
        home.Appear();
        using var tape = new Tape(JournalFolder);
        using var database = home.Open();
        for (var id = 1; id <= 5; id++)
        {
            tape.Answered(id);
            await Projection(database, tape, batch: 3).CatchUp(Cancelled);
            tape.Abandoned(100 + id);
            await Projection(database, tape, batch: 1).CatchUp(Cancelled);
            await Projection(database, tape).CatchUp(Cancelled);
        }

        await Counts(database, 10, 10, 10);
    }

    [Fact]
    public async Task A_record_that_can_not_be_stored_is_set_aside_and_the_rest_goes_on()
    {
        home.Appear();
        using var tape = new Tape(JournalFolder);
        using var database = home.Open();
        tape.Answered(1);
        tape.Raw("{\"kind\":\"DrainStarted\"}\n[{\"kind\":\"PublishFact\",\"fact\":{\"kind\":\"Nonsense\"}}]"u8);
        tape.Publish(new RecordingKept(new CallId(1), 1, null!, "x", 1, 1, false), new RecordingLost(new CallId(1), 2, "nul \0 inside"));
        tape.Answered(2);

        await Projection(database, tape).CatchUp(Cancelled);

        Assert.Equal([6002], _log.Ids.Where(id => id != 6017));
        await Counts(database, 2, 4, 2);
        using var db = database.Open();
        Assert.Equal(9, (await db.Faults.SingleAsync(Cancelled)).Seq);
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_is_set_aside_alone()
    {
        home.Appear();
        using var tape = new Tape(JournalFolder);
        using var database = home.Open();
        await database.Migrate(Cancelled);
        using (var db = database.Open())
        {
            // The number is taken: the ticket of call 2 can't be inserted.
            db.Tickets.Add(new Ticket { Id = 2, Service = "12345" });
            await db.SaveChangesAsync(Cancelled);
        }

        tape.Answered(1);
        tape.Publish(new CallOpened(new CallId(2), 5, "110", new("1"), "lan", true, Priority.P2, false));
        tape.Answered(3);

        await Projection(database, tape).CatchUp(Cancelled);

        Assert.Equal([6002], _log.Ids.Where(id => id != 6017));
        await Counts(database, 2, 2, 3);
    }

    [Fact]
    public async Task A_call_whose_beginning_is_lost_still_gets_record_and_ticket()
    {
        home.Appear();
        using var tape = new Tape(JournalFolder);
        using var database = home.Open();
        tape.Publish(new CallEnded(new CallId(9), CallEnder.System, "server-restarted", 0, new CallTimes(10, 11, null, null, null, null, 20)));

        await Projection(database, tape).CatchUp(Cancelled);

        var file = (await new CallQueries(database).Find(new CallId(9), Cancelled))!;
        Assert.True(file.Call.Incomplete);
        Assert.Equal((10, 20, "server-restarted"), (file.Call.Times.ArrivedMs, file.Call.Times.EndedMs, file.Call.Cause));
        Assert.NotNull(file.Ticket);
    }

    private CallProjection Projection(CaseworkDatabase database, Tape tape, int batch = 500) => new(
        database,
        tape.Reader,
        tape.Writer.Signal,
        new ProjectionOptions
        {
            BatchRecords = batch,
            FirstPause = TimeSpan.FromMilliseconds(1),
            LongestPause = TimeSpan.FromMilliseconds(20),
            Gather = TimeSpan.Zero,
        },
        TimeProvider.System,
        _log);

    private static async Task Counts(CaseworkDatabase database, int calls, int recordings, int tickets)
    {
        using var db = database.Open();
        Assert.Equal(calls, await db.Calls.CountAsync(Cancelled));
        Assert.Equal(recordings, await db.Recordings.CountAsync(Cancelled));
        Assert.Equal(tickets, await db.Tickets.CountAsync(Cancelled));
    }

    private static async Task Until(Func<bool> reached)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        while (!reached())
        {
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30), "not reached in 30 s");
            await Task.Yield();
        }
    }

    private sealed class LostAnswers : SaveChangesInterceptor
    {
        private int _saves;

        public int Every { get; set; }

        public int Lost { get; private set; }

        public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (Every > 0 && ++_saves % Every == 0)
            {
                Lost++;
                throw new Away();
            }

            return ValueTask.FromResult(result);
        }

        private sealed class Away() : DbException("the connection was lost after the commit");
    }
}

public sealed class CallProjectionOnSqlite() : CallProjectionContract(new SqliteHome());

[Collection(PostgresCollection.Name)]
[Trait("Layer", "Postgres")]
public sealed class CallProjectionOnPostgres(PostgresServer server) : CallProjectionContract(new PostgresHome(server));
