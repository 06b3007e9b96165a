using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;
using Xunit;

namespace CallCenter.Unit.Routing;

/// <summary>Settings that change, drills that come and go, and new starts: all under live calls.</summary>
public sealed class ChangeTests
{
    private static Settings WithoutQueue(string name) => Town.Settings with
    {
        Version = 2,
        Queues = [.. Town.Settings.Queues.Where(q => q.Name != name)],
        Services = [.. Town.Settings.Services.Where(s => s.Queue != name)],
        Staff = [.. Town.Settings.Staff.Select(s => s with { Queues = [.. s.Queues.Where(q => q != name)] })],
    };

    [Fact]
    public void A_call_whose_number_and_queue_are_removed_waits_in_the_first_emergency_queue_at_its_old_place()
    {
        var rig = new Rig();
        var call = rig.Call("12345");
        var later = rig.Call("12315");
        rig.Use(WithoutQueue("government"));
        Assert.Equal("fire", rig.Facts.OfType<CallQueued>().Last(q => q.Call == call).Queue);
        rig.SignIn("105");
        Assert.Equal(("105", null), (rig.OfferedTo(call), rig.OfferedTo(later)));
        rig.Answer(call);
        Assert.DoesNotContain(rig.Last, e => e is PlayPrompt);
        rig.CallerHangsUp(call);
        Assert.Equal("hung-up", rig.EndOf(call).Cause);
    }

    [Fact]
    public void A_call_whose_queue_is_removed_waits_where_its_number_leads_now()
    {
        var rig = new Rig();
        var call = rig.Call("12345");
        var moved = Town.Settings.WithService("12345", s => s with { Queue = "consumer" });
        rig.Use(moved with
        {
            Version = 2,
            Queues = [.. moved.Queues.Where(q => q.Name != "government")],
            Staff = [new StaffMember { Number = "101", Queues = ["consumer"] }],
        });
        rig.SignIn("101");
        Assert.Equal("101", rig.OfferedTo(call));
    }

    [Fact]
    public void A_call_that_is_offered_while_its_queue_is_removed_finds_a_place_when_the_offer_fails()
    {
        var rig = new Rig();
        rig.SignIn("104");
        var call = rig.Call("12345");
        rig.Use(WithoutQueue("government"));
        rig.Pass(15);
        rig.SignIn("103");
        Assert.Equal("103", rig.OfferedTo(call));
    }

    [Fact]
    public void New_overflow_rules_hold_for_calls_that_wait_already()
    {
        var rig = new Rig();
        var call = rig.Call("110");
        rig.Dial("p104", AgentCode.SignIn, "104");
        rig.Pass(500);
        Assert.Null(rig.OfferedTo(call));
        rig.Use(Town.Settings.WithQueue("police", q => q.OverflowTo("government")));
        Assert.Equal("104", rig.OfferedTo(call));
    }

    [Fact]
    public void An_agent_who_is_given_a_queue_is_given_its_calls_the_longest_free_first()
    {
        var rig = new Rig();
        rig.SignIn("104");
        rig.SignIn("101");
        var low = rig.Call("12315");
        var high = rig.Call("119");
        rig.Use(Town.Settings with { Version = 2, Staff = [.. Town.Settings.Staff.Select(s => s with { Queues = ["fire", "consumer"] })] });
        Assert.Equal(("104", "101"), (rig.OfferedTo(high), rig.OfferedTo(low)));
    }

    [Fact]
    public void Staff_who_are_removed_leave_after_their_call_and_cannot_come_back()
    {
        var rig = new Rig();
        rig.SignIn("101", "102");
        var call = rig.Call("110");
        rig.Answer(call);
        rig.Use(Town.Settings with { Version = 2, Staff = [.. Town.Settings.Staff.Where(s => s.Number is not ("101" or "102"))] });
        Assert.Equal((AgentState.Talking, AgentState.SignedOut), (rig.StateOf("101").State, rig.StateOf("102").State));
        rig.PartyHangsUp(call);
        Assert.Equal(AgentState.SignedOut, rig.StateOf("101").State);
        Assert.Equal("This staff number is not known", Assert.IsType<RefuseCaller>(Assert.Single(rig.Dial("p101", AgentCode.SignIn, "101"))).Reason);
        Assert.Equal(0, rig.Board.IdlePlaces);
    }

    [Fact]
    public void A_standing_seat_is_signed_in_by_the_settings_and_moves_with_them()
    {
        var rig = new Rig();
        rig.Use(Standing(("101", "p101")));
        Assert.Equal("p101", rig.StateOf("101").Phone);
        rig.Use(Standing(("101", "p102")));
        Assert.Equal("p102", rig.StateOf("101").Phone);
        Assert.Equal("101", rig.OfferedTo(rig.Call("110")));
        Assert.Equal("p102", rig.All.OfType<DialAgent>().Last().Phone);
    }

    [Fact]
    public void A_standing_seat_never_puts_two_agents_at_one_phone()
    {
        var rig = new Rig();
        rig.SignIn("101");
        rig.Use(Standing(("102", "p101"), ("103", "p101")));
        Assert.DoesNotContain(rig.Facts.OfType<AgentChanged>(), a => a.Agent is "102" or "103");
        var both = SettingsCheck.Faults(Standing(("102", "p101"), ("103", "p101")));
        Assert.Contains(both, f => f.Contains("standing phone 'p101'", StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_without_their_content_are_an_error_and_change_nothing()
    {
        var rig = new Rig();
        Assert.Throws<InvalidOperationException>(() => rig.Post(new SettingsChanged(9, "none")));
        Assert.False(rig.IsOver(rig.Call("110")));
    }

    [Fact]
    public void A_new_start_sets_the_running_timers_again_and_forgets_the_drain()
    {
        var rig = new Rig(Town.Settings.WithQueue("government", q => q.OverflowTo("consumer") with { OverflowUnstaffed = false }));
        rig.SignIn("101", "102", "103");
        var offered = rig.Call("110");
        var talk = rig.Call("110");
        rig.Answer(talk);
        rig.CallerHangsUp(talk);
        var refused = rig.Call("110");
        rig.PartyEnds(refused, LineEndCause.Refused, 486);
        rig.CallerHangsUp(refused);
        var waiting = rig.Call("12345");
        rig.Post(new DrainStarted());
        var set = rig.All.OfType<SetTimer>().ToList();
        rig.Post(new ServerStarted("2", 77));
        var again = rig.Last.OfType<SetTimer>().ToList();
        Assert.Equal([TimerKind.Offer, TimerKind.Overflow, TimerKind.CallBack, TimerKind.WrapUp, TimerKind.SetAside], again.Select(t => t.Key.Kind));
        Assert.All(again, t => Assert.Contains(t, set));
        Assert.False(rig.IsOver(rig.Call("12345")));

        // Who waits is said to be lost first: an agent whose own call is lost must not be rung for him.
        Assert.Equal(LineId.OfCaller(waiting), rig.Board.KnownLines()[0]);
        Assert.Equal([LineId.OfCaller(offered), rig.PartyOf(offered)], rig.Board.KnownLines().TakeLast(2));
    }

    [Fact]
    public void After_a_new_start_each_line_that_is_lost_ends_its_call_with_a_record()
    {
        var rig = new Rig(Town.Settings with { DialRules = [] });
        rig.SignIn("101", "102");
        var talk = rig.Call("110");
        rig.Answer(talk);
        var ringing = rig.Call("110");
        var waiting = rig.Call("110");
        var stopped = rig.Now;
        rig.Pass(2);
        rig.Post(new ServerStarted("2", 0));
        foreach (var line in rig.Board.KnownLines())
        {
            rig.Over(line, LineEndCause.Lost);
        }

        Assert.All([talk, ringing, waiting], c => Assert.Equal((CallEnder.LineLost, "server-stopped"), (rig.EndOf(c).By, rig.EndOf(c).Cause)));

        // They ended with the earlier run, at its last word, not when the new one looked.
        Assert.All([talk, ringing, waiting], c => Assert.InRange(rig.EndOf(c).Times.EndedMs!.Value, rig.EndOf(c).Times.ArrivedMs, rig.Wall - 2000));
        Assert.True(rig.Now - stopped >= 2000);
        rig.Pass(100);
        Assert.Equal(0, rig.Board.HeldLines);
        Assert.Equal((AgentState.Ready, AgentState.Ready), (rig.StateOf("101").State, rig.StateOf("102").State));
    }

    [Fact]
    public void A_drill_meets_only_its_own_seats_and_leaves_nothing_when_it_is_closed()
    {
        var rig = new Rig();
        rig.Post(new DrillOpened(1, [new DrillSeat("d1", "101", ["police"]), new DrillSeat("d2", "901", ["police"])]));
        rig.SignIn("102");
        var drill = rig.Call("110", drill: true);
        Assert.Null(rig.OfferedTo(drill));
        rig.Dial("d1", AgentCode.SignIn, "101");
        Assert.Equal("d1", rig.All.OfType<DialAgent>().Single(d => d.Call == drill).Phone);
        Assert.True(rig.StateOf("101").Drill);
        rig.Dial("d2", AgentCode.SignIn, "901");
        var live = rig.Call("110");
        Assert.Equal("102", rig.OfferedTo(live));
        rig.Answer(drill);
        rig.Post(new DrillClosed(1));
        Assert.Equal((CallEnder.System, "drill-over"), (rig.EndOf(drill).By, rig.EndOf(drill).Cause));
        Assert.All(["101", "901"], s => Assert.Equal((AgentState.SignedOut, AgentCause.DrillOver), (rig.StateOf(s).State, rig.StateOf(s).Cause)));
        Assert.False(rig.IsOver(live));
        Assert.IsType<RefuseCaller>(Assert.Single(rig.Dial("d2", AgentCode.SignIn, "901")));
    }

    [Fact]
    public void A_phone_of_the_house_cannot_become_a_drills()
    {
        var rig = new Rig();
        rig.Post(new DrillOpened(1, [new DrillSeat("p101", "901", ["police"])]));
        Assert.Contains(new RaiseAlarm("drill-seat-refused", "p101"), rig.Last);
        rig.SignIn("101");
        Assert.False(rig.StateOf("101").Drill);
    }

    [Fact]
    public void At_a_phone_of_a_drill_that_is_not_open_nobody_of_the_house_can_sit_down()
    {
        var rig = new Rig();
        Assert.IsType<RefuseCaller>(Assert.Single(rig.Dial("d1", AgentCode.SignIn, "101")));
        rig.Post(new DrillOpened(1, [new DrillSeat("d1", "901", ["police"])]));
        rig.Post(new DrillClosed(1));
        Assert.IsType<RefuseCaller>(Assert.Single(rig.Dial("d1", AgentCode.SignIn, "101")));
    }

    [Fact]
    public void A_drill_does_not_outlive_its_server()
    {
        var rig = new Rig();
        rig.Post(new DrillOpened(1, [new DrillSeat("d1", "901", ["police"])]));
        rig.Dial("d1", AgentCode.SignIn, "901");
        var call = rig.Call("110", drill: true);
        rig.Post(new ServerStarted("2", 0));
        Assert.Equal("server-stopped", rig.EndOf(call).Cause);
        Assert.Equal(AgentState.SignedOut, rig.StateOf("901").State);
    }

    [Fact]
    public void Seats_of_a_running_drill_may_be_given_other_queues()
    {
        var rig = new Rig();
        rig.Post(new DrillOpened(1, [new DrillSeat("d1", "901", ["police"])]));
        rig.Dial("d1", AgentCode.SignIn, "901");
        var call = rig.Call("12345", drill: true);
        Assert.Null(rig.OfferedTo(call));
        rig.Post(new DrillOpened(2, [new DrillSeat("d1", "901", ["government"])]));
        Assert.Equal("901", rig.OfferedTo(call));
    }

    private static Settings Standing(params (string Staff, string Phone)[] seats) => Town.Settings with
    {
        Version = 2,
        Staff = [.. Town.Settings.Staff.Select(s => s with { StandingPhone = seats.Where(x => x.Staff == s.Number).Select(x => x.Phone).FirstOrDefault() })],
    };

    [Fact]
    public void A_talk_in_which_nothing_was_decided_ended_when_the_earlier_run_was_last_alive_and_not_in_the_future()
    {
        foreach (var (alive, expected) in new[] { (3_000_000L, 3_000_000L), (99_000_000L, 3_600_000L), (0L, 15_000L) })
        {
            var rig = new Rig(Town.Settings with { DialRules = [] });
            rig.SignIn("101");
            var call = rig.Call("110");
            rig.Answer(call);
            var last = rig.Wall;

            // The offer's timer is the last that is decided, 15 s after it.
            rig.Pass(3600);
            rig.Post(new ServerStarted("2", rig.Wall - rig.Now, alive == 0 ? 0 : last + alive));
            rig.Over(LineId.OfCaller(call), LineEndCause.Lost);
            Assert.Equal(last + expected, rig.EndOf(call).Times.EndedMs);
        }
    }

    [Fact]
    public void Calls_of_a_drill_ended_with_their_server_and_not_with_the_drill()
    {
        var rig = new Rig();
        rig.Post(new DrillOpened(1, [new DrillSeat("d1", "901", ["police"])]));
        rig.Dial("d1", AgentCode.SignIn, "901");
        var call = rig.Call("110", drill: true);
        var last = rig.Wall;
        rig.Pass(1);
        rig.Post(new ServerStarted("2", rig.Wall - rig.Now));
        Assert.Equal((CallEnder.LineLost, "server-stopped"), (rig.EndOf(call).By, rig.EndOf(call).Cause));
        Assert.Equal(last, rig.EndOf(call).Times.EndedMs);
    }
}
