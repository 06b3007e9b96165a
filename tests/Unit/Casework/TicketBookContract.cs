using CallCenter.Casework.Database;
using CallCenter.Casework.Organisations;
using CallCenter.Casework.Tickets;
using CallCenter.Core.Calls;
using CallCenter.Core.Clocks;
using CallCenter.Core.People;
using CallCenter.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CallCenter.Unit.Casework;

/// <summary>What the ticket book promises, on both databases.</summary>
public abstract class TicketBookContract(Home home) : IDisposable
{
    private static readonly long Monday = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
    private static readonly CallId Id = new(4711L << 16);
    private long now = Monday;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        home.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_ticket_goes_its_whole_way_and_every_step_its_clock_and_its_mover_are_kept()
    {
        using var database = await WithTicket();
        var book = new TicketBook(database, ChinaCalendar.Known);
        await Done(book, TicketMove.Dispatch, Role.HotlineAgent, null, to: "澜宁市住建局");
        await Done(book, TicketMove.Sign, Role.DepartmentHandler, "澜宁市住建局");
        await Done(book, TicketMove.Begin, Role.DepartmentHandler, "澜宁市住建局");
        await Done(book, TicketMove.Suspend, Role.DepartmentHead, "澜宁市住建局", "等待市民补正材料", days: 2);
        var paused = (await book.Find(Id, now, Cancelled))!;
        Assert.Equal((TicketState.Suspended, ClockColour.Grey), (paused.State, paused.Clock!.Colour));
        await Done(book, TicketMove.Resume, Role.DepartmentHandler, "澜宁市住建局");
        await Done(book, TicketMove.RequestExtension, Role.DepartmentHead, "澜宁市住建局", "需会同燃气公司");
        Assert.Equal("amount-missing", await Move(book, TicketMove.GrantExtension, Role.DutyOfficer, null, "情况属实"));
        await Done(book, TicketMove.GrantExtension, Role.DutyOfficer, null, "情况属实", amount: 3);
        await Done(book, TicketMove.Reply, Role.DepartmentHandler, "澜宁市住建局", "电梯已修好并年检", days: 1);
        await Done(book, TicketMove.Approve, Role.Supervisor, null);
        await Done(book, TicketMove.FollowUp, Role.FollowUpAgent, null);
        Assert.Equal("handled-it", await Move(book, TicketMove.Close, Role.Supervisor, null, staff: "u1"));
        await Done(book, TicketMove.Rework, Role.FollowUpAgent, null, "市民表示没有解决");
        await Done(book, TicketMove.Dispatch, Role.Dispatcher, null, to: "澜宁市住建局");
        var file = (await book.Find(Id, now, Cancelled))!;
        Assert.Equal((TicketState.Dispatched, "澜宁市住建局", 2, 12), (file.State, file.Case.Unit, file.Case.Round, file.Moves.Count));
        Assert.Equal(["u1"], file.Case.HandledBy);
        Assert.Equal("市民表示没有解决", file.Moves[10].Reason);

        // The new round has a clock of its own; on the first were a pause of two days and three days more.
        Assert.Equal(["started", "due"], file.Clock!.Steps.Select(s => s.What));
        var check = await book.Verify(Cancelled);
        Assert.Equal(12, check.Moves);
        Assert.Empty(check.Broken);
        var inbox = await book.Inbox("澜宁市住建局", [], null, 10, now, Cancelled);
        Assert.Equal([Id], inbox.Select(t => t.Id));
        Assert.Empty(await book.Inbox(null, [], null, 10, now, Cancelled));
        Assert.Empty(await book.Inbox("澜宁市住建局", ["110"], null, 10, now, Cancelled));
        Assert.Empty(await book.Inbox("澜宁市住建局", [], Id, 10, now, Cancelled));
    }

    [Fact]
    public async Task Pauses_and_extensions_are_on_the_clock_with_their_causes()
    {
        using var database = await WithTicket();
        var book = new TicketBook(database, ChinaCalendar.Known);
        await Done(book, TicketMove.Dispatch, Role.HotlineAgent, null, to: "u", clock: "bureau-enquiry");
        await Done(book, TicketMove.Sign, Role.TownCentre, "u");
        await Done(book, TicketMove.Begin, Role.TownCentre, "u");
        await Done(book, TicketMove.Suspend, Role.TownCentre, "u", "等待材料", days: 1);
        await Done(book, TicketMove.Resume, Role.TownCentre, "u");
        var clock = (await book.Find(Id, now, Cancelled))!.Clock!;
        Assert.Equal(["started", "paused", "resumed", "due"], clock.Steps.Select(s => s.What));
        Assert.Equal("等待材料", clock.Steps[1].Cause);
        Assert.Equal(WorkCalendar.MsOf(new DateOnly(2026, 11, 27), new TimeOnly(17, 30)), clock.DueMs);
        Assert.Equal("clock-unknown", await Move(book, TicketMove.Merge, Role.Dispatcher, null, "same matter") is null ? await Move(book, TicketMove.Unmerge, Role.Dispatcher, null, "not the same") is null
            ? await Move(book, TicketMove.Dispatch, Role.Dispatcher, null, to: "u", clock: "nothing") : "unmerge" : "merge");
    }

    [Fact]
    public async Task Of_two_who_move_it_at_once_one_is_told_and_nothing_is_overwritten()
    {
        using var database = await WithTicket();
        var book = new TicketBook(database, ChinaCalendar.Known);
        var seen = (await book.Find(Id, now, Cancelled))!.Version;
        var both = await Task.WhenAll(
            book.Move(Id, seen, new TicketWish(TicketMove.Dispatch, "a", Role.Dispatcher, null, null, "x"), "m", 0, null, now, Cancelled),
            book.Move(Id, seen, new TicketWish(TicketMove.Dispatch, "b", Role.Dispatcher, null, null, "y"), "m", 0, null, now, Cancelled));
        Assert.Equal([null, "changed-meanwhile"], both.Order());
        Assert.Single((await book.Find(Id, now, Cancelled))!.Moves);
        Assert.Equal("unit-unknown", await book.Move(Id, seen + 1, new TicketWish(TicketMove.Unmerge, "a", Role.Dispatcher, null, "no such"), "m", 0, null, now, Cancelled) is "not-possible" ? await Elsewhere(book) : "?");
        Assert.Equal("unknown", await book.Move(new CallId(9), 1, new TicketWish(TicketMove.Sign, "a", Role.Dispatcher, null), "m", 0, null, now, Cancelled));
    }

    [Fact]
    public async Task An_edit_behind_the_systems_back_is_found()
    {
        using var database = await WithTicket();
        var book = new TicketBook(database, ChinaCalendar.Known);
        await Done(book, TicketMove.Dispatch, Role.HotlineAgent, null, to: "u");
        await Done(book, TicketMove.Sign, Role.TownCentre, "u");
        Assert.Empty((await book.Verify(Cancelled)).Broken);
        foreach (var (edit, back) in new[]
        {
            ("UPDATE ticket_move SET reason = 'x' WHERE number = 1", "UPDATE ticket_move SET reason = NULL WHERE number = 1"),
            ("UPDATE ticket SET state = 9", "UPDATE ticket SET state = 5"),
            ("UPDATE ticket_move SET at_ms = at_ms + 1 WHERE number = 2", "UPDATE ticket_move SET at_ms = at_ms - 1 WHERE number = 2"),
        })
        {
            await Run(database, edit);
            Assert.Equal([Id.ToString()], (await book.Verify(Cancelled)).Broken);
            await Run(database, back);
            Assert.Empty((await book.Verify(Cancelled)).Broken);
        }

        await Run(database, "DELETE FROM ticket_move WHERE number = 1");
        Assert.Equal([Id.ToString()], (await book.Verify(Cancelled)).Broken);
    }

    private async Task<string?> Elsewhere(TicketBook book)
    {
        await Done(book, TicketMove.Merge, Role.Dispatcher, null, "same matter");
        await Done(book, TicketMove.Unmerge, Role.Dispatcher, null, "not the same");
        return await Move(book, TicketMove.Dispatch, Role.Dispatcher, null, to: "nowhere");
    }

    private static async Task Run(CaseworkDatabase database, string sql)
    {
        await using var db = database.Open();
#pragma warning disable EF1002 // words of this test
        Assert.True(await db.Database.ExecuteSqlRawAsync(sql, Cancelled) > 0);
#pragma warning restore EF1002
    }

    private async Task<CaseworkDatabase> WithTicket()
    {
        home.Appear();
        var database = home.Open();
        await database.Migrate(Cancelled);
        await using var db = database.Open();
        db.Tickets.Add(new Ticket { Id = Id.Value, State = TicketState.Accepted, Service = "12345", CreatedMs = Monday, AcceptedMs = Monday, Version = 1 });
        db.Organisations.AddRange(new[] { "澜宁市住建局", "u", "x", "y" }.Select(n => new Organisation { Name = n, Kind = OrganisationKind.Department }));
        await db.SaveChangesAsync(Cancelled);
        return database;
    }

    private async Task<string?> Move(TicketBook book, TicketMove move, Role role, string? unit, string? reason = null, string? to = null, int amount = 0, string? clock = null, string? staff = null)
    {
        var seen = (await book.Find(Id, now, Cancelled))!.Version;
        return await book.Move(Id, seen, new TicketWish(move, staff ?? (unit is null ? "c1" : "u1"), role, unit, reason, to), "page", amount, clock, now, Cancelled);
    }

    private async Task Done(TicketBook book, TicketMove move, Role role, string? unit, string? reason = null, string? to = null, int amount = 0, string? clock = null, int days = 0)
    {
        Assert.Null(await Move(book, move, role, unit, reason, to, amount, clock));
        now += 60_000 + (days * 86_400_000L);
    }
}

public sealed class TicketBookOnSqlite() : TicketBookContract(new SqliteHome());

[Collection(PostgresCollection.Name)]
[Trait("Layer", "Postgres")]
public sealed class TicketBookOnPostgres(PostgresServer server) : TicketBookContract(new PostgresHome(server));
