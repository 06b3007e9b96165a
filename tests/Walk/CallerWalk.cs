using CallCenter.Core.Facts;
using CallCenter.Core.Calls;
using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Walk;

/// <summary>What callers do: give up at every moment, hold, change their mind about media, press keys.</summary>
public sealed class CallerWalk(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_CANCEL_in_the_queue_ends_the_call_as_abandoned_there()
    {
        var lane = site.NextLateLane();
        var from = site.NextCaller();
        await Sipp.Run(site, SippScript.Caller(lane.Number, from).Invite().Early(180).Pause(500).Cancel().Reply(200).Reply(487).AckRefusal());
        var file = await site.Over(from);
        Assert.Equal((CallEnder.Caller, "abandoned-in-queue", CallState.Ended), (file.Call.EndedBy, file.Call.Cause, file.Call.State));
        Assert.Null(file.Call.Times.ConnectedMs);
        Assert.NotNull(file.Ticket);
    }

    [Fact]
    public async Task A_CANCEL_during_the_offer_stops_the_ringing_and_frees_the_agent()
    {
        var lane = site.NextLateLane();
        var (gone, next) = (site.NextCaller(), site.NextCaller());
        using var ringing = await SippPhone.Start(site, lane.Seats[0], p => p.TakeInvite().TakeCancel());
        await Sipp.Run(site, SippScript.Caller(lane.Number, gone).Invite().Early(180).Pause(1000).Cancel().Reply(200).Reply(487).AckRefusal());
        await ringing.Done();
        Assert.Equal((CallEnder.Caller, "abandoned-while-ringing", 1), await Ended(gone));
        using var taking = Sipp.Start(site, SippScript.Phone(lane.Seats[0].Phone).Accept().Take("BYE"), port: ringing.Port);
        await Sipp.Run(site, SippScript.Caller(lane.Number, next).Talk().Pause(700).Bye());
        await taking.Done();
        Assert.Equal((CallEnder.Caller, "hung-up", 1), await Ended(next));
    }

    [Fact]
    public async Task A_CANCEL_that_crosses_the_200_changes_nothing()
    {
        var lane = site.NextLane();
        using var agent = await SippPhone.Start(site, lane.Seats[0], p => p.Accept().Take("BYE"));
        var from = site.NextCaller();
        await Sipp.Run(site, SippScript.Caller(lane.Number, from).Invite().Reply(200).Cancel().Reply(200).Ack().Pause(1000).Bye());
        await agent.Done();
        Assert.Equal((CallEnder.Caller, "hung-up", 1), await Ended(from));
    }

    [Fact]
    public async Task A_caller_who_hangs_up_in_the_queue_is_on_record_with_his_recording()
    {
        var lane = site.NextLane();
        var from = site.NextCaller();
        await Sipp.Run(site, SippScript.Caller(lane.Number, from).Talk().Say(site.Voice(Tones.Caller)).Pause(2500).Bye());
        var file = await site.Over(from);
        Assert.Equal((CallEnder.Caller, "abandoned-in-queue", 0), (file.Call.EndedBy, file.Call.Cause, file.Call.Offers));
        var (said, heard) = site.Recording(file);
        Assert.InRange(said.SecondsOf(Tones.Caller), 1.8, 3);
        Assert.InRange(heard.SecondsOf(Tones.Music), 1.8, 3);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_while_the_phone_rings_frees_the_agent()
    {
        var lane = site.NextLane();
        var from = site.NextCaller();
        using var agent = await SippPhone.Start(site, lane.Seats[0], p => p.TakeInvite().TakeCancel());
        await Sipp.Run(site, SippScript.Caller(lane.Number, from).Talk().Pause(1000).Bye());
        await agent.Done();
        Assert.Equal((CallEnder.Caller, "abandoned-while-ringing", 1), await Ended(from));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Either_side_may_hang_up_during_the_greeting(bool callerDoes)
    {
        var from = site.NextCaller();
        var seat = site.Town.Everywhere[callerDoes ? 0 : 1];
        using var agent = await SippPhone.Start(site, seat, p => callerDoes ? p.Accept().Take("BYE") : p.Accept().Pause(300).Bye());
        var caller = SippScript.Caller("119", from).Talk();
        await Sipp.Run(site, callerDoes ? caller.Pause(500).Bye() : caller.Take("BYE"));
        await agent.Done();
        Assert.Equal((callerDoes ? CallEnder.Caller : CallEnder.Agent, "hung-up", 1), await Ended(from));
        await SippPhone.Dial(site, seat, "*82", agent.Port);
    }

    [Theory]
    [InlineData("sendonly")]
    [InlineData("0.0.0.0")]
    public async Task A_callers_hold_is_answered_and_the_call_goes_on_after_it(string how)
    {
        var lane = site.NextLane();
        var from = site.NextCaller();
        using var agent = await SippPhone.Start(site, lane.Seats[0], p => p.Accept(site.Voice(Tones.Agent)).Take("BYE"));
        await Sipp.Run(site, SippScript.Caller(lane.Number, from).Talk().Say(site.Voice(Tones.Caller)).Pause(1000)
            .Invite(how == "sendonly" ? SippScript.Hold : SippScript.HoldByAddress).Reply(200).Ack().Pause(800)
            .Invite().Reply(200).Ack().Pause(1500).Bye());
        await agent.Done();
        var file = await site.Over(from);
        Assert.Equal((CallEnder.Caller, "hung-up"), (file.Call.EndedBy, file.Call.Cause));
        Assert.InRange(site.Recording(file).Heard.SecondsOf(Tones.Agent), 1.5, 4);
    }

    [Fact]
    public async Task An_INVITE_and_a_re_INVITE_without_offer_get_one_in_the_200()
    {
        var lane = site.NextLane();
        var from = site.NextCaller();
        using var agent = await SippPhone.Start(site, lane.Seats[0], p => p.Accept(site.Voice(Tones.Agent)).Take("BYE"));
        await Sipp.Run(site, SippScript.Caller(lane.Number, from).Talk(sdp: null).Say(site.Voice(Tones.Caller)).Pause(1500)
            .Invite(sdp: null).Reply(200).Ack(SippScript.Sdp).Pause(1500).Bye());
        await agent.Done();
        var (said, heard) = site.Recording(await site.Over(from));
        Assert.InRange(said.SecondsOf(Tones.Caller), 2, 4);
        Assert.InRange(heard.SecondsOf(Tones.Agent), 2, 4);
    }

    [Fact]
    public async Task Keys_by_INFO_and_by_RTP_are_on_record_once_each()
    {
        var lane = site.NextLane();
        var from = site.NextCaller();
        using var agent = await Baresip.Agent(site, lane.Seats[0]);
        await Sipp.Run(site, SippScript.Caller(lane.Number, from).Talk().Pause(1000).Info('4').Pause(500).Keys("8").Pause(2000).Bye());
        await agent.Happened("CALL_CLOSED");
        var file = await site.Over(from);
        Assert.Equal(['4', '8'], site.Keys(file.Call.Id));
        Assert.Contains("8", agent.Parameters("CALL_DTMF_START"));
    }

    [Fact]
    public async Task A_call_that_waits_too_long_overflows_to_another_queue()
    {
        using var agent = await SippPhone.Start(site, site.Town.Lanes[0].Seats[0], p => p.Accept().Take("BYE"));
        var from = site.NextCaller();
        await Sipp.Run(site, SippScript.Caller(site.Town.ToQueue.Number, from).Talk().Pause(2500).Bye());
        await agent.Done();
        var call = (await site.Over(from)).Call;
        Assert.Equal((site.Town.Lanes[0].Seats[0].Staff, site.Town.Lanes[0].Queue), (call.Agent, call.Queue));
        Assert.InRange(call.Times.AcceptedMs!.Value - call.Times.QueuedMs!.Value, 900, 2000);
    }

    [Fact]
    public async Task A_call_that_waits_too_long_overflows_to_the_police_trunk()
    {
        using var police = Sipp.Start(
            site, SippScript.Phone("110").Accept(site.Voice(Tones.Agent)).Pause(2000).Bye(), address: "127.0.0.4", port: site.Town.PolicePort);
        var from = site.NextCaller();
        await Sipp.Run(site, SippScript.Caller(site.Town.ToPolice.Number, from).Talk().Say(site.Voice(Tones.Caller)).Take("BYE"));
        await police.Done();
        var file = await site.Over(from);
        Assert.Equal((CallEnder.ForwardedParty, "police-exchange"), (file.Call.EndedBy, file.Call.Party));
        Assert.InRange(site.Recording(file).Heard.SecondsOf(Tones.Agent), 1.2, 3);
    }

    private async Task<(CallEnder?, string?, int)> Ended(string from)
    {
        var call = (await site.Over(from)).Call;
        return (call.EndedBy, call.Cause, call.Offers);
    }
}
