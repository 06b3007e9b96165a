using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;
using Xunit;

namespace CallCenter.Unit.Routing;

/// <summary>Whoever ends a call, and at whatever moment: one record with all times, and nobody and nothing left behind.</summary>
public sealed class EndingTests
{
    [Theory]
    [InlineData(LineEndCause.HungUp, CallEnder.Caller, "abandoned-in-queue")]
    [InlineData(LineEndCause.Cancelled, CallEnder.Caller, "abandoned-in-queue")]
    [InlineData(LineEndCause.Lost, CallEnder.LineLost, "line-lost")]
    [InlineData(LineEndCause.NoAnswer, CallEnder.LineLost, "answer-not-confirmed")]
    [InlineData(LineEndCause.Ours, CallEnder.System, "line-ended")]
    public void A_caller_who_is_gone_while_he_waits(LineEndCause how, CallEnder by, string cause)
    {
        var rig = new Rig();
        var call = rig.Call("110");
        rig.Pass(7);
        rig.Over(LineId.OfCaller(call), how, 200);
        var end = rig.EndOf(call);
        Assert.Equal((by, cause, 200), (end.By, end.Cause, end.Code));
        Assert.Equal(new CallTimes(rig.Wall - 7000, rig.Wall - 7000, null, rig.Wall - 7000, null, null, rig.Wall), end.Times);
        Assert.DoesNotContain(rig.All, e => e is EndLine);
        Empty(rig);
        rig.SignIn("101");
        rig.Expect("101", AgentState.Ready, AgentCause.OwnWish);
    }

    [Fact]
    public void A_caller_who_hangs_up_while_a_phone_rings_frees_the_agent_without_blame()
    {
        var rig = new Rig();
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Pass(3);
        rig.CallerHangsUp(call);
        Assert.Equal((CallEnder.Caller, "abandoned-while-ringing"), (rig.EndOf(call).By, rig.EndOf(call).Cause));
        Assert.Equal(OfferOutcome.CallerGone, Assert.Single(rig.Facts.OfType<OfferClosed>()).Outcome);
        rig.Expect("101", AgentState.Ready, AgentCause.None);
        Empty(rig);
    }

    [Fact]
    public void A_caller_who_hangs_up_while_a_trunk_is_dialled_ends_that_line_too()
    {
        var rig = new Rig(Town.Settings.WithQueue("police", q => q.OverflowToCounty()));
        var call = rig.Call("110");
        rig.CallerHangsUp(call);
        Assert.Equal("abandoned-while-forwarding", rig.EndOf(call).Cause);
        Assert.Contains(rig.All, e => e is EndLine l && l.Line == rig.PartyOf(call));
        Empty(rig);
    }

    [Theory]
    [InlineData(true, CallEnder.Caller)]
    [InlineData(false, CallEnder.Agent)]
    public void Either_may_hang_up_a_talk_and_the_agent_wraps_up(bool callerEnds, CallEnder by)
    {
        var rig = new Rig();
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Pass(1);
        rig.Post(new LineAnswered(LineId.OfCaller(call)));
        rig.Pass(2);
        rig.Answer(call);
        rig.Pass(30);
        if (callerEnds)
        {
            rig.CallerHangsUp(call);
        }
        else
        {
            rig.PartyHangsUp(call);
        }

        var other = callerEnds ? rig.PartyOf(call) : LineId.OfCaller(call);
        Assert.Equal([new EndLine(other, "hung-up")], rig.All.OfType<EndLine>().Where(e => e.Why == "hung-up"));
        var end = rig.EndOf(call);
        var arrived = rig.Wall - 33_000;
        Assert.Equal((by, "hung-up"), (end.By, end.Cause));
        Assert.Equal(new CallTimes(arrived, arrived, arrived + 1000, arrived, arrived, arrived + 3000, rig.Wall), end.Times);
        rig.Expect("101", AgentState.WrapUp, AgentCause.Call);
        rig.Pass(9.9);
        Assert.Equal(AgentState.WrapUp, rig.StateOf("101").State);
        rig.Pass(0.1);
        rig.Expect("101", AgentState.Ready, AgentCause.WrapUpOver);
        Empty(rig);
    }

    [Theory]
    [InlineData(LineEndCause.Lost)]
    [InlineData(LineEndCause.NoAnswer)]
    [InlineData(LineEndCause.Refused)]
    public void An_agents_line_that_breaks_keeps_the_caller_who_waits_at_his_old_place(LineEndCause cause)
    {
        var rig = new Rig();
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Answer(call);
        var later = rig.Call("110");
        rig.PartyEnds(call, cause);
        Assert.Contains(new PlayMusic(LineId.OfCaller(call)), rig.Last);
        Assert.Contains(rig.Last, e => e is RaiseAlarm { Code: "party-lost" });
        rig.Expect("101", AgentState.NotReady, AgentCause.PhoneGone);
        rig.SignIn("102");
        Assert.Equal(("102", null), (rig.OfferedTo(call), rig.OfferedTo(later)));
        rig.Answer(call);
        rig.PartyHangsUp(call);
        Assert.Equal(CallEnder.Agent, rig.EndOf(call).By);
    }

    [Fact]
    public void Without_wrap_up_the_agent_is_free_at_once()
    {
        var rig = new Rig(Town.Settings.WithQueue("police", q => q with { WrapUpSeconds = 0 }));
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Answer(call);
        rig.PartyHangsUp(call);
        rig.Expect("101", AgentState.Ready, AgentCause.WrapUpOver);
    }

    [Fact]
    public void Lines_that_end_twice_or_were_never_there_change_nothing()
    {
        var rig = new Rig();
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Answer(call);
        rig.CallerHangsUp(call);
        var party = rig.PartyOf(call);
        SwitchboardEvent[] late =
        [
            new LineEnded(LineId.OfCaller(call), LineEndCause.HungUp, 0), new LineEnded(party, LineEndCause.Lost, 0),
            new LineEnded(new LineId(987654), LineEndCause.HungUp, 0), new LineAnswered(party), new LineAnswered(new LineId(987654)),
            new PromptEnded(LineId.OfCaller(call), 1), new DigitPressed(LineId.OfCaller(call), '1'), new LineRinging(party),
            new PhoneGone("nowhere"), new PhoneReachable("nowhere"),
        ];
        Assert.All(late, e => Assert.Empty(rig.Post(e)));
        rig.EndOf(call);
        Empty(rig);
    }

    [Fact]
    public void A_line_answered_twice_is_joined_once()
    {
        var rig = new Rig();
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Answer(call);
        rig.Answer(call);
        Assert.Empty(rig.Last);
        Assert.Single(rig.Facts.OfType<CallAccepted>());
    }

    [Fact]
    public void A_timer_of_another_generation_is_ignored()
    {
        var rig = new Rig();
        rig.SignIn("101");
        var waiting = rig.Call("12345");
        var call = rig.Call("110");
        var timer = rig.Last.OfType<SetTimer>().Single(t => t.Key.Kind == TimerKind.Offer);
        foreach (var kind in Enum.GetValues<TimerKind>())
        {
            foreach (var of in new[] { call.Value, waiting.Value, 0, 1, 2, 99, -1, long.MaxValue })
            {
                foreach (var generation in new[] { timer.Generation - 1, timer.Generation + 1, 0, -1 })
                {
                    Assert.Empty(rig.Post(new TimerFired(new TimerKey(kind, of), generation)));
                }
            }
        }

        rig.Answer(call);
        Assert.Empty(rig.Post(new TimerFired(timer.Key, timer.Generation)));
    }

    private static void Empty(Rig rig)
    {
        Assert.Equal(0, rig.Board.LiveCalls);
        Assert.Equal(0, rig.Board.HeldLines);
        Assert.Equal(0, rig.Board.WaitingPlaces);
    }
}
