using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using Xunit;

namespace CallCenter.Unit.Routing;

/// <summary>A supervisor in a colleague's call: who hears him, and that the call goes on as if he were not there until he wants otherwise.</summary>
public sealed class SupervisionTests
{
    private readonly Rig rig = new();
    private long request;

    [Theory]
    [InlineData(SupervisionWish.Listen, 0b010, 0b001, 0b011)]
    [InlineData(SupervisionWish.Whisper, 0b010, 0b101, 0b011)]
    [InlineData(SupervisionWish.Barge, 0b110, 0b101, 0b011)]
    public void A_supervisor_is_heard_by_nobody_by_the_agent_or_by_all(SupervisionWish wish, int caller, int agent, int supervisor)
    {
        var call = Talking();
        Supervise(call, wish);
        Assert.Equal([caller, agent, supervisor], Heard());
    }

    [Fact]
    public void He_goes_from_listening_to_whispering_and_leaves_without_a_trace_in_the_talk()
    {
        var call = Talking();
        var agent = rig.PartyOf(call);
        Supervise(call, SupervisionWish.Listen);
        Assert.Null(Ask(call, SupervisionWish.Whisper));
        Assert.Equal([0b010, 0b101, 0b011], Heard());
        Assert.Null(Ask(call, SupervisionWish.Leave));
        Assert.Contains(new BridgeLines(LineId.OfCaller(call), agent), rig.Last);
        rig.Expect("101", AgentState.WrapUp, AgentCause.Call);
        rig.Expect("104", AgentState.Talking, AgentCause.Call);
    }

    [Fact]
    public void A_listener_does_not_hinder_hold_and_the_held_caller_is_not_heard()
    {
        var call = Talking();
        Supervise(call, SupervisionWish.Listen);
        rig.Post(new CallAsked(++request, "104", call, 1, CallWish.Hold));
        Assert.Contains(new PlayMusic(LineId.OfCaller(call)), rig.Last);
        Assert.Equal(2, rig.Last.OfType<MixLines>().Single().Lines.Count);
        rig.Post(new CallAsked(++request, "104", call, 1, CallWish.Resume));
        Assert.Equal([0b010, 0b001, 0b011], Heard());
    }

    [Fact]
    public void When_the_agent_hangs_up_the_call_is_over_for_the_listener_too()
    {
        var call = Talking();
        var agent = rig.PartyOf(call);
        Supervise(call, SupervisionWish.Listen);
        rig.Over(agent, LineEndCause.HungUp);
        Assert.True(rig.IsOver(call));
        rig.Expect("101", AgentState.WrapUp, AgentCause.Call);
    }

    [Fact]
    public void He_takes_the_call_over_and_the_agent_wraps_up()
    {
        var call = Talking();
        var agent = rig.PartyOf(call);
        Supervise(call, SupervisionWish.Listen);
        var own = rig.PartyOf(call);
        Assert.Null(Ask(call, SupervisionWish.TakeOver));
        Assert.Contains(new BridgeLines(LineId.OfCaller(call), own), rig.Last);
        Assert.Contains(new EndLine(agent, "passed-on"), rig.Last);
        Assert.Equal("101", Assert.Single(rig.Facts.OfType<CallPassed>()).Agent);
        rig.Expect("104", AgentState.WrapUp, AgentCause.Call);
    }

    [Fact]
    public void A_call_that_he_releases_by_force_is_over_with_its_cause()
    {
        var call = Talking();
        Assert.Null(Ask(call, SupervisionWish.ForceRelease));
        Assert.Equal((CallEnder.System, "force-released"), (rig.EndOf(call).By, rig.EndOf(call).Cause));
    }

    [Fact]
    public void The_agent_cannot_release_or_mute_who_supervises_him()
    {
        var call = Talking();
        Supervise(call, SupervisionWish.Barge);
        rig.Post(new PartyAsked(++request, "104", call, 1, PartyWish.Release, null, rig.PartyOf(call)));
        Assert.Equal("not-now", Answered());
        Assert.Equal("not-ready", Ask(call, SupervisionWish.Listen, "106"));
    }

    private CallId Talking()
    {
        rig.SignIn("104");
        var call = rig.Call("12345");
        rig.Answer(call);
        return call;
    }

    private void Supervise(CallId call, SupervisionWish wish)
    {
        rig.SignIn("101");
        Assert.Null(Ask(call, wish));
        rig.Post(new LineAnswered(rig.PartyOf(call)));
    }

    private IEnumerable<int> Heard() => rig.Last.OfType<MixLines>().Last().Lines.Select(l => l.Hears);

    private string? Ask(CallId call, SupervisionWish wish, string staff = "101")
    {
        rig.Post(new SupervisionAsked(++request, staff, call, wish));
        return Answered();
    }

    private string? Answered() => Assert.Single(rig.Facts.OfType<DeskAnswered>(), a => a.Request == request).Refusal;
}
