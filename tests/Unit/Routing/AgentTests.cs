using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;
using Xunit;

namespace CallCenter.Unit.Routing;

public sealed class AgentTests
{
    [Theory]
    [InlineData("101", false, "The PIN is not right")]
    [InlineData("999", true, "This staff number is not known")]
    [InlineData("", true, "This staff number is not known")]
    public void A_wrong_pin_or_an_unknown_number_is_refused_and_signs_nobody_in(string staff, bool pin, string why)
    {
        var rig = new Rig();
        var refused = Assert.IsType<RefuseCaller>(Assert.Single(rig.Dial("p101", AgentCode.SignIn, staff, pin)));
        Assert.Equal((403, why), (refused.Code, refused.Reason));
        Assert.Empty(rig.Facts.OfType<AgentChanged>());
        Assert.Equal(0, rig.Board.HeldLines);
    }

    [Theory]
    [InlineData(AgentCode.SignOut)]
    [InlineData(AgentCode.Ready)]
    [InlineData(AgentCode.NotReady)]
    public void At_a_phone_where_nobody_sits_the_other_codes_are_refused(AgentCode code)
    {
        var rig = new Rig();
        Assert.Equal(403, Assert.IsType<RefuseCaller>(Assert.Single(rig.Dial("p101", code))).Code);
    }

    [Fact]
    public void Each_code_is_answered_and_said_and_the_line_ended_after_it()
    {
        var rig = new Rig();
        foreach (var (code, said, state) in new[]
        {
            (AgentCode.SignIn, "signed-in", AgentState.Ready), (AgentCode.NotReady, "not-ready", AgentState.NotReady),
            (AgentCode.Ready, "ready", AgentState.Ready), (AgentCode.SignOut, "signed-out", AgentState.SignedOut),
        })
        {
            var decided = rig.Dial("p101", code, "101");
            var line = Assert.IsType<AnswerCaller>(decided[0]).Line;
            Assert.Equal([said], Assert.Single(decided.OfType<PlayPrompt>()).Parts);
            Assert.Contains(new EndLine(line, "done"), rig.All);
            rig.Expect("101", state, AgentCause.OwnWish);
        }

        Assert.Equal(0, rig.Board.HeldLines);
        Assert.Equal(0, rig.Board.IdlePlaces);
    }

    [Fact]
    public void Who_signs_in_at_another_phone_leaves_the_first()
    {
        var rig = new Rig();
        rig.SignIn("101");
        rig.Dial("p102", AgentCode.SignIn, "101");
        Assert.Equal("p102", rig.StateOf("101").Phone);
        Assert.Equal(1, rig.Board.IdlePlaces);
        Assert.IsType<RefuseCaller>(Assert.Single(rig.Dial("p101", AgentCode.NotReady)));
    }

    [Fact]
    public void Who_signs_in_where_somebody_sits_takes_the_seat_but_not_in_the_middle_of_a_call()
    {
        var rig = new Rig();
        rig.SignIn("101");
        rig.Dial("p101", AgentCode.SignIn, "102");
        rig.Expect("101", AgentState.SignedOut, AgentCause.Replaced);
        rig.Answer(rig.Call("110"));
        Assert.IsType<RefuseCaller>(Assert.Single(rig.Dial("p101", AgentCode.SignIn, "101")));
        Assert.IsType<RefuseCaller>(Assert.Single(rig.Dial("p103", AgentCode.SignIn, "102")));
        rig.Expect("102", AgentState.Talking, AgentCause.Call);
    }

    [Fact]
    public void Who_signs_out_in_a_call_leaves_as_soon_as_it_is_over()
    {
        var rig = new Rig();
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Answer(call);
        rig.Dial("p101", AgentCode.SignOut);
        Assert.Equal(AgentState.Talking, rig.StateOf("101").State);
        rig.CallerHangsUp(call);
        rig.Expect("101", AgentState.SignedOut, AgentCause.OwnWish);
        rig.Pass(100);
        rig.Expect("101", AgentState.SignedOut, AgentCause.OwnWish);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_signs_out_while_his_phone_rings_leaves_however_the_offer_ends(bool callerGone)
    {
        var rig = new Rig();
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Dial("p101", AgentCode.SignOut);
        if (callerGone)
        {
            rig.CallerHangsUp(call);
        }
        else
        {
            rig.Pass(15);
        }

        rig.Expect("101", AgentState.SignedOut, AgentCause.OwnWish);
        Assert.Equal(0, rig.Board.IdlePlaces);
    }

    [Theory]
    [InlineData(AgentCode.Ready, AgentState.Ready)]
    [InlineData(AgentCode.NotReady, AgentState.NotReady)]
    [InlineData(AgentCode.SignOut, AgentState.SignedOut)]
    public void Wrap_up_can_be_ended_early(AgentCode code, AgentState then)
    {
        var rig = new Rig();
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Answer(call);
        rig.CallerHangsUp(call);
        rig.Dial("p101", code);
        rig.Expect("101", then, AgentCause.OwnWish);
        rig.Pass(100);
        rig.Expect("101", then, AgentCause.OwnWish);
    }

    [Theory]
    [InlineData(AgentCode.Ready)]
    [InlineData(AgentCode.NotReady)]
    public void Neither_ready_nor_not_ready_can_be_asked_for_in_a_call(AgentCode code)
    {
        var rig = new Rig();
        rig.SignIn("101");
        rig.Answer(rig.Call("110"));
        Assert.IsType<RefuseCaller>(Assert.Single(rig.Dial("p101", code)));
    }

    [Fact]
    public void Who_wants_no_calls_is_not_brought_back_by_the_clock_that_set_him_aside()
    {
        var rig = new Rig();
        rig.SignIn("101");
        rig.Call("110");
        rig.Pass(15);
        rig.Dial("p101", AgentCode.NotReady);
        rig.Expect("101", AgentState.NotReady, AgentCause.OwnWish);
        rig.Pass(1000);
        rig.Expect("101", AgentState.NotReady, AgentCause.OwnWish);
    }

    [Fact]
    public void A_phone_that_is_gone_sets_its_agent_aside_until_it_is_back()
    {
        var rig = new Rig();
        rig.SignIn("101");
        rig.Post(new PhoneGone("p101"));
        rig.Expect("101", AgentState.NotReady, AgentCause.PhoneGone);
        var call = rig.Call("110");
        rig.Pass(1000);
        Assert.Null(rig.OfferedTo(call));
        rig.Post(new PhoneReachable("p101"));
        Assert.Equal("101", rig.OfferedTo(call));
    }

    [Fact]
    public void The_clock_does_not_bring_an_agent_back_whose_phone_is_gone_meanwhile()
    {
        var rig = new Rig();
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Pass(15);
        rig.Expect("101", AgentState.NotReady, AgentCause.RingNoAnswer);
        rig.Post(new PhoneGone("p101"));
        rig.Expect("101", AgentState.NotReady, AgentCause.PhoneGone);
        rig.Pass(1000);
        Assert.Single(rig.Facts.OfType<CallOffered>());
        rig.Post(new PhoneReachable("p101"));
        Assert.Equal(2, rig.Facts.OfType<CallOffered>().Count(o => o.Call == call));
    }

    [Fact]
    public void A_phone_that_comes_back_does_not_overrule_its_agents_wish()
    {
        var rig = new Rig();
        rig.SignIn("101");
        rig.Dial("p101", AgentCode.NotReady);
        rig.Post(new PhoneGone("p101"));
        rig.Post(new PhoneReachable("p101"));
        rig.Expect("101", AgentState.NotReady, AgentCause.OwnWish);
    }

    [Fact]
    public void A_phone_that_is_gone_in_a_talk_sets_its_agent_aside_after_it()
    {
        var rig = new Rig();
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Answer(call);
        rig.Post(new PhoneGone("p101"));
        Assert.Equal(AgentState.Talking, rig.StateOf("101").State);
        rig.CallerHangsUp(call);
        rig.Expect("101", AgentState.NotReady, AgentCause.PhoneGone);
    }

    [Fact]
    public void A_phone_that_is_gone_while_it_rings_is_not_tried_again_by_the_clock()
    {
        var rig = new Rig();
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Post(new PhoneGone("p101"));
        rig.PartyEnds(call, LineEndCause.NoAnswer, 480);
        rig.Expect("101", AgentState.NotReady, AgentCause.PhoneGone);
        rig.Pass(1000);
        Assert.Single(rig.Facts.OfType<CallOffered>());
    }

    [Fact]
    public void A_code_line_that_is_hung_up_in_its_prompt_is_forgotten()
    {
        var rig = new Rig();
        var line = new LineId(77);
        rig.Post(new AgentCodeDialled(line, "p101", AgentCode.SignIn, "101", true));
        Assert.Equal(1, rig.Board.HeldLines);
        rig.Over(line, LineEndCause.HungUp);
        Assert.Equal(0, rig.Board.HeldLines);
        Assert.Empty(rig.Post(new PromptEnded(line, 3)));
    }
}
