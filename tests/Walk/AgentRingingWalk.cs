using CallCenter.Core.Facts;
using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Walk;

/// <summary>An agent's telephone that refuses, rings out, dies or changes its media.</summary>
public sealed class AgentRingingWalk(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(404)]
    [InlineData(480)]
    [InlineData(486)]
    [InlineData(503)]
    [InlineData(603)]
    public async Task A_phone_that_refuses_costs_the_caller_nothing_and_the_next_agent_is_rung(int code)
    {
        var lane = site.NextLane();
        using var refusing = await SippPhone.Start(site, lane.Seats[0], p => p.Refuse(code));
        using var taking = await SippPhone.Start(site, lane.Seats[1], p => p.Accept().Take("BYE"));
        var from = site.NextCaller();
        await Sipp.Run(site, SippScript.Caller(lane.Number, from).Talk().Pause(1500).Bye());
        await refusing.Done();
        await taking.Done();
        var call = (await site.Over(from)).Call;
        Assert.Equal((lane.Seats[1].Staff, 2, CallEnder.Caller, "hung-up"), (call.Agent, call.Offers, call.EndedBy, call.Cause));
    }

    [Fact]
    public async Task An_offer_nobody_takes_is_cancelled_and_the_next_agent_takes_the_call()
    {
        var lane = site.NextLane();
        using var sleeping = await SippPhone.Start(site, lane.Seats[0], p => p.TakeInvite().TakeCancel());
        using var taking = await SippPhone.Start(site, lane.Seats[1], p => p.Accept().Take("BYE"));
        var from = site.NextCaller();
        await Sipp.Run(site, SippScript.Caller(lane.Number, from).Talk().Pause(4500).Bye());
        await sleeping.Done();
        await taking.Done();
        var call = (await site.Over(from)).Call;
        Assert.Equal((lane.Seats[1].Staff, 2), (call.Agent, call.Offers));
        Assert.InRange(call.Times.AcceptedMs!.Value - call.Times.OfferedMs!.Value, 2800, 4200);
    }

    [Theory]
    [InlineData(486)]
    [InlineData(603)]
    public async Task A_phone_that_rings_and_is_then_hung_up_gives_the_call_to_the_next_agent_at_once(int code)
    {
        var lane = site.NextLane();
        using var refusing = await SippPhone.Start(site, lane.Seats[0], p => p.TakeInvite().Pause(1000).Answer(code).TakeAck());
        using var taking = await SippPhone.Start(site, lane.Seats[1], p => p.Accept().Take("BYE"));
        var from = site.NextCaller();
        await Sipp.Run(site, SippScript.Caller(lane.Number, from).Talk().Pause(2500).Bye());
        await refusing.Done();
        await taking.Done();
        var call = (await site.Over(from)).Call;
        Assert.Equal((lane.Seats[1].Staff, 2, CallEnder.Caller, "hung-up"), (call.Agent, call.Offers, call.EndedBy, call.Cause));
        Assert.InRange(call.Times.AcceptedMs!.Value - call.Times.OfferedMs!.Value, 950, 1800);
    }

    [Fact]
    public async Task A_phone_that_dies_while_it_rings_costs_the_caller_one_offer()
    {
        var lane = site.NextLane();
        using var dying = await Baresip.Agent(site, lane.Seats[0], answers: false);
        using var taking = await Baresip.Agent(site, lane.Seats[1]);
        var from = site.NextCaller();
        using var caller = Sipp.Start(site, SippScript.Caller(lane.Number, from).Talk().Pause(6000).Bye());
        await dying.Happened("CALL_INCOMING");
        dying.Kill();
        await caller.Done();
        var call = (await site.Over(from)).Call;
        Assert.Equal((lane.Seats[1].Staff, 2, CallEnder.Caller, "hung-up"), (call.Agent, call.Offers, call.EndedBy, call.Cause));
        Assert.InRange(call.Times.AcceptedMs!.Value - call.Times.OfferedMs!.Value, 2800, 4200);
    }

    [Fact]
    public async Task A_phones_re_INVITE_without_offer_gets_one_and_both_go_on_hearing_each_other()
    {
        var lane = site.NextLane();
        using var agent = await SippPhone.Start(site, lane.Seats[0], p => p
            .Accept(site.Voice(Tones.Agent)).Pause(1500)
            .Invite(sdp: null).Reply(200).Ack(SippScript.Sdp).Pause(1500).Bye());
        var from = site.NextCaller();
        await Sipp.Run(site, SippScript.Caller(lane.Number, from).Talk().Say(site.Voice(Tones.Caller)).Take("BYE"));
        await agent.Done();
        var file = await site.Over(from);
        Assert.Equal((CallEnder.Agent, "hung-up"), (file.Call.EndedBy, file.Call.Cause));
        var (said, heard) = site.Recording(file);
        Assert.InRange(said.SecondsOf(Tones.Caller), 2.5, 4);
        Assert.InRange(heard.SecondsOf(Tones.Agent), 2.5, 4);
    }
}
