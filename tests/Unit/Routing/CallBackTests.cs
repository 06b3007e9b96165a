using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.People;
using CallCenter.Core.Settings;
using CallCenter.Routing.Switchboard;
using Xunit;

namespace CallCenter.Unit.Routing;

/// <summary>Whoever was not served is called back (field.md B8.4: every emergency, the first attempt within two minutes, until somebody says how it ended).</summary>
public sealed class CallBackTests
{
    private readonly Rig rig = new();

    [Fact]
    public void An_abandoned_emergency_is_offered_to_the_next_agent_and_dialled_when_he_takes_it()
    {
        var missed = Abandoned("110");
        var open = Last<CallBackOpened>();
        Assert.Equal((missed, CallBackReason.Abandoned, 1, rig.Wall + Switchboard.FirstAfterMs), (open.Of, open.Reason, open.Missed, open.DueMs));
        rig.SignIn("101");
        rig.Pass(15);
        var call = Last<CallOpened>();
        Assert.Equal((true, missed, "110"), (call.Outbound, call.CallBackOf, call.Service));
        Assert.Equal("101", rig.OfferedTo(call.Call));
        Assert.DoesNotContain(rig.All, e => e is DialTrunk);
        rig.Answer(call.Call);
        var dial = rig.Last.OfType<DialTrunk>().Single();
        Assert.Equal((LineId.OfCaller(call.Call), "county", "13900000001", new PhoneNumber("110")), (dial.Line, dial.Trunk, dial.Number, dial.Caller));
        Assert.Contains(rig.Last, e => e is PlayRingback);
        rig.Post(new LineAnswered(dial.Line));
        Assert.Contains(rig.Last, e => e is BridgeLines b && b.Caller == dial.Line);
        Assert.Contains(rig.Last, e => e is StartRecording r && r.Call == call.Call);
        rig.Over(dial.Line, LineEndCause.HungUp);
        Assert.Equal((CallBackOutcome.Reached, 1, null), (Last<CallBackTried>().Outcome, Last<CallBackTried>().Attempt, Last<CallBackTried>().NextMs));
        Assert.Equal(("reached", null), (Last<CallBackClosed>().Disposition, Last<CallBackClosed>().By));
        Assert.Empty(rig.Board.CallBacks);
        rig.Expect("101", AgentState.WrapUp, AgentCause.Call);
    }

    [Fact]
    public void A_call_back_has_the_place_that_its_caller_had()
    {
        var missed = Abandoned("110", "13900000001");
        rig.Pass(15);
        var first = Last<CallOpened>().Call;
        var later = rig.Call("110", from: "13900000002");
        rig.SignIn("101");
        Assert.Equal("101", rig.OfferedTo(first));
        Assert.Null(rig.OfferedTo(later));
        Assert.Equal(missed, Last<CallOpened>(o => o.Outbound).CallBackOf);
    }

    [Fact]
    public void Who_calls_in_vain_again_is_on_the_list_once_and_who_is_served_is_off_it()
    {
        var first = Abandoned("110");
        Abandoned("110");
        Assert.Equal((first, 2), (Last<CallBackOpened>().Of, Last<CallBackOpened>().Missed));
        Assert.Single(rig.Board.CallBacks);
        rig.SignIn("101");
        var again = rig.Call("110");
        rig.Pass(14.5);
        Assert.DoesNotContain(rig.Facts, f => f is CallOpened { Outbound: true });
        rig.Answer(again);
        Assert.Equal((first, "called-again"), (Last<CallBackClosed>().Of, Last<CallBackClosed>().Disposition));
        Assert.Empty(rig.Board.CallBacks);
    }

    [Fact]
    public void An_attempt_that_waits_for_an_agent_ends_when_its_caller_is_served()
    {
        Abandoned("110");
        rig.Pass(15);
        var waiting = Last<CallOpened>().Call;
        var again = rig.Call("110");
        rig.SignIn("103");
        Assert.Equal("103", rig.OfferedTo(waiting));
        rig.SignIn("101");
        rig.Answer(again);
        Assert.True(rig.IsOver(waiting));
        rig.Pass(1);
        rig.Expect("103", AgentState.Ready, AgentCause.None);
    }

    [Theory]
    [InlineData(486, CallBackOutcome.Busy)]
    [InlineData(480, CallBackOutcome.NoAnswer)]
    [InlineData(404, CallBackOutcome.Refused)]
    public void It_is_tried_four_times_and_then_stands_there_until_somebody_says_how_it_ended(int code, CallBackOutcome outcome)
    {
        rig.SignIn("101");
        rig.Post(new SeatAsked(1, "101", string.Empty, AgentCode.NotReady, "break"));
        var missed = Abandoned("110");
        rig.Post(new SeatAsked(2, "101", string.Empty, AgentCode.Ready, null));
        foreach (var wait in new[] { 15, 60, 300, 900 })
        {
            rig.Pass(wait);
            var call = Last<CallOpened>().Call;
            rig.Answer(call);
            rig.Over(LineId.OfCaller(call), LineEndCause.Refused, code);
            Assert.True(rig.IsOver(call));
            Assert.Equal(outcome, Last<CallBackTried>().Outcome);
        }

        Assert.Equal((4, null), (Last<CallBackTried>().Attempt, Last<CallBackTried>().NextMs));
        Assert.Contains(rig.All, e => e is RaiseAlarm { Code: "callback-unreached" });
        rig.Pass(4000);
        Assert.Equal(4, rig.Facts.OfType<CallOpened>().Count(o => o.Outbound));
        Assert.Equal("disposition-unknown", rig.AskCallBack("101", missed, CallBackWish.Close, "whatever"));
        Assert.Null(rig.AskCallBack("101", missed, CallBackWish.Close, "checked-on-site"));
        Assert.Equal(("checked-on-site", "101"), (Last<CallBackClosed>().Disposition, Last<CallBackClosed>().By));
        Assert.Equal("callback-unknown", rig.AskCallBack("101", missed, CallBackWish.Close, "misdial"));
    }

    [Fact]
    public void A_citizen_whose_telephone_rings_out_is_tried_again_and_the_agent_is_free()
    {
        Abandoned("110");
        rig.SignIn("101");
        rig.Pass(15);
        rig.Answer(Last<CallOpened>().Call);
        rig.Pass(12);
        Assert.Equal(CallBackOutcome.NoAnswer, Last<CallBackTried>().Outcome);
        Assert.Equal("no-answer", Last<CallEnded>().Cause);
        rig.Expect("101", AgentState.WrapUp, AgentCause.Call);
    }

    [Fact]
    public void An_agent_who_hangs_up_before_the_citizen_answers_has_made_no_attempt()
    {
        Abandoned("110");
        rig.SignIn("101");
        rig.Pass(15);
        var call = Last<CallOpened>().Call;
        rig.Answer(call);
        rig.Over(rig.All.OfType<DialAgent>().Last().Line, LineEndCause.HungUp);
        Assert.Equal((CallBackOutcome.GivenUp, 0), (Last<CallBackTried>().Outcome, Last<CallBackTried>().Attempt));
        Assert.Contains(rig.Last, e => e is EndLine end && end.Line == LineId.OfCaller(call));
        rig.Pass(60);
        Assert.Equal(2, rig.Facts.OfType<CallOpened>().Count(o => o.Outbound));
    }

    [Fact]
    public void An_emergency_that_nobody_can_call_back_within_two_minutes_raises_an_alarm()
    {
        var missed = Abandoned("110");
        rig.Pass(119);
        Assert.DoesNotContain(rig.All, e => e is RaiseAlarm { Code: "callback-late" });
        rig.Pass(1);
        Assert.Contains(new RaiseAlarm("callback-late", missed.ToString()), rig.All);
    }

    [Fact]
    public void A_missed_call_that_is_no_emergency_stands_on_the_list_until_an_agent_calls()
    {
        var missed = Abandoned("12345");
        Assert.Null(Last<CallBackOpened>().DueMs);
        rig.SignIn("104");
        rig.Pass(600);
        Assert.DoesNotContain(rig.Facts, f => f is CallOpened { Outbound: true });
        Assert.Null(rig.AskCallBack("104", missed, CallBackWish.Now));
        var dial = rig.All.OfType<DialAgent>().Last();
        Assert.True(dial.Own);
        Assert.Equal("callback-in-call", rig.AskCallBack("105", missed, CallBackWish.Close, "misdial"));
        rig.Post(new LineAnswered(dial.Line));
        rig.Post(new LineAnswered(LineId.OfCaller(dial.Call)));
        rig.Over(LineId.OfCaller(dial.Call), LineEndCause.HungUp);
        Assert.Equal("reached", Last<CallBackClosed>().Disposition);
    }

    [Fact]
    public void Who_withholds_his_number_who_was_served_and_a_drill_are_not_called_back()
    {
        rig.CallerHangsUp(rig.Call("110", from: string.Empty));
        Assert.Contains(rig.All, e => e is RaiseAlarm { Code: "callback-withheld" });
        rig.CallerHangsUp(rig.Call("110", drill: true));
        rig.SignIn("101");
        var served = rig.Call("110");
        rig.Answer(served);
        rig.CallerHangsUp(served);
        Assert.Empty(rig.Board.CallBacks);
    }

    [Fact]
    public void An_emergency_whose_line_breaks_in_the_talk_is_called_back_and_one_sent_away_too()
    {
        rig.SignIn("101");
        var cut = rig.Call("110");
        rig.Answer(cut);
        rig.Over(LineId.OfCaller(cut), LineEndCause.Lost);
        Assert.Equal(CallBackReason.CutOff, Last<CallBackOpened>().Reason);
        rig.Post(new DrainStarted());
        rig.Call("12345", from: "13900000007");
        Assert.Equal(CallBackReason.TurnedAway, Last<CallBackOpened>().Reason);
    }

    [Fact]
    public void Without_a_rule_that_lets_it_out_an_alarm_says_so_and_a_person_has_to_see_to_it()
    {
        rig.Use(Town.Settings with { Version = 2, DialRules = [] });
        Abandoned("110");
        Assert.Contains(rig.All, e => e is RaiseAlarm { Code: "callback-no-route" });
        Assert.Null(Last<CallBackOpened>().DueMs);
    }

    [Fact]
    public void A_restart_keeps_the_list_its_timers_and_what_was_tried()
    {
        Abandoned("110");
        var saved = rig.Board.Save();
        var board = new Switchboard();
        board.Load(saved, _ => Town.Settings);
        Assert.Equal(saved, board.Save());
        var again = board.Decide(1000, rig.Now + 1, new ServerStarted("1", 0));
        Assert.Contains(again, e => e is SetTimer { Key.Kind: TimerKind.CallBack });
        Assert.Single(board.View().CallBacks);
    }

    private CallId Abandoned(string service, string from = "13900000001")
    {
        var call = rig.Call(service, from: from);
        rig.CallerHangsUp(call);
        return call;
    }

    private T Last<T>(Func<T, bool>? where = null)
        where T : Fact => rig.Facts.OfType<T>().Last(where ?? (_ => true));
}
