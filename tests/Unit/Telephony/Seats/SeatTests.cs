using System.Net;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.People;
using CallCenter.Core.Ports;
using CallCenter.Core.Seats;
using CallCenter.Unit.Media;
using CallCenter.Unit.Media.Browser;
using Xunit;

namespace CallCenter.Unit.Telephony.Seats;

/// <summary>A seat through its port: a page on real sockets, a SIP caller, the test as the switchboard.</summary>
public sealed class SeatTests : IAsyncLifetime
{
    private const string Phone = "web:1003";
    private static readonly LineId Line = LineId.OfDecision(7, 1);

    private readonly ManualTime time = new();
    private readonly GatewayRig rig;
    private readonly SipParty caller = new("127.0.0.21");

    public SeatTests() => rig = new GatewayRig(change: o => o with { Browser = [new(IPAddress.Loopback, 0)] }, time: time);

    private ISeatVoice Voice => rig.Gateway;

    private CallId Call { get; set; }

    public ValueTask InitializeAsync()
    {
        Call = rig.Answered(caller);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        // The end waits for answers by a clock that only the test moves.
        var ending = rig.DisposeAsync().AsTask();
        while (!ending.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        await ending;
        caller.Dispose();
    }

    [Fact]
    public async Task A_call_is_rung_taken_bridged_and_hung_up_by_buttons()
    {
        using var page = await Connected();
        Ring();
        Assert.Equal(Line, rig.Inbox.Take<LineRinging>().Line);
        Assert.Equal((Line, Call, false), (Now().Line, Now().Call, Now().Talking));
        Assert.True((await Voice.Take(Phone, Line)).IsDone);
        Assert.Equal(Line, rig.Inbox.Take<LineAnswered>().Line);
        Do(new BridgeLines(LineId.OfCaller(Call), Line));
        Talk(page);
        Assert.True(Now().Talking);
        Assert.True((await Voice.Hangup(Phone, Line)).IsDone);
        Assert.Equal(new LineEnded(Line, LineEndCause.HungUp, 0), rig.Inbox.Take<LineEnded>());
        Assert.Equal((default(LineId), SeatVoiceState.Up), (Now().Line, Now().Voice));

        // The end of a line does not end the voice: the next one is taken with the same.
        var second = LineId.OfDecision(8, 1);
        Ring(second);
        Assert.True((await Voice.Take(Phone, second)).IsDone);
        Do(new BridgeLines(LineId.OfCaller(Call), second));
        Talk(page);
        Do(new EndLine(second, "over"));
        Assert.Equal(new LineEnded(second, LineEndCause.Ours, 0), rig.Inbox.Take<LineEnded>());
    }

    [Fact]
    public async Task A_button_of_another_line_or_at_the_wrong_moment_is_refused()
    {
        using var page = await Connected();
        var other = LineId.OfDecision(99, 1);
        Assert.Equal(SeatRefusal.NotThisLine, (await Voice.Take(Phone, Line)).Refusal);
        Ring();
        Assert.Equal(SeatRefusal.NotThisLine, (await Voice.Take(Phone, other)).Refusal);
        Assert.Equal(SeatRefusal.NotThisLine, (await Voice.Hangup(Phone, other)).Refusal);
        Assert.Equal(SeatRefusal.NotThisLine, (await Voice.Decline(Phone, other)).Refusal);
        Assert.Equal(SeatRefusal.NotNow, (await Voice.SetMuted(Phone, Line, true)).Refusal);
        Assert.Equal(SeatRefusal.NotNow, (await Voice.StartEcho(Phone)).Refusal);
        Assert.Equal(SeatRefusal.NotNow, (await Voice.SendDigit(Phone, Line, '1')).Refusal);
        Assert.True((await Voice.Take(Phone, Line)).IsDone);
        Assert.Equal(SeatRefusal.NotNow, (await Voice.Take(Phone, Line)).Refusal);
        Assert.Equal(SeatRefusal.NotNow, (await Voice.Decline(Phone, Line)).Refusal);
        Assert.Equal(SeatRefusal.NoVoice, (await Voice.Take("web:2000", Line)).Refusal);
        Assert.Equal(SeatRefusal.NotASeat, (await Voice.Take("8001", Line)).Refusal);
        Assert.Equal(SeatRefusal.NotASeat, (await Voice.Connect("web:", page.Offer)).Reply.Refusal);
        var bad = await Voice.Connect(Phone, page.Offer.Replace("a=rtcp-mux", "a=x", StringComparison.Ordinal));
        Assert.Equal((null, SeatRefusal.BadOffer), (bad.Sdp, bad.Reply.Refusal));
        Assert.Contains("rtcp-mux", bad.Reply.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declined_line_ends_as_refused()
    {
        using var page = await Connected();
        Ring();
        Assert.True((await Voice.Decline(Phone, Line)).IsDone);
        Assert.Equal(new LineEnded(Line, LineEndCause.Refused, 603), rig.Inbox.Take<LineEnded>());
    }

    [Fact]
    public async Task A_second_line_at_a_seat_that_has_one_is_busy()
    {
        using var page = await Connected();
        Ring();
        var second = LineId.OfDecision(8, 1);
        Ring(second);
        Assert.Equal(new LineEnded(second, LineEndCause.Refused, 486), rig.Inbox.Take<LineEnded>());
        Assert.Equal(Line, Now().Line);
    }

    [Fact]
    public void A_seat_without_a_voice_is_a_phone_that_is_not_there()
    {
        Ring();
        Assert.Equal(Phone, rig.Inbox.Take<PhoneGone>().Phone);
        Assert.Equal(new LineEnded(Line, LineEndCause.NoAnswer, 480), rig.Inbox.Take<LineEnded>());
    }

    [Fact]
    public async Task A_reloaded_page_takes_the_talk_over()
    {
        using var first = await Connected();
        await Talking(first);
        using var second = new Page();
        var answer = await Voice.Connect(Phone, second.Offer);
        Talk(first);
        second.Accept(answer.Sdp!);
        Assert.Equal(Phone, rig.Inbox.Take<PhoneReachable>().Phone);
        Assert.True(first.HearsGoodbye());
        Talk(second);
        Assert.Equal((Line, true), (Now().Line, Now().Talking));
        Assert.True((await Voice.Hangup(Phone, Line)).IsDone);
    }

    [Fact]
    public async Task A_page_that_is_lost_in_a_talk_gives_music_at_1_s_and_comes_back()
    {
        using var first = await Connected();
        await Talking(first);
        first.Close();
        await Becomes(SeatVoiceState.Missing);
        Assert.Equal(SeatRefusal.NotNow, (await Voice.Take(Phone, Line)).Refusal);
        time.Advance(TimeSpan.FromSeconds(1));
        await Becomes(SeatVoiceState.Music);
        Assert.Equal(160, caller.Phone.Hear().Payload.Length);
        using var second = new Page();
        second.Accept((await Voice.Connect(Phone, second.Offer)).Sdp!);
        await Becomes(SeatVoiceState.Up);
        Talk(second);
    }

    [Fact]
    public async Task A_page_that_stays_away_for_5_s_loses_its_call_but_not_the_caller()
    {
        using var page = await Connected();
        await Talking(page);
        page.Close();
        await Becomes(SeatVoiceState.Missing);
        time.Advance(TimeSpan.FromSeconds(1));
        await Becomes(SeatVoiceState.Music);
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(Phone, rig.Inbox.Take<PhoneGone>().Phone);
        Assert.Equal(new LineEnded(Line, LineEndCause.Lost, 0), rig.Inbox.Take<LineEnded>());
        Assert.Null(Voice.State(Phone));
        Assert.Equal(1, rig.Gateway.LiveLines);
    }

    [Fact]
    public async Task A_page_that_is_cut_off_in_a_talk_is_noticed_after_a_second_of_nothing()
    {
        using var page = await Connected();
        await Talking(page);
        time.Advance(TimeSpan.FromSeconds(1.1));
        await Becomes(SeatVoiceState.Music);
        Assert.Equal(160, caller.Phone.Hear().Payload.Length);
        page.Speak(Media.Phone.Sound(9));
        await Becomes(SeatVoiceState.Up);
        Talk(page);
    }

    [Fact]
    public async Task An_idle_page_that_is_reloaded_is_never_told_as_gone()
    {
        using var first = await Connected();
        first.Close();
        await Becomes(SeatVoiceState.Missing);
        time.Advance(TimeSpan.FromSeconds(3));
        using var second = await Connected();
        time.Advance(TimeSpan.FromSeconds(6));
        second.Check();
        second.AwaitReply();
        Assert.Equal(SeatVoiceState.Up, Now().Voice);
    }

    [Fact]
    public async Task A_ringing_line_waits_for_a_page_that_is_reloaded_and_ends_when_it_does_not_come()
    {
        using var page = await Connected();
        Ring();
        page.Close();
        await Becomes(SeatVoiceState.Missing);
        Assert.Equal(SeatRefusal.NoVoice, (await Voice.Take(Phone, Line)).Refusal);
        time.Advance(TimeSpan.FromSeconds(1));
        await Becomes(SeatVoiceState.Music);
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(Phone, rig.Inbox.Take<PhoneGone>().Phone);
        Assert.Equal(new LineEnded(Line, LineEndCause.NoAnswer, 480), rig.Inbox.Take<LineEnded>());
    }

    [Fact]
    public async Task Who_signs_out_leaves_and_his_caller_is_kept()
    {
        using var page = await Connected();
        await Talking(page);
        Assert.True((await Voice.Disconnect(Phone)).IsDone);
        Assert.Equal(Phone, rig.Inbox.Take<PhoneGone>().Phone);
        Assert.Equal(new LineEnded(Line, LineEndCause.Lost, 0), rig.Inbox.Take<LineEnded>());
        Assert.True(page.HearsGoodbye());
        Assert.Equal(SeatRefusal.NoVoice, (await Voice.Disconnect(Phone)).Refusal);
    }

    [Fact]
    public async Task Muting_lasts_as_long_as_the_line()
    {
        using var page = await Connected();
        await Talking(page);
        Assert.True((await Voice.SetMuted(Phone, Line, true)).IsDone);
        Assert.True(Now().Muted);
        PlaneRig.Until(() =>
        {
            page.Speak(Media.Phone.Sound(3));
            return caller.Phone.Hear().Payload.All(o => o == CallCenter.Media.Audio.G711.AlawSilence);
        });
        using var second = new Page();
        second.Accept((await Voice.Connect(Phone, second.Offer)).Sdp!);
        rig.Inbox.Take<PhoneReachable>();
        second.Speak(Media.Phone.Sound(3));
        Assert.All(caller.Phone.Hear().Payload, o => Assert.Equal(CallCenter.Media.Audio.G711.AlawSilence, o));
        await Voice.Hangup(Phone, Line);
        Assert.False(Now().Muted);
    }

    [Fact]
    public async Task A_key_pressed_at_the_desk_reaches_the_caller_and_one_pressed_in_the_page_the_switchboard()
    {
        using var page = await Connected();
        await Talking(page);
        Assert.True((await Voice.SendDigit(Phone, Line, '#')).IsDone);
        var (header, payload) = caller.Phone.Hear();
        Assert.Equal((101, (byte)11), (header.PayloadType, payload[0]));
        Assert.Equal(SeatRefusal.NoKeys, (await Voice.SendDigit(Phone, Line, 'x')).Refusal);
        page.Event(4, 320, over: true);
        Assert.Equal(new DigitPressed(Line, '4'), rig.Inbox.Take<DigitPressed>());
    }

    [Fact]
    public async Task The_headset_test_ends_when_a_line_rings_and_the_meters_show_it()
    {
        using var page = await Connected();
        Assert.True((await Voice.StartEcho(Phone)).IsDone);
        Assert.True(Now().Echo);
        Assert.Equal(160, page.Hear().Payload.Length);
        page.Speak(CallCenter.Media.AudioClip.Tone(440, 20, -6).Octets(CallCenter.Media.AudioCodec.Pcma).ToArray());
        PlaneRig.Until(() => Voice.Levels(Phone) is { PacketsIn: 1 });
        Assert.InRange(Voice.Levels(Phone)!.Value.InDb, -10, -8);
        Ring();
        rig.Inbox.Take<LineRinging>();
        Assert.False(Now().Echo);
        Assert.Null(Voice.Levels("web:2000"));
    }

    [Fact]
    public async Task Who_watches_hears_every_change_in_order()
    {
        var told = new System.Collections.Concurrent.BlockingCollection<SeatState>();
        using var watching = Voice.Watch(told.Add);
        using var failing = Voice.Watch(_ => throw new InvalidOperationException("badly written"));
        using var page = await Connected();
        await Talking(page);
        await Voice.Hangup(Phone, Line);
        await Voice.Disconnect(Phone);
        var seen = new List<string>();
        while (seen.Count == 0 || !seen[^1].StartsWith("Gone", StringComparison.Ordinal))
        {
            Assert.True(told.TryTake(out var state, TimeSpan.FromSeconds(10)), string.Join(", ", seen));
            seen.Add($"{state.Voice} {(state.Line.IsNone ? "free" : state.Talking ? "talks" : "rings")}");
        }

        Assert.Equal(["Connecting free", "Up free", "Up rings", "Up talks", "Up free", "Gone free"], seen);
    }

    [Fact]
    public async Task A_gateway_without_an_address_for_browsers_refuses_with_that_reason()
    {
        await using var other = new GatewayRig();
        using var page = new Page();
        var answer = await ((ISeatVoice)other.Gateway).Connect(Phone, page.Offer);
        Assert.Equal(SeatRefusal.NotServed, answer.Reply.Refusal);
    }

    [Fact]
    public async Task A_gateway_that_has_ended_refuses_every_button()
    {
        await using var other = new GatewayRig();
        await other.Gateway.DisposeAsync();
        Assert.Equal(SeatRefusal.Ending, (await ((ISeatVoice)other.Gateway).Disconnect(Phone)).Refusal);
    }

    private SeatState Now() => Voice.State(Phone)!;

    private void Do(Effect effect) => rig.Gateway.CarryOut(1, 0, effect);

    private void Ring(LineId? line = null) => Do(new DialAgent(line ?? Line, Phone, Call, "110", new PhoneNumber("15400000101"), Priority.P2));

    private async Task<Page> Connected()
    {
        var page = new Page();
        page.Accept((await Voice.Connect(Phone, page.Offer)).Sdp!);
        Assert.Equal(Phone, rig.Inbox.Take<PhoneReachable>().Phone);
        return page;
    }

    private async Task Talking(Page page)
    {
        Ring();
        rig.Inbox.Take<LineRinging>();
        Assert.True((await Voice.Take(Phone, Line)).IsDone);
        Do(new BridgeLines(LineId.OfCaller(Call), Line));
        Talk(page);
    }

    /// <summary>Speaks until each is heard by the other: a packet may overtake the command that joins the two.</summary>
    private void Talk(Page page)
    {
        while (caller.Phone.HasMore)
        {
            caller.Phone.Hear();
        }

        var (mine, yours) = (Media.Phone.Sound(1), Media.Phone.Sound(2));
        PlaneRig.Until(() =>
        {
            page.Speak(mine);
            return SpinWait.SpinUntil(() => caller.Phone.HasMore, 50) && caller.Phone.Hear().Payload.SequenceEqual(mine);
        });
        caller.Phone.Speak(caller.MediaOfPeer(), yours);
        while (!page.Hear().Payload.SequenceEqual(yours))
        {
        }
    }

    private Task Becomes(SeatVoiceState wanted)
    {
        PlaneRig.Until(() => Voice.State(Phone)?.Voice == wanted);
        return Task.CompletedTask;
    }
}
