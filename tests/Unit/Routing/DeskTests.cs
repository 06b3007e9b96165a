using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using Xunit;

namespace CallCenter.Unit.Routing;

/// <summary>What an agent asks for at his desk, and that every question is answered once.</summary>
public sealed class DeskTests
{
    private readonly Rig rig = new();
    private long request;

    [Fact]
    public void An_agent_signs_in_at_his_browser_seat_and_is_rung_there()
    {
        Assert.Null(Ask("101", AgentCode.SignIn, "web:101"));
        var call = rig.Call("110");
        Assert.Equal("web:101", Assert.Single(rig.All.OfType<DialAgent>(), d => d.Call == call).Phone);
        var offer = Assert.Single(rig.Facts.OfType<CallOffered>());
        Assert.Equal(("police", rig.Wall + 15_000), (offer.Queue, offer.EndsMs));
    }

    [Theory]
    [InlineData("101", "web:102", "phone-unknown")]
    [InlineData("101", "p999", "phone-unknown")]
    [InlineData("9999", "web:9999", "staff-unknown")]
    public void A_seat_of_somebody_else_a_strange_phone_or_a_strange_number_is_refused(string staff, string phone, string refusal) =>
        Assert.Equal(refusal, Ask(staff, AgentCode.SignIn, phone));

    [Fact]
    public void Not_ready_keeps_the_reason_until_he_is_ready_again()
    {
        Ask("101", AgentCode.SignIn, "p101");
        Assert.Null(Ask("101", AgentCode.NotReady, reason: "break"));
        Assert.Equal((AgentState.NotReady, "break"), (rig.StateOf("101").State, rig.StateOf("101").Reason));
        Assert.Null(Ask("101", AgentCode.NotReady, reason: "meal"));
        Assert.Equal("meal", rig.StateOf("101").Reason);
        Assert.Null(Ask("101", AgentCode.Ready));
        Assert.Null(rig.StateOf("101").Reason);
    }

    [Fact]
    public void Who_is_not_signed_in_can_ask_for_nothing()
    {
        Assert.Equal("not-signed-in", Ask("101", AgentCode.Ready));
        Assert.Equal("not-signed-in", Ask("none", AgentCode.SignOut));
    }

    [Fact]
    public void Who_talks_is_signed_out_after_the_call_and_cannot_go_aside_in_it()
    {
        var call = Talking();
        Assert.Equal("not-now", Ask("101", AgentCode.NotReady));
        Assert.Null(Ask("101", AgentCode.SignOut));
        rig.Expect("101", AgentState.Talking, AgentCause.Call);
        rig.CallerHangsUp(call);
        rig.Expect("101", AgentState.SignedOut, AgentCause.OwnWish);
    }

    [Fact]
    public void A_held_caller_hears_music_and_nobody_and_then_the_agent_again()
    {
        var call = Talking();
        Assert.Null(Wish(call, CallWish.Hold));
        Assert.Equal(
            [new SplitLines(LineId.OfCaller(call), rig.PartyOf(call)), new PlayMusic(LineId.OfCaller(call))],
            rig.Last.Where(e => e is not PublishFact));
        Assert.Equal("not-now", Wish(call, CallWish.Hold));
        Assert.Null(Wish(call, CallWish.Resume));
        Assert.Contains(new BridgeLines(LineId.OfCaller(call), rig.PartyOf(call)), rig.Last);
        Assert.Equal([true, false], rig.Facts.OfType<CallHeld>().Select(h => h.Held));
    }

    [Fact]
    public void A_held_call_ends_as_any_other_whoever_ends_it()
    {
        var byCaller = Talking();
        Wish(byCaller, CallWish.Hold);
        rig.CallerHangsUp(byCaller);
        Assert.Equal((CallEnder.Caller, "hung-up"), (rig.EndOf(byCaller).By, rig.EndOf(byCaller).Cause));
        rig.Expect("101", AgentState.WrapUp, AgentCause.Call);

        rig.Pass(60);
        var byAgent = rig.Call("110");
        rig.Answer(byAgent);
        Wish(byAgent, CallWish.Hold);
        rig.PartyHangsUp(byAgent);
        Assert.Equal(CallEnder.Agent, rig.EndOf(byAgent).By);

        rig.Pass(60);
        var lost = rig.Call("110");
        rig.Answer(lost);
        Wish(lost, CallWish.Hold);
        rig.PartyEnds(lost, LineEndCause.Lost);
        Assert.False(rig.IsOver(lost));
        Assert.Equal(CallState.Queued, Assert.Single(rig.Board.Calls).State);
    }

    [Fact]
    public void Hanging_up_at_the_desk_ends_both_lines()
    {
        var call = Talking();
        Assert.Null(Wish(call, CallWish.HangUp));
        Assert.Equal(CallEnder.Agent, rig.EndOf(call).By);
        Assert.Contains(rig.All, e => e is EndLine l && l.Line == rig.PartyOf(call));
        Assert.Contains(rig.All, e => e is EndLine l && l.Line == LineId.OfCaller(call));
    }

    [Fact]
    public void A_wish_for_another_call_another_offer_or_of_somebody_else_hits_nothing()
    {
        var call = Talking();
        Assert.Equal("not-this-call", Wish(call, CallWish.HangUp, offer: 2));
        Assert.Equal("not-this-call", Wish(call, CallWish.HangUp, staff: "102"));
        Assert.Equal("not-this-call", Wish(new CallId(7), CallWish.HangUp));
        Assert.False(rig.IsOver(call));
    }

    private CallId Talking()
    {
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Answer(call);
        return call;
    }

    private string? Ask(string staff, AgentCode code, string phone = "", string? reason = null)
    {
        rig.Post(new SeatAsked(++request, staff, phone, code, reason));
        return Assert.Single(rig.Facts.OfType<DeskAnswered>(), a => a.Request == request).Refusal;
    }

    private string? Wish(CallId call, CallWish wish, int offer = 1, string staff = "101")
    {
        rig.Post(new CallAsked(++request, staff, call, offer, wish));
        return Assert.Single(rig.Facts.OfType<DeskAnswered>(), a => a.Request == request).Refusal;
    }
}
