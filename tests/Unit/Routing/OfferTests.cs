using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;
using CallCenter.Routing.Switchboard;
using Xunit;

namespace CallCenter.Unit.Routing;

public sealed class OfferTests
{
    [Fact]
    public void The_agent_takes_the_call_and_the_caller_hears_his_seat_digit_by_digit()
    {
        var rig = new Rig();
        rig.SignIn("103");
        var call = rig.Call("110");
        var dial = Assert.Single(rig.Last.OfType<DialAgent>());
        Assert.Equal(("p103", call, "110", Priority.P2), (dial.Phone, dial.Call, dial.Service, dial.Urgency));
        rig.Answer(call);
        Assert.Contains(new BridgeLines(LineId.OfCaller(call), dial.Line), rig.Last);
        var greeting = Assert.Single(rig.Last.OfType<PlayPrompt>());
        Assert.Equal(LineId.OfCaller(call), greeting.Line);
        Assert.Equal(["hello-110", "digit-1", "digit-0", "digit-3", "at-your-service"], greeting.Parts);
        Assert.Equal(AgentState.Talking, rig.StateOf("103").State);
    }

    [Fact]
    public void Without_a_greeting_nothing_is_said()
    {
        var rig = new Rig(Town.Settings.WithService("110", s => s with { Greeting = [] }));
        rig.SignIn("101");
        rig.Answer(rig.Call("110"));
        Assert.DoesNotContain(rig.Last, e => e is PlayPrompt);
    }

    [Fact]
    public void Who_is_free_for_the_longest_time_is_asked_first()
    {
        var rig = new Rig();
        rig.SignIn("102", "101", "103");
        var calls = new[] { rig.Call("110"), rig.Call("110"), rig.Call("110") };
        Assert.Equal(["102", "101", "103"], calls.Select(rig.OfferedTo));
    }

    [Fact]
    public void Who_has_taken_the_fewest_calls_is_asked_first_where_the_queue_says_so()
    {
        var rig = new Rig(Town.Settings.WithQueue("police", q => q with { Strategy = "fewest-calls", WrapUpSeconds = 0, LastAgentMinutes = 0 }));
        rig.SignIn("101");
        Talk(rig);
        rig.SignIn("102");
        Assert.Equal("102", Talk(rig));
        rig.SignIn("103");
        Assert.Equal("103", Talk(rig));
        Assert.Equal("101", Talk(rig));
    }

    [Fact]
    public void An_agent_whose_caller_gave_up_keeps_his_place_among_the_free()
    {
        var rig = new Rig();
        rig.SignIn("101", "102");
        var gone = rig.Call("110");
        Assert.Equal("101", rig.OfferedTo(gone));
        rig.CallerHangsUp(gone);
        Assert.Contains(new EndLine(rig.PartyOf(gone), "abandoned-while-ringing"), rig.All);
        Assert.Equal("101", rig.OfferedTo(rig.Call("110")));
    }

    [Fact]
    public void An_offer_nobody_takes_puts_the_call_back_at_its_place_and_the_agent_aside()
    {
        var rig = new Rig();
        rig.SignIn("101");
        var first = rig.Call("110");
        var second = rig.Call("110");
        rig.Pass(14.9);
        Assert.Equal(AgentState.Reserved, rig.StateOf("101").State);
        rig.Pass(0.1);
        Assert.Contains(new EndLine(rig.PartyOf(first), "offer not taken"), rig.All);
        rig.Expect("101", AgentState.NotReady, AgentCause.RingNoAnswer);
        Assert.Equal(OfferOutcome.NotTaken, Assert.Single(rig.Facts.OfType<OfferClosed>()).Outcome);
        rig.SignIn("102");
        Assert.Equal(("102", null), (rig.OfferedTo(first), rig.OfferedTo(second)));
        Assert.Equal([1, 2], rig.Facts.OfType<CallOffered>().Select(o => o.Number));
    }

    [Fact]
    public void An_agent_set_aside_is_asked_again_after_a_while()
    {
        var rig = new Rig();
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Pass(15 + 29.9);
        rig.Expect("101", AgentState.NotReady, AgentCause.RingNoAnswer);
        rig.Pass(0.1);
        rig.Expect("101", AgentState.Reserved, AgentCause.Call);
        Assert.Equal(2, rig.Facts.OfType<CallOffered>().Count(o => o.Call == call));
    }

    [Fact]
    public void An_agent_set_aside_for_good_comes_back_only_when_he_says_so()
    {
        var rig = new Rig(Town.Settings.WithQueue("police", q => q with { SetAsideSeconds = 0 }));
        rig.SignIn("101");
        rig.Call("110");
        rig.Pass(10_000);
        rig.Expect("101", AgentState.NotReady, AgentCause.RingNoAnswer);
        rig.Dial("p101", AgentCode.Ready);
        rig.Expect("101", AgentState.Reserved, AgentCause.Call);
    }

    [Theory]
    [InlineData(LineEndCause.Redirected, 302, OfferOutcome.Refused, AgentCause.PhoneRefused)]
    [InlineData(LineEndCause.Refused, 486, OfferOutcome.Refused, AgentCause.PhoneRefused)]
    [InlineData(LineEndCause.Refused, 503, OfferOutcome.Refused, AgentCause.PhoneRefused)]
    [InlineData(LineEndCause.Refused, 603, OfferOutcome.Refused, AgentCause.PhoneRefused)]
    [InlineData(LineEndCause.NoAnswer, 408, OfferOutcome.Unreachable, AgentCause.PhoneGone)]
    [InlineData(LineEndCause.Lost, 0, OfferOutcome.Unreachable, AgentCause.PhoneGone)]
    public void A_phone_that_refuses_sets_its_agent_aside_and_the_next_one_is_asked(
        LineEndCause cause, int code, OfferOutcome outcome, AgentCause aside)
    {
        var rig = new Rig();
        rig.SignIn("101", "102");
        var call = rig.Call("110");
        rig.PartyEnds(call, cause, code);
        var closed = Assert.Single(rig.Facts.OfType<OfferClosed>());
        Assert.Equal(("101", outcome, code), (closed.Agent, closed.Outcome, closed.Code));
        rig.Expect("101", AgentState.NotReady, aside);
        Assert.Equal("102", rig.OfferedTo(call));
        rig.Answer(call);
        rig.Pass(30);
        rig.Expect("101", AgentState.Ready, AgentCause.None);
    }

    [Fact]
    public void An_answer_that_crosses_our_giving_up_does_not_join_anything()
    {
        var rig = new Rig { EndsLines = false };
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Pass(15);
        rig.Answer(call);
        Assert.Empty(rig.Last);
        rig.PartyHangsUp(call);
        Assert.Empty(rig.Last);
        Assert.False(rig.IsOver(call));
    }

    [Fact]
    public void Urgent_calls_are_served_first_and_equals_in_the_order_of_their_arrival()
    {
        var rig = new Rig();
        var calls = new[] { "12315", "12345", "110", "12345", "119", "110", "12315", "119" }.Select(s => rig.Call(s)).ToArray();
        rig.Dial("p105", AgentCode.SignIn, "105");
        var order = new List<CallId>();
        for (var i = 0; i < calls.Length; i++)
        {
            var offered = rig.Facts.OfType<CallOffered>().Last().Call;
            order.Add(offered);
            rig.Answer(offered);
            rig.CallerHangsUp(offered);
            rig.Pass(10);
        }

        Assert.Equal([calls[4], calls[7], calls[2], calls[5], calls[1], calls[3], calls[0], calls[6]], order);
    }

    [Fact]
    public void A_call_that_comes_back_from_an_offer_is_still_before_those_who_came_after_it()
    {
        var rig = new Rig();
        rig.SignIn("101");
        var first = rig.Call("110");
        var second = rig.Call("110");
        rig.PartyEnds(first, LineEndCause.Refused, 486);
        rig.Pass(30);
        Assert.Equal(2, rig.Facts.OfType<CallOffered>().Count(o => o.Call == first));
        Assert.Null(rig.OfferedTo(second));
    }

    private static string? Talk(Rig rig)
    {
        var call = rig.Call("110");
        var agent = rig.OfferedTo(call);
        rig.Answer(call);
        rig.Pass(1);
        rig.CallerHangsUp(call);
        return agent;
    }

    [Fact]
    public void Who_calls_again_comes_to_the_agent_who_knows_him_if_he_is_free_and_waits_for_nobody()
    {
        var rig = new Rig(Town.Settings with { DialRules = [] });
        rig.SignIn("101", "102");
        var first = rig.Call("110");
        Assert.Equal("101", rig.OfferedTo(first));
        rig.Answer(first);
        rig.CallerHangsUp(first);
        rig.Pass(10);

        // The one who is free for longer is passed over for the one who knows the caller.
        var again = rig.Call("110");
        Assert.Equal("101", rig.OfferedTo(again));
        rig.Answer(again);
        var third = rig.Call("110");
        Assert.Equal("102", rig.OfferedTo(third));
        rig.CallerHangsUp(third);
        rig.CallerHangsUp(again);
        rig.Pass(3 * 3600);
        Assert.Equal("102", rig.OfferedTo(rig.Call("110")));
    }

    [Fact]
    public void The_preference_is_a_setting_forgets_and_outlives_a_checkpoint()
    {
        var rig = new Rig(Town.Settings.WithQueue("police", q => q with { LastAgentMinutes = 1 }));
        rig.SignIn("101", "102");
        var first = rig.Call("110");
        rig.Answer(first);
        rig.CallerHangsUp(first);
        rig.Pass(10);
        var board = new Switchboard();
        board.Load(rig.Board.Save(), _ => rig.Settings);
        Assert.Equal(rig.Board.Save(), board.Save());
        rig.Pass(60);
        Assert.Equal("102", rig.OfferedTo(rig.Call("110")));
    }
}
