using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using Xunit;

namespace CallCenter.Unit.Routing;

/// <summary>Calls with several people: who is called, who hears whom, who has the call, and where everybody is when somebody leaves.</summary>
public sealed class PartyTests
{
    private readonly Rig rig = new();
    private long request;

    [Fact]
    public void Nothing_changes_for_those_who_talk_while_the_consulted_colleague_rings()
    {
        var call = Talking("12345", "104");
        rig.SignIn("101");
        Assert.Null(Ask(call, "104", PartyWish.Consult, new PartyTarget("101", null)));
        Assert.DoesNotContain(rig.Last, e => e is SplitLines or PlayMusic or BridgeLines or MixLines or EndLine);
        Assert.Equal("p101", Assert.Single(rig.Last.OfType<DialAgent>()).Phone);
        rig.Expect("101", AgentState.Reserved, AgentCause.Call);
    }

    [Fact]
    public void A_consulted_colleague_talks_with_the_agent_while_the_caller_hears_music_and_then_all_hear_each_other()
    {
        var (call, agent, other) = Consulted();
        Assert.Equal(
            [new SplitLines(LineId.OfCaller(call), agent), new PlayMusic(LineId.OfCaller(call)), new BridgeLines(agent, other)], rig.Last.Where(e => e is not PublishFact));
        Assert.Null(Ask(call, "104", PartyWish.Join));
        Assert.Equal([(LineId.OfCaller(call), 6), (agent, 5), (other, 3)], Heard(rig.Last));
        Assert.Contains(new StopSound(LineId.OfCaller(call)), rig.Last);
    }

    [Fact]
    public void After_an_attended_transfer_the_caller_talks_with_the_colleague_and_the_first_agent_wraps_up()
    {
        var (call, agent, other) = Consulted();
        Assert.Null(Ask(call, "104", PartyWish.Transfer));
        Assert.Contains(new BridgeLines(LineId.OfCaller(call), other), rig.Last);
        Assert.Contains(new EndLine(agent, "passed-on"), rig.Last);
        rig.Expect("104", AgentState.WrapUp, AgentCause.Call);
        rig.Expect("101", AgentState.Talking, AgentCause.Call);
        Assert.False(rig.IsOver(call));
        var passed = Assert.Single(rig.Facts.OfType<CallPassed>());
        Assert.Equal(("104", "101", 2), (passed.From, passed.Agent, passed.Number));
        Assert.Equal("not-this-call", Wish(call, "104", CallWish.HangUp, 1));
        Assert.Null(Wish(call, "101", CallWish.HangUp, 2));
        Assert.True(rig.IsOver(call));
    }

    [Fact]
    public void The_agent_who_hangs_up_among_three_leaves_and_the_others_go_on()
    {
        var (call, agent, other) = Consulted();
        Ask(call, "104", PartyWish.Join);
        rig.Over(agent, LineEndCause.HungUp);
        Assert.Contains(new BridgeLines(LineId.OfCaller(call), other), rig.Last);
        Assert.False(rig.IsOver(call));
        rig.Expect("104", AgentState.WrapUp, AgentCause.Call);
    }

    [Fact]
    public void A_colleague_who_does_not_answer_is_set_aside_and_everybody_is_where_he_was()
    {
        var call = Talking("12345", "104");
        rig.SignIn("101");
        Ask(call, "104", PartyWish.Consult, new PartyTarget("101", null));
        rig.Pass(16);
        rig.Expect("101", AgentState.NotReady, AgentCause.RingNoAnswer);
        rig.Expect("104", AgentState.Talking, AgentCause.Call);
        Assert.Equal(PartyOutcome.NotTaken, Assert.Single(rig.Facts.OfType<PartyLeft>()).Outcome);
        Assert.DoesNotContain(rig.All, e => e is SplitLines or MixLines);
    }

    [Fact]
    public void A_consulted_colleague_who_hangs_up_leaves_agent_and_caller_together_again()
    {
        var (call, agent, other) = Consulted();
        rig.Over(other, LineEndCause.HungUp);
        Assert.Contains(new StopSound(LineId.OfCaller(call)), rig.Last);
        Assert.Contains(new BridgeLines(LineId.OfCaller(call), agent), rig.Last);
    }

    [Fact]
    public void A_caller_who_was_held_before_the_consultation_hears_music_after_it_too()
    {
        var call = Talking("12345", "104");
        rig.SignIn("101");
        Wish(call, "104", CallWish.Hold, 1);
        Ask(call, "104", PartyWish.Consult, new PartyTarget("101", null));
        var other = rig.PartyOf(call);
        rig.Post(new LineAnswered(other));
        rig.Over(other, LineEndCause.HungUp);
        Assert.DoesNotContain(rig.Last, e => e is StopSound or BridgeLines);
        Assert.Null(Wish(call, "104", CallWish.Resume, 1));
    }

    [Theory]
    [InlineData("110", PartyWish.Consult)]
    [InlineData("12345", PartyWish.ThreeWay)]
    public void In_danger_and_in_a_three_way_call_nobody_negotiates_and_the_caller_hears_no_music(string service, PartyWish wish)
    {
        var call = Talking(service, "105");
        Assert.Null(Ask(call, "105", wish, new PartyTarget(null, "119")));
        var agent = rig.All.OfType<DialAgent>().Last(d => d.Call == call).Line;
        var other = rig.PartyOf(call);
        rig.Post(new LineAnswered(other));
        Assert.Equal([(LineId.OfCaller(call), 6), (agent, 5), (other, 3)], Heard(rig.Last));
        Assert.DoesNotContain(rig.All.SkipWhile(e => e is not DialTrunk), e => e is PlayMusic);
    }

    [Fact]
    public void An_outside_number_has_the_call_alone_after_the_transfer_and_its_hang_up_ends_it()
    {
        var call = Talking("12345", "104");
        Ask(call, "104", PartyWish.Consult, new PartyTarget(null, "4001"));
        Assert.Equal(("county", "4001"), (rig.Last.OfType<DialTrunk>().Single().Trunk, rig.Last.OfType<DialTrunk>().Single().Number));
        var other = rig.PartyOf(call);
        rig.Post(new LineAnswered(other));
        Assert.Null(Ask(call, "104", PartyWish.Transfer));
        Assert.Contains(new BridgeLines(LineId.OfCaller(call), other), rig.Last);
        rig.Over(other, LineEndCause.HungUp);
        Assert.Equal(CallEnder.ForwardedParty, rig.EndOf(call).By);
    }

    [Fact]
    public void Six_more_can_be_joined_muted_and_released_and_the_seventh_is_refused()
    {
        var call = Talking("12345", "104");
        var lines = new List<LineId> { LineId.OfCaller(call), rig.PartyOf(call) };
        for (var n = 0; n < 6; n++)
        {
            Assert.Null(Ask(call, "104", PartyWish.ThreeWay, new PartyTarget(null, $"400{n}")));
            lines.Add(rig.PartyOf(call));
            rig.Post(new LineAnswered(lines[^1]));
        }

        Assert.Equal("too-many", Ask(call, "104", PartyWish.ThreeWay, new PartyTarget(null, "4009")));
        Assert.Equal(lines.Select((l, n) => (l, 255 & ~(1 << n))), Heard(rig.All));
        Assert.Null(Ask(call, "104", PartyWish.Mute, party: lines[3]));
        Assert.Equal(lines.Select((l, n) => (l, 0b1111_0111 & ~(1 << n))), Heard(rig.Last));
        Assert.Null(Ask(call, "104", PartyWish.Release, party: lines[3]));
        lines.RemoveAt(3);
        Assert.Equal(lines.Select((l, n) => (l, 127 & ~(1 << n))), Heard(rig.Last));
    }

    [Fact]
    public void A_call_passed_on_unseen_stays_with_the_agent_until_the_other_side_answers()
    {
        var call = Talking("12345", "104");
        rig.SignIn("101");
        var agent = rig.PartyOf(call);
        Assert.Null(Ask(call, "104", PartyWish.BlindTransfer, new PartyTarget("101", null)));
        Assert.DoesNotContain(rig.Last, e => e is SplitLines or PlayMusic or EndLine);
        var other = rig.PartyOf(call);
        rig.Post(new LineAnswered(other));
        Assert.Contains(new BridgeLines(LineId.OfCaller(call), other), rig.Last);
        Assert.Contains(new EndLine(agent, "passed-on"), rig.Last);
        rig.Expect("104", AgentState.WrapUp, AgentCause.Call);
    }

    [Fact]
    public void An_agent_who_hangs_up_before_the_other_side_answers_leaves_the_caller_in_the_queue_and_not_alone()
    {
        var call = Talking("12345", "104");
        var agent = rig.PartyOf(call);
        Ask(call, "104", PartyWish.BlindTransfer, new PartyTarget(null, "4001"));
        rig.Over(agent, LineEndCause.HungUp);
        Assert.False(rig.IsOver(call));
        Assert.Contains(new PlayMusic(LineId.OfCaller(call)), rig.All.SkipWhile(e => e is not DialTrunk));
        Assert.Equal("government", rig.Facts.OfType<CallQueued>().Last().Queue);
    }

    [Fact]
    public void A_call_given_into_a_queue_has_there_the_place_of_its_arrival()
    {
        var call = Talking("12345", "104");
        var waiting = rig.Call("12315");
        Assert.Equal("queue-unknown", Ask(call, "104", PartyWish.BlindTransfer, new PartyTarget(null, null, "none")));
        Assert.Null(Ask(call, "104", PartyWish.BlindTransfer, new PartyTarget(null, null, "police")));
        rig.SignIn("101");
        Assert.Equal("101", rig.OfferedTo(call));
        Assert.Null(rig.OfferedTo(waiting));
    }

    [Theory]
    [InlineData("999", null, "staff-unknown")]
    [InlineData("102", null, "agent-not-free")]
    [InlineData("104", null, "agent-not-free")]
    [InlineData(null, "1", "no-dial-rule")]
    [InlineData(null, "40+1", "number-unknown")]
    public void Who_cannot_be_called_is_refused_with_the_reason(string? staff, string? number, string refusal)
    {
        var call = Talking("12345", "104");
        Assert.Equal(refusal, Ask(call, "104", PartyWish.Consult, new PartyTarget(staff, number)));
    }

    [Fact]
    public void When_the_caller_hangs_up_every_line_ends_and_every_agent_is_free_again()
    {
        var (call, agent, other) = Consulted();
        rig.CallerHangsUp(call);
        Assert.Contains(rig.Last, e => e is EndLine end && end.Line == agent);
        Assert.Contains(rig.Last, e => e is EndLine end && end.Line == other);
        rig.Expect("104", AgentState.WrapUp, AgentCause.Call);
        rig.Expect("101", AgentState.WrapUp, AgentCause.Call);
        Assert.Equal(0, rig.Board.HeldLines);
    }

    private (CallId Call, LineId Agent, LineId Other) Consulted()
    {
        var call = Talking("12345", "104");
        var agent = rig.PartyOf(call);
        rig.SignIn("101");
        Assert.Null(Ask(call, "104", PartyWish.Consult, new PartyTarget("101", null)));
        var other = rig.PartyOf(call);
        rig.Post(new LineAnswered(other));
        return (call, agent, other);
    }

    private CallId Talking(string service, string staff)
    {
        rig.SignIn(staff);
        var call = rig.Call(service);
        Assert.Equal(staff, rig.OfferedTo(call));
        rig.Answer(call);
        return call;
    }

    private static IEnumerable<(LineId, int)> Heard(List<Effect> effects) => effects.OfType<MixLines>().Last().Lines.Select(l => (l.Line, l.Hears));

    private string? Ask(CallId call, string staff, PartyWish wish, PartyTarget? target = null, LineId party = default)
    {
        rig.Post(new PartyAsked(++request, staff, call, 1, wish, target, party));
        return Answered();
    }

    private string? Wish(CallId call, string staff, CallWish wish, int offer)
    {
        rig.Post(new CallAsked(++request, staff, call, offer, wish));
        return Answered();
    }

    private string? Answered() => Assert.Single(rig.Facts.OfType<DeskAnswered>(), a => a.Request == request).Refusal;
}
