using CallCenter.Casework.Drafts;
using CallCenter.Casework.Tickets;
using CallCenter.Core.Calls;
using CallCenter.Core.Tickets;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Casework;

/// <summary>Open tickets: on the disk first, in the database when it is there, and never lost in between.</summary>
public sealed class DraftTests : IDisposable
{
    private static readonly Dictionary<TicketField, string> Nothing = [];
    private readonly SqliteHome home = new();

    private string File => Path.Combine(home.Folder, "drafts.jsonl");

    public void Dispose() => home.Dispose();

    [Fact]
    public void A_process_that_is_killed_leaves_every_acknowledged_word()
    {
        // Not disposed: nothing is written at an end that does not come.
        var killed = Open();
        killed.Open(new CallId(1), default, "1001", Nothing, drill: false);
        killed.Edit(new CallId(1), TicketField.What, "路上一个大坑", 0, "1001");
        using (var torn = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
        {
            torn.Write("{\"ticket\":\"1\",\"draft\":{\"tick"u8);
        }

        using var again = Open();
        Assert.Equal("路上一个大坑", again.Find(new CallId(1))!.Text(TicketField.What));
        Assert.Single(again.Of("1001"));
    }

    [Theory]
    [InlineData(1, "1002", DraftOutcomeKind.Conflict)]
    [InlineData(2, "1002", DraftOutcomeKind.Done)]
    [InlineData(0, "1001", DraftOutcomeKind.Done)]
    public void A_newer_text_of_somebody_else_is_a_conflict_and_ones_own_is_not(int seen, string by, DraftOutcomeKind expected)
    {
        using var desk = Open();
        desk.Open(new CallId(1), default, "1001", Nothing, drill: false);
        desk.Edit(new CallId(1), TicketField.What, "一", 0, "1001");
        desk.Edit(new CallId(1), TicketField.What, "一二", 1, "1001");
        Assert.Equal(expected, desk.Edit(new CallId(1), TicketField.What, "一二三", seen, by).Outcome);
    }

    [Fact]
    public void An_edit_that_arrives_again_changes_nothing()
    {
        using var desk = Open();
        desk.Open(new CallId(1), default, "1001", Nothing, drill: false);
        desk.Edit(new CallId(1), TicketField.What, "一", 0, "1001");
        var again = desk.Edit(new CallId(1), TicketField.What, "一", 0, "1002");
        Assert.Equal((DraftOutcomeKind.Done, 1), (again.Outcome, again.Draft!.Fields[TicketField.What].Version));
    }

    [Fact]
    public async Task With_the_database_away_drafts_wait_on_the_disk_and_closed_ones_leave_it_when_they_are_kept()
    {
        using var database = home.Open();
        using (var desk = Open())
        {
            desk.Open(new CallId(7), default, "1001", Nothing, drill: false);
            foreach (var (field, text) in new[] { (TicketField.What, "问居住证"), (TicketField.Nature, "咨询"), (TicketField.Category, "政务服务") })
            {
                desk.Edit(new CallId(7), field, text, 0, "1001");
            }

            Assert.Equal(DraftOutcomeKind.Done, desk.Move(new CallId(7), DraftEventKind.Answered, "K0001 v3", "1001").Outcome);
            await Assert.ThrowsAnyAsync<Exception>(() => Projection(desk, database).CatchUp());
        }

        home.Appear();
        using (var desk = Open())
        {
            Assert.Equal(TicketState.DirectAnswered, desk.Find(new CallId(7))!.State);
            await Projection(desk, database).CatchUp();
            Assert.Null(desk.Find(new CallId(7)));
        }

        using var empty = Open();
        Assert.Null(empty.Find(new CallId(7)));
        using var db = database.Open();
        var row = Assert.Single(db.Tickets);
        Assert.Equal((TicketState.DirectAnswered, "问居住证", "K0001 v3", "1001"), (row.State, row.Content, row.Article, row.Owner));
    }

    [Fact]
    public async Task A_calls_draft_waits_until_its_call_is_in_the_database()
    {
        home.Appear();
        using var database = home.Open();
        using var desk = Open();
        desk.Open(new CallId(9), new CallId(9), "1001", new Dictionary<TicketField, string> { [TicketField.Service] = "110" }, drill: false);
        desk.Edit(new CallId(9), TicketField.What, "有人打架", 0, "1001");
        await Projection(desk, database).CatchUp();
        using (var db = database.Open())
        {
            Assert.Empty(db.Tickets);
            db.Calls.Add(new CallCenter.Casework.Calls.Call { Id = 9, Service = "110", Trunk = "lan" });
            db.Tickets.Add(new Ticket { Id = 9, CallId = 9, Service = "110", CreatedMs = 1 });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await Projection(desk, database).CatchUp();
        using var after = database.Open();
        Assert.Equal("有人打架", Assert.Single(after.Tickets).Content);
    }

    [Fact]
    public void A_field_takes_what_the_policy_allows_and_a_ticket_closes_only_with_what_it_needs()
    {
        using var desk = Open();
        desk.Open(new CallId(1), default, "1001", Nothing, drill: false);
        foreach (var (field, bad) in new[]
        {
            (TicketField.Urgency, "P5"), (TicketField.Service, "114"), (TicketField.Also, "120,114"), (TicketField.Nature, "哭"), (TicketField.Category, "警情:"), (TicketField.Secrecy, "secret"),
            (TicketField.What, new string('字', 8001)),
        })
        {
            Assert.Equal(DraftOutcomeKind.Invalid, desk.Edit(new CallId(1), field, bad, 0, "1001").Outcome);
        }

        var early = desk.Move(new CallId(1), DraftEventKind.Accepted, null, "1001");
        Assert.Equal((DraftOutcomeKind.Invalid, "What, Service, Urgency, Nature, Category, Contact"), (early.Outcome, early.Refusal));
        Assert.Equal(DraftOutcomeKind.Done, desk.Move(new CallId(1), DraftEventKind.Refused, "misdial", "1001").Outcome);
        Assert.Equal(DraftOutcomeKind.Unknown, desk.Edit(new CallId(1), TicketField.What, "x", 0, "1001").Outcome);
    }

    private DraftDesk Open() => new(DraftLog.Open(File, out var kept), kept, TimeProvider.System);

    private static DraftProjection Projection(DraftDesk desk, CallCenter.Casework.Database.CaseworkDatabase database) =>
        new(desk, database, TimeProvider.System, NullLogger<DraftProjection>.Instance);
}
