using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;
using Xunit;

namespace CallCenter.Unit.Routing;

public sealed class OverflowTests
{
    [Fact]
    public void A_call_that_waited_long_enough_waits_in_the_next_queue_besides()
    {
        var rig = new Rig(Town.Settings.WithQueue("police", q => q.OverflowTo("government", "consumer")));
        rig.SignIn("101");
        rig.Answer(rig.Call("110"));
        rig.Dial("p104", AgentCode.SignIn, "104");
        var call = rig.Call("110");
        rig.Pass(19.9);
        Assert.Null(rig.OfferedTo(call));
        rig.Pass(0.1);
        Assert.Equal("104", rig.OfferedTo(call));
        Assert.Equal(["police", "government"], rig.Facts.OfType<CallQueued>().Where(q => q.Call == call).Select(q => q.Queue));
    }

    [Fact]
    public void Overflow_goes_through_the_list_and_the_call_can_be_taken_from_each_of_its_queues()
    {
        var rig = new Rig(Town.Settings.WithQueue("police", q => q.OverflowTo("government", "consumer") with { OverflowUnstaffed = false }));
        var call = rig.Call("110");
        rig.Pass(20);
        rig.Pass(20);
        Assert.Equal(["police", "government", "consumer"], rig.Facts.OfType<CallQueued>().Select(q => q.Queue));
        rig.Pass(200);
        Assert.Equal(3, rig.Facts.OfType<CallQueued>().Count());
        rig.SignIn("101");
        Assert.Equal("101", rig.OfferedTo(call));
        Assert.Equal(0, rig.Board.WaitingPlaces);
    }

    [Fact]
    public void An_unstaffed_queue_overflows_at_once_and_raises_an_alarm()
    {
        var rig = new Rig(Town.Settings.WithQueue("police", q => q.OverflowTo("government")));
        rig.Dial("p104", AgentCode.SignIn, "104");
        var call = rig.Call("110");
        Assert.Contains(new RaiseAlarm("queue-unstaffed", "police"), rig.Last);
        Assert.Equal("104", rig.OfferedTo(call));
    }

    [Fact]
    public void An_unstaffed_queue_that_may_wait_waits()
    {
        var rig = new Rig(Town.Settings.WithQueue("police", q => q.OverflowTo("government") with { OverflowUnstaffed = false }));
        rig.Dial("p104", AgentCode.SignIn, "104");
        var call = rig.Call("110");
        Assert.Null(rig.OfferedTo(call));
        rig.Pass(20);
        Assert.Equal("104", rig.OfferedTo(call));
    }

    [Fact]
    public void An_unstaffed_queue_without_an_overflow_keeps_the_call_until_somebody_comes()
    {
        var rig = new Rig();
        var call = rig.Call("110");
        rig.Pass(3600);
        Assert.False(rig.IsOver(call));
        rig.SignIn("101");
        Assert.Equal("101", rig.OfferedTo(call));
    }

    [Fact]
    public void A_forwarded_trunk_rings_while_the_place_is_kept_and_takes_the_call()
    {
        var rig = new Rig(Town.Settings.WithQueue("police", q => q.OverflowToCounty()));
        var call = rig.Call("110");
        var dial = Assert.Single(rig.Last.OfType<DialTrunk>());
        Assert.Equal(("county", "110"), (dial.Trunk, dial.Number));
        rig.SignIn("101");
        Assert.Null(rig.OfferedTo(call));
        rig.Answer(call);
        Assert.Contains(new BridgeLines(LineId.OfCaller(call), dial.Line), rig.Last);
        rig.Pass(60);
        Assert.False(rig.IsOver(call));
        rig.PartyHangsUp(call);
        Assert.Equal(CallEnder.ForwardedParty, rig.EndOf(call).By);
    }

    [Fact]
    public void A_trunk_that_fails_gives_the_call_back_to_its_place_and_is_tried_again_later()
    {
        var rig = new Rig(Town.Settings.WithQueue("police", q => q.OverflowToCounty()));
        var first = rig.Call("110");
        rig.PartyEnds(first, LineEndCause.Refused, 503);
        var failed = rig.Facts.OfType<CallForwarded>().Last();
        Assert.Equal((true, 503), (failed.Failed, failed.Code));
        rig.Pass(20);
        Assert.Equal(2, rig.All.OfType<DialTrunk>().Count());
        rig.Pass(12);
        Assert.Contains(new EndLine(rig.PartyOf(first), "forward not taken"), rig.All);
        Assert.Equal(2, rig.Facts.OfType<CallForwarded>().Count(f => f.Failed));
        var second = rig.Call("110");
        rig.PartyEnds(second, LineEndCause.NoAnswer, 408);
        rig.SignIn("101");
        Assert.Equal(("101", null), (rig.OfferedTo(first), rig.OfferedTo(second)));
    }

    [Fact]
    public void The_overflow_clock_runs_on_while_an_offer_rings()
    {
        var rig = new Rig(Town.Settings.WithQueue("police", q => q.OverflowTo("government") with { OfferSeconds = 30, SetAsideSeconds = 0 }));
        rig.SignIn("101");
        rig.Answer(rig.Call("110"));
        var call = rig.Call("110");
        rig.Pass(10);
        rig.SignIn("102");
        Assert.Equal("102", rig.OfferedTo(call));
        rig.Pass(15);
        rig.Dial("p104", AgentCode.SignIn, "104");
        rig.PartyEnds(call, LineEndCause.Refused, 486);
        Assert.Equal("102", rig.OfferedTo(call));
        rig.Pass(20);
        Assert.Equal("104", rig.OfferedTo(call));
    }

    [Fact]
    public void A_drill_overflows_to_queues_but_never_leaves_the_house()
    {
        var rig = new Rig(Town.Settings
            .WithQueue("police", q => q.OverflowToCounty() with { OverflowSeconds = 5 })
            .WithService("12315", s => s with { Flow = ServiceFlow.Forward, Queue = "", Forward = new ForwardTarget("county", "1") })
            .WithService("12345", s => s with { Flow = ServiceFlow.Forward, Queue = "government", Forward = new ForwardTarget("county", "1") }));
        rig.Call("110", drill: true);
        var homeless = rig.Call("12315", drill: true);
        var queued = rig.Call("12345", drill: true);
        rig.Pass(100);
        Assert.DoesNotContain(rig.All, e => e is DialTrunk);
        Assert.DoesNotContain(rig.All, e => e is RaiseAlarm);
        Assert.Equal("not-forwarded", rig.EndOf(homeless).Cause);
        Assert.Contains(rig.Facts.OfType<CallQueued>(), q => q.Call == queued && q.Queue == "government");
    }
}
