using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;
using Xunit;

namespace CallCenter.Unit.Routing;

/// <summary>Who is served first: a life at risk before everything that can wait, an enquiry after a complaint but not for ever.</summary>
public sealed class UrgentTests
{
    private readonly Rig rig = new();

    [Fact]
    public void An_offer_that_nobody_has_taken_is_taken_back_for_a_life_and_the_call_keeps_its_place()
    {
        rig.SignIn("105");
        var enquiry = rig.Call("12345");
        Assert.Equal("105", rig.OfferedTo(enquiry));
        var party = rig.PartyOf(enquiry);
        var later = rig.Call("12345", from: "13900000002");
        var fire = rig.Call("119", from: "13900000003");
        Assert.Contains(rig.Facts, f => f is OfferClosed { Outcome: OfferOutcome.Withdrawn } closed && closed.Call == enquiry);
        Assert.Contains(rig.All, e => e is EndLine end && end.Line == party);
        Assert.Equal("105", rig.OfferedTo(fire));
        rig.Expect("105", AgentState.Reserved, AgentCause.Call);

        // Whoever takes the line a moment too late takes nothing.
        rig.Post(new LineAnswered(party));
        Assert.DoesNotContain(rig.Facts, f => f is CallAccepted);
        rig.Answer(fire);
        rig.CallerHangsUp(fire);
        rig.Pass(10);
        Assert.Equal(2, rig.Facts.OfType<CallOffered>().Last().Number);
        Assert.Equal(enquiry, rig.Facts.OfType<CallOffered>().Last().Call);
        Assert.Null(rig.OfferedTo(later));
    }

    [Fact]
    public void Of_two_offers_the_one_of_who_is_served_later_is_taken_back()
    {
        rig.SignIn("105");
        rig.Use(Town.Settings with
        {
            Version = 2,
            Staff = [.. Town.Settings.Staff.Where(s => s.Number is not "104"), new StaffMember { Number = "104", Queues = ["government", "fire"] }],
        });
        rig.SignIn("104");
        var first = rig.Call("12345");
        var second = rig.Call("12345", from: "13900000002");
        rig.Call("119", from: "13900000003");
        Assert.DoesNotContain(rig.Facts, f => f is OfferClosed closed && closed.Call == first);
        Assert.Contains(rig.Facts, f => f is OfferClosed { Outcome: OfferOutcome.Withdrawn } closed && closed.Call == second);
    }

    [Fact]
    public void A_wrap_up_is_cut_short_for_a_life_but_not_that_of_an_emergency()
    {
        rig.SignIn("105");
        var enquiry = rig.Call("12345");
        rig.Answer(enquiry);
        rig.CallerHangsUp(enquiry);
        rig.Expect("105", AgentState.WrapUp, AgentCause.Call);
        var fire = rig.Call("119", from: "13900000003");
        Assert.Contains(rig.Facts, f => f is AgentChanged { State: AgentState.Ready, Cause: AgentCause.Urgent });
        Assert.Equal("105", rig.OfferedTo(fire));
        rig.Answer(fire);
        rig.CallerHangsUp(fire);
        var next = rig.Call("119", from: "13900000004");
        Assert.Null(rig.OfferedTo(next));
        rig.Pass(10);
        Assert.Equal("105", rig.OfferedTo(next));
    }

    [Fact]
    public void Who_hangs_up_an_enquiry_while_a_life_waits_has_no_wrap_up()
    {
        rig.SignIn("105");
        var enquiry = rig.Call("12345");
        rig.Answer(enquiry);
        var fire = rig.Call("119", from: "13900000003");
        Assert.Null(rig.OfferedTo(fire));
        rig.CallerHangsUp(enquiry);
        Assert.Equal("105", rig.OfferedTo(fire));
    }

    [Fact]
    public void No_emergency_and_no_talk_is_touched_and_a_P2_takes_nothing_back()
    {
        rig.SignIn("105");
        var police = rig.Call("110");
        var fire = rig.Call("119", from: "13900000003");
        Assert.Equal("105", rig.OfferedTo(police));
        Assert.Null(rig.OfferedTo(fire));
        rig.CallerHangsUp(fire);
        rig.Answer(police);
        rig.CallerHangsUp(police);
        rig.Pass(10);
        var enquiry = rig.Call("12345", from: "13900000005");
        Assert.Equal("105", rig.OfferedTo(enquiry));
        rig.Call("110", from: "13900000006");
        Assert.DoesNotContain(rig.Facts, f => f is OfferClosed { Outcome: OfferOutcome.Withdrawn });
    }

    [Theory]
    [InlineData(119, false)]
    [InlineData(121, true)]
    public void An_enquiry_counts_as_two_minutes_younger_than_a_complaint_and_is_then_before_it(int laterSeconds, bool enquiryFirst)
    {
        var enquiry = rig.Call("12315");
        rig.Pass(laterSeconds);
        var complaint = rig.Call("12345", from: "13900000002");
        rig.SignIn("105");
        Assert.Equal(enquiryFirst ? enquiry : complaint, rig.Facts.OfType<CallOffered>().First().Call);
    }

    [Fact]
    public void The_handicap_is_a_setting_and_holds_for_those_who_wait()
    {
        var enquiry = rig.Call("12315");
        rig.Pass(5);
        rig.Call("12345", from: "13900000002");
        rig.Use(Town.Settings with { Version = 2, P4HandicapSeconds = 0 });
        rig.SignIn("105");
        Assert.Equal(enquiry, rig.Facts.OfType<CallOffered>().First().Call);
    }

    [Fact]
    public void Who_waits_too_long_is_offered_a_call_back_takes_it_with_a_key_and_has_his_place()
    {
        rig.Use(Town.Settings.WithQueue("government", q => q with { LongWaitSeconds = 60 }) with { Version = 2 });
        var call = rig.Call("12345");
        rig.Post(new DigitPressed(LineId.OfCaller(call), '1'));
        Assert.DoesNotContain(rig.All, e => e is PlayPrompt { Parts: ["callback-kept"] });
        rig.Pass(60);
        var offer = rig.All.OfType<PlayPrompt>().Single(p => p.Parts is ["callback-offer"]);
        rig.Post(new PromptEnded(offer.Line, offer.Token));
        Assert.Contains(rig.Last, e => e is PlayMusic);
        rig.Post(new DigitPressed(offer.Line, '1'));
        var kept = rig.Last.OfType<PlayPrompt>().Single();
        rig.Post(new DigitPressed(offer.Line, '1'));
        Assert.DoesNotContain(rig.Last, e => e is PlayPrompt);
        rig.Post(new PromptEnded(kept.Line, kept.Token));
        Assert.Equal("callback-asked", rig.EndOf(call).Cause);
        var open = rig.Facts.OfType<CallBackOpened>().Single();
        Assert.Equal(CallBackReason.Asked, open.Reason);
        Assert.NotNull(open.DueMs);

        // As if he had gone on waiting: before somebody who came after him.
        rig.Call("12345", from: "13900000002");
        rig.Pass(15);
        rig.SignIn("104");
        Assert.True(rig.Facts.OfType<CallOpened>().Single(o => o.Outbound).CallBackOf == call);
        Assert.Equal("104", rig.OfferedTo(rig.Facts.OfType<CallOpened>().Single(o => o.Outbound).Call));
    }

    [Fact]
    public void Who_presses_the_key_and_hangs_up_at_once_is_called_back_too_and_an_agent_who_is_free_first_takes_him()
    {
        rig.Use(Town.Settings.WithQueue("government", q => q with { LongWaitSeconds = 60 }) with { Version = 2 });
        var gone = rig.Call("12345");
        var stays = rig.Call("12345", from: "13900000002");
        rig.Pass(60);
        rig.Post(new DigitPressed(LineId.OfCaller(gone), '1'));
        rig.CallerHangsUp(gone);
        Assert.Equal(CallBackReason.Asked, rig.Facts.OfType<CallBackOpened>().Single().Reason);
        rig.Post(new DigitPressed(LineId.OfCaller(stays), '1'));
        rig.SignIn("104");
        rig.Answer(stays);
        rig.Post(new PromptEnded(LineId.OfCaller(stays), rig.All.OfType<PlayPrompt>().Last(p => p.Parts is ["callback-kept"]).Token));
        Assert.False(rig.IsOver(stays));
        Assert.Single(rig.Facts.OfType<CallBackOpened>());
    }

    [Fact]
    public void Who_can_not_be_called_back_overflows_after_a_long_wait()
    {
        rig.Use(Town.Settings.WithQueue("government", q => q.OverflowTo("consumer") with { LongWaitSeconds = 10, OverflowSeconds = 600, OverflowUnstaffed = false }) with { Version = 2 });
        rig.Call("12345", from: string.Empty);
        rig.Pass(10);
        Assert.Equal("consumer", rig.Facts.OfType<CallQueued>().Last().Queue);
    }
}
