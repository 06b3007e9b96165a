using CallCenter.Core.People;
using CallCenter.Core.Tickets;
using Xunit;

namespace CallCenter.Unit.Core.Tickets;

/// <summary>The ticket's machine as a full table of state, move and role, its rules, and a long walk through all of it.</summary>
public sealed class TicketMachineTests
{
    private const string Takers = "HotlineAgent CallTaker Dispatcher ShiftCommander Supervisor DutyOfficer WindowClerk VideoPost";
    private const string Senders = "HotlineAgent Dispatcher ShiftCommander Supervisor DutyOfficer";
    private const string Desks = "DepartmentHandler DepartmentHead TownCentre VillageAdministrator";
    private const string Handlers = Desks + " GridChief GridWorker ProfessionalGridWorker Mediator";
    private const string Rulers = "ObjectionReviewer DutyOfficer";
    private const string Readers = "Supervisor DutyOfficer QualityInspector";
    private const string Askers = "FollowUpAgent Supervisor";

    /// <summary>From, move, to, by whom: what is not here is refused.</summary>
    private static readonly string[] Table =
    [
        "Draft Accept Accepted " + Takers, "Draft AnswerDirectly DirectAnswered " + Takers, "Draft Decline NotAccepted " + Takers,
        "Accepted AnswerDirectly DirectAnswered " + Takers, "Accepted Decline NotAccepted " + Takers, "Accepted Dispatch Dispatched " + Senders, "Accepted Split Split " + Senders,
        "Accepted Merge Merged " + Senders, "Dispatched Merge Merged " + Senders, "SignedFor Merge Merged " + Senders, "InProgress Merge Merged " + Senders, "Merged Unmerge Accepted " + Senders,
        "Dispatched Sign SignedFor " + Handlers, "Dispatched RequestReturn ReturnRequested " + Desks, "SignedFor RequestReturn ReturnRequested " + Desks,
        "ReturnRequested GrantReturn Accepted " + Rulers, "ReturnRequested RefuseReturn Dispatched " + Rulers,
        "SignedFor Begin InProgress " + Handlers,
        "InProgress RequestExtension ExtensionRequested " + Desks, "ExtensionRequested GrantExtension InProgress " + Rulers, "ExtensionRequested RefuseExtension InProgress " + Rulers,
        "InProgress Suspend Suspended " + Desks, "InProgress CallIn CoHandled " + Desks, "InProgress Whistle Whistled DepartmentHead TownCentre", "InProgress HandUp HandedUp DepartmentHead TownCentre",
        "Suspended Resume InProgress " + Handlers, "Whistled Resume InProgress " + Handlers, "CoHandled Resume InProgress " + Handlers, "HandedUp Resume InProgress " + Handlers,
        "InProgress Reply Replied " + Handlers, "Replied SendBack InProgress " + Readers, "Reviewed SendBack InProgress " + Readers, "Replied Approve Reviewed " + Readers,
        "Reviewed FollowUp FollowUp " + Askers, "DirectAnswered FollowUp FollowUp " + Askers, "Split FollowUp FollowUp " + Askers,
        "FollowUp Close Closed " + Askers, "DirectAnswered Close Closed " + Askers, "FollowUp Rework Rework " + Askers, "Rework Dispatch Dispatched " + Senders,
        "Closed Reopen Rework " + Askers + " HotlineAgent", "Closed Archive Archived Supervisor", "NotAccepted Archive Archived Supervisor",
    ];

    [Fact]
    public void Every_state_move_and_role_is_as_in_the_table_and_nothing_else_is_possible()
    {
        var rows = Table.Select(r => r.Split(' ')).ToDictionary(r => (Enum.Parse<TicketState>(r[0]), Enum.Parse<TicketMove>(r[1])), r => (To: Enum.Parse<TicketState>(r[2]), Roles: r[3..].Select(Enum.Parse<Role>).ToHashSet()));
        var (done, refused) = (0, 0);
        foreach (var state in Enum.GetValues<TicketState>())
        {
            foreach (var move in Enum.GetValues<TicketMove>())
            {
                foreach (var role in Enum.GetValues<Role>())
                {
                    var outcome = TicketRules.Apply(new TicketCase { State = state, Unit = "u" }, new TicketWish(move, "1", role, "u", "a good reason", "u"));
                    var allowed = rows.TryGetValue((state, move), out var row) && row.Roles.Contains(role);
                    Assert.True(allowed == outcome.Refusal is null, $"{state} {move} {role}: {outcome.Refusal ?? "done"}");
                    Assert.Equal(allowed ? row.To : state, outcome.After.State);
                    (done, refused) = allowed ? (done + 1, refused) : (done, refused + 1);
                }
            }
        }

        Assert.True(done > 150 && refused > 10_000, $"{done} {refused}");
        Assert.Equal(Enum.GetValues<TicketMove>().Order(), rows.Keys.Select(k => k.Item2).Distinct().Order());
    }

    [Fact]
    public void A_million_moves_leave_no_living_ticket_without_an_owner_and_a_clock()
    {
        var dice = new Random(5);
        var (moves, roles, units, staff) = (Enum.GetValues<TicketMove>(), Enum.GetValues<Role>(), new[] { "roads", "water", "town" }, Enumerable.Range(1, 400).Select(n => $"{n}").ToArray());
        var (ticket, made, states) = (new TicketCase(), 0, new HashSet<TicketState>());
        for (var n = 0; made < 1_000_000; n++)
        {
            Assert.True(n < 20_000_000, $"only {made} moves were made");
            var before = ticket;
            var possible = moves.Where(m => TicketMachine.Next(before.State, m).Made).ToList();
            var move = dice.Next(5) == 0 || possible.Count == 0 ? moves[dice.Next(moves.Length)] : possible[dice.Next(possible.Count)];
            var able = TicketMachine.RolesFor(move);
            var wish = new TicketWish(
                move, staff[dice.Next(staff.Length)], dice.Next(4) == 0 ? roles[dice.Next(roles.Length)] : able[dice.Next(able.Count)],
                dice.Next(4) == 0 ? null : units[dice.Next(units.Length)], dice.Next(5) == 0 ? " x " : "a good reason", dice.Next(9) == 0 ? null : units[dice.Next(units.Length)]);
            var outcome = TicketRules.Apply(ticket, wish);
            ticket = outcome.After;
            if (outcome.Refusal is not null)
            {
                Assert.Same(before, ticket);
                continue;
            }

            made++;
            states.Add(ticket.State);
            var over = ticket.State is TicketState.Closed or TicketState.NotAccepted or TicketState.Archived;
            Assert.Equal(over, TicketMachine.OwnerOf(ticket.State) == TicketOwner.Nobody);
            Assert.Equal(over, TicketMachine.CitizensClock(ticket.State) == TicketClock.Stopped);
            Assert.Equal(ticket.State is TicketState.Suspended, TicketMachine.CitizensClock(ticket.State) == TicketClock.Paused);
            if (TicketMachine.OwnerOf(ticket.State) == TicketOwner.Unit)
            {
                Assert.NotNull(ticket.Unit);
                Assert.True(TicketMachine.UnitsClock(ticket.State) is TicketClock.Running or TicketClock.Paused);
            }

            if (wish.Move is TicketMove.Close or TicketMove.Rework or TicketMove.FollowUp)
            {
                Assert.DoesNotContain(wish.Staff, before.HandledBy);
            }

            if (ticket.State == TicketState.Archived || made % 400 == 0)
            {
                ticket = new TicketCase { IsEmergency = dice.Next(5) == 0, Recused = dice.Next(3) == 0 ? ["town"] : [] };
            }
        }

        Assert.Equal(Enum.GetValues<TicketState>().Except([TicketState.Draft]).Order(), states.Order());
    }

    [Fact]
    public void A_unit_may_return_once_and_the_next_unit_may_too()
    {
        var sent = new TicketCase { State = TicketState.Dispatched, Unit = "roads" };
        var asked = Do(sent, TicketMove.RequestReturn, Role.DepartmentHead, "roads");
        var refused = Do(asked, TicketMove.RefuseReturn, Role.ObjectionReviewer, null);
        Assert.Equal("returned-before", TicketRules.Apply(refused, new(TicketMove.RequestReturn, "7", Role.DepartmentHead, "roads", "not ours at all")).Refusal);
        var granted = Do(asked, TicketMove.GrantReturn, Role.DutyOfficer, null);
        var same = TicketRules.Apply(granted, new(TicketMove.Dispatch, "7", Role.Dispatcher, null, null, "roads")).After;
        Assert.True(same.WasReturned);
        var other = TicketRules.Apply(granted, new(TicketMove.Dispatch, "7", Role.Dispatcher, null, null, "water")).After;
        Assert.Null(TicketRules.Apply(other, new(TicketMove.RequestReturn, "8", Role.DepartmentHead, "water", "not ours either")).Refusal);
        Assert.Equal("emergency", TicketRules.Apply(sent with { IsEmergency = true }, new(TicketMove.RequestReturn, "8", Role.DepartmentHead, "roads", "cannot come")).Refusal);
    }

    [Fact]
    public void Nobody_handles_what_is_not_his_units_and_nobody_asks_about_his_own_work()
    {
        var sent = new TicketCase { State = TicketState.Dispatched, Unit = "roads", Recused = ["town"] };
        Assert.Equal("not-your-unit", TicketRules.Apply(sent, new(TicketMove.Sign, "8", Role.DepartmentHandler, "water")).Refusal);
        Assert.Equal("recused", TicketRules.Apply(new TicketCase { State = TicketState.Accepted, Recused = ["town"] }, new(TicketMove.Dispatch, "8", Role.Dispatcher, null, null, "town")).Refusal);
        Assert.Equal("unit-missing", TicketRules.Apply(new TicketCase { State = TicketState.Accepted }, new(TicketMove.Dispatch, "8", Role.Dispatcher, null)).Refusal);
        var ticket = Do(Do(Do(sent, TicketMove.Sign, Role.DepartmentHandler, "roads"), TicketMove.Begin, Role.DepartmentHandler, "roads"), TicketMove.Reply, Role.DepartmentHandler, "roads");
        ticket = Do(Do(ticket, TicketMove.Approve, Role.Supervisor, null, "9"), TicketMove.FollowUp, Role.FollowUpAgent, null, "9");
        Assert.Equal("handled-it", TicketRules.Apply(ticket, new(TicketMove.Close, "7", Role.Supervisor, null)).Refusal);
        Assert.Equal("reason-missing", TicketRules.Apply(ticket, new(TicketMove.Rework, "9", Role.FollowUpAgent, null, "  no ")).Refusal);
        Assert.Equal((TicketState.Rework, 2), (Do(ticket, TicketMove.Rework, Role.FollowUpAgent, null, "9").State, Do(ticket, TicketMove.Rework, Role.FollowUpAgent, null, "9").Round));
        Assert.Equal("parts-open", TicketRules.Apply(ticket with { OpenParts = 1 }, new(TicketMove.Close, "9", Role.FollowUpAgent, null)).Refusal);
    }

    [Fact]
    public void An_extension_is_granted_once_in_a_round_and_the_clock_of_the_unit_runs_while_it_is_asked_for()
    {
        var working = new TicketCase { State = TicketState.InProgress, Unit = "roads" };
        var asked = Do(working, TicketMove.RequestExtension, Role.DepartmentHead, "roads");
        Assert.Equal(TicketClock.Running, TicketMachine.UnitsClock(asked.State));
        var refused = Do(asked, TicketMove.RefuseExtension, Role.DutyOfficer, null);
        Assert.Null(TicketRules.Apply(refused, new(TicketMove.RequestExtension, "7", Role.DepartmentHead, "roads", "material is late")).Refusal);
        var granted = Do(asked, TicketMove.GrantExtension, Role.DutyOfficer, null);
        Assert.Equal("extended-before", TicketRules.Apply(granted, new(TicketMove.RequestExtension, "7", Role.DepartmentHead, "roads", "material is late")).Refusal);
    }

    private static TicketCase Do(TicketCase ticket, TicketMove move, Role role, string? unit, string staff = "7")
    {
        var outcome = TicketRules.Apply(ticket, new TicketWish(move, staff, role, unit, "a good reason"));
        Assert.Null(outcome.Refusal);
        return outcome.After;
    }
}
