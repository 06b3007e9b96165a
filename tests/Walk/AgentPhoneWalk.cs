using CallCenter.Core.Calls;
using CallCenter.Core.Facts;
using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Walk;

/// <summary>What agents and their phones do in and between calls: hold, press keys, hang up, be asked in order.</summary>
public sealed class AgentPhoneWalk(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_call_that_came_back_from_an_offer_is_served_before_one_that_came_later()
    {
        var lane = site.NextLane();
        var (early, late) = (site.NextCaller(), site.NextCaller());
        using var phone = await SippPhone.Start(site, lane.Seats[0], p => p.Refuse(486));
        using var first = Sipp.Start(site, SippScript.Caller(lane.Number, early).Talk().Take("BYE"));
        await phone.Done();
        await SippPhone.Dial(site, lane.Seats[0], "*82", phone.Port);
        await site.Call(early, c => c.Call is { Offers: 1, State: CallState.Queued });
        using var second = Sipp.Start(site, SippScript.Caller(lane.Number, late).Talk().Take("BYE"));
        await site.Call(late, c => c.Call.State == CallState.Queued);
        using var other = await SippPhone.Start(site, lane.Seats[1], p => p.Accept().Pause(300).Bye(), calls: 2);
        await first.Done();
        await second.Done();
        var (one, two) = ((await site.Over(early)).Call.Times, (await site.Over(late)).Call.Times);
        Assert.True(one.AcceptedMs < two.AcceptedMs, $"{one} was not served before {two}");
    }

    [Fact]
    public async Task Of_two_agents_the_one_who_has_been_free_longer_is_rung()
    {
        var lane = site.NextLane();
        using var longer = await SippPhone.Start(site, lane.Seats[1], p => p.Accept().Take("BYE"));
        using var shorter = await SippPhone.Start(site, lane.Seats[0], p => p.Accept().Take("BYE"));
        var (first, second) = (site.NextCaller(), site.NextCaller());
        await Sipp.Run(site, SippScript.Caller(lane.Number, first).Talk().Pause(600).Bye());
        await Sipp.Run(site, SippScript.Caller(lane.Number, second).Talk().Pause(600).Bye());
        Assert.Equal(lane.Seats[1].Staff, (await site.Over(first)).Call.Agent);
        Assert.Equal(lane.Seats[0].Staff, (await site.Over(second)).Call.Agent);
    }

    [Fact]
    public async Task Three_waiting_callers_are_served_in_the_order_in_which_they_came()
    {
        var lane = site.NextLane();
        var callers = new List<(string From, Sipp Phone)>();
        foreach (var from in Enumerable.Range(0, 3).Select(_ => site.NextCaller()))
        {
            callers.Add((from, Sipp.Start(site, SippScript.Caller(lane.Number, from).Talk().Take("BYE"))));
            await site.Call(from, c => c.Call.State == CallState.Queued);
        }

        using var agent = await SippPhone.Start(site, lane.Seats[0], p => p.Accept().Pause(500).Bye(), calls: 3);
        var accepted = new List<long>();
        foreach (var (from, phone) in callers)
        {
            await phone.Done();
            phone.Dispose();
            var call = (await site.Over(from)).Call;
            Assert.Equal(CallEnder.Agent, call.EndedBy);
            accepted.Add(call.Times.AcceptedMs!.Value);
        }

        Assert.Equal(accepted.Order(), accepted);
    }

    [Fact]
    public async Task A_110_is_served_before_a_12345_that_came_earlier()
    {
        var (hotline, emergency) = (site.NextCaller(), site.NextCaller());
        using var first = Sipp.Start(site, SippScript.Caller("12345", hotline).Talk().Take("BYE"));
        await site.Call(hotline, c => c.Call.State == CallState.Queued);
        using var second = Sipp.Start(site, SippScript.Caller("110", emergency).Talk().Take("BYE"));
        await site.Call(emergency, c => c.Call.State == CallState.Queued);
        using var agent = await SippPhone.Start(site, site.Town.Both, p => p.Accept().Pause(500).Bye(), calls: 2);
        await first.Done();
        await second.Done();
        var (later, earlier) = ((await site.Over(hotline)).Call.Times.AcceptedMs, (await site.Over(emergency)).Call.Times.AcceptedMs);
        Assert.True(earlier < later, "the hotline call was served before the emergency");
    }

    [Fact]
    public async Task A_baresip_caller_and_a_SIPp_phone_hear_each_other()
    {
        var lane = site.NextLane();
        using var agent = await SippPhone.Start(site, lane.Seats[0], p => p.Accept(site.Voice(Tones.Agent)).Pause(5000).Bye());
        var from = site.NextCaller();
        using var caller = await Baresip.Caller(site, from);
        await caller.Dial(lane.Number);
        await caller.Happened("CALL_ESTABLISHED");
        await caller.Happened("CALL_CLOSED");
        await agent.Done();
        Assert.InRange((await caller.Heard()).SecondsOf(Tones.Agent), 2.5, 7);
        var file = await site.Over(from);
        var (said, heard) = site.Recording(file);
        Assert.InRange(said.SecondsOf(Tones.Caller), 4, 7);
        Assert.InRange(heard.SecondsOf(Tones.Agent), 2.5, 7);
        Assert.Equal(CallEnder.Agent, file.Call.EndedBy);
    }

    [Fact]
    public async Task Keys_pass_once_each_in_both_directions()
    {
        var lane = site.NextLane();
        var from = site.NextCaller();
        using var agent = await Baresip.Agent(site, lane.Seats[0]);
        using var caller = await Baresip.Caller(site, from);
        await caller.Dial(lane.Number);
        await site.Call(from, c => c.Call.State == CallState.Answered);
        await Task.Delay(1000);
        await caller.Tell("sndcode", "5");
        await agent.Happened("CALL_DTMF_START", "5");
        await agent.Tell("sndcode", "7");
        await caller.Happened("CALL_DTMF_START", "7");
        await Task.Delay(500);
        await caller.Tell("hangup");
        await agent.Happened("CALL_CLOSED");
        Assert.Equal((1, 1), (agent.Count("CALL_DTMF_START"), caller.Count("CALL_DTMF_START")));
        Assert.Equal(['5'], site.Keys((await site.Over(from)).Call.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_agents_hold_is_answered_and_the_call_goes_on_after_it(bool byAddress)
    {
        var lane = site.NextLane();
        var hold = byAddress ? SippScript.HoldByAddress : SippScript.Hold;
        using var agent = await SippPhone.Start(site, lane.Seats[0], p => p
            .Accept(site.Voice(Tones.Agent)).Pause(1000)
            .Invite(hold).Reply(200).Ack().Pause(1000)
            .Invite().Reply(200).Ack().Pause(1500).Bye());
        var from = site.NextCaller();
        await Sipp.Run(site, SippScript.Caller(lane.Number, from).Talk().Say(site.Voice(Tones.Caller)).Take("BYE"));
        await agent.Done();
        var file = await site.Over(from);
        Assert.Equal(CallEnder.Agent, file.Call.EndedBy);
        Assert.InRange(site.Recording(file).Said.SecondsOf(Tones.Caller), 3, 5);
    }
}
