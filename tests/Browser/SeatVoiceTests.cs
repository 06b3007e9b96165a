using System.Diagnostics;
using CallCenter.Browser.House;
using CallCenter.Core.Events;
using CallCenter.Core.Seats;
using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Browser;

/// <summary>The page's voice module in a real Chromium against the real gateway.</summary>
public sealed class SeatVoiceTests(Chromium chromium, ITestOutputHelper output)
{
    [Fact]
    public async Task A_seat_in_a_browser_and_a_SIP_caller_talk_and_the_recording_has_both()
    {
        await using var site = await House.Site.Start(chromium);
        var page = await site.Connected(chromium);
        site.Arrive();
        var line = site.Ring();
        var before = Stopwatch.GetTimestamp();
        await site.Take(page, line);
        await site.Caller.Hears(Chromium.Microphone);
        await House.Site.Hears(page, House.Site.Speech);
        var first = site.Caller.FirstAfter(before);
        output.WriteLine($"first packet at the caller {first?.TotalMilliseconds:0} ms after the button");
        Assert.InRange(first!.Value.TotalMilliseconds, 0, 300);

        var levels = site.Voice.Levels(House.Site.Phone)!.Value;
        Assert.InRange(levels.InDb, -30, 0);
        Assert.InRange(levels.OutDb, -20, 0);
        Assert.InRange(levels.Lost, -5, 5);
        var seen = await page.EvaluateAsync<double[]>("() => { const l = voice.levels(); return [l.in, l.out] }");
        Assert.All(seen, l => Assert.InRange(l, -40, 0));

        Assert.True((await site.Voice.Hangup(House.Site.Phone, line)).IsDone);
        Assert.Equal(LineEndCause.HungUp, site.Inbox.Take<LineEnded>().Cause);
        await page.EvaluateAsync("() => voice.send(false)");
        site.Do(new Core.Effects.EndLine(Core.Calls.LineId.OfCaller(site.Call), "over"));
        var sealedFile = site.Inbox.Take<RecordingSealed>();
        var tracks = Sound.Read(Path.Combine(site.Recordings, sealedFile.Path));
        Assert.True(tracks[0].SecondsOf(House.Site.Speech) > 0.3, $"the caller is recorded for {tracks[0].SecondsOf(House.Site.Speech)} s");
        Assert.True(tracks[1].SecondsOf(Chromium.Microphone) > 0.3, $"the seat is recorded for {tracks[1].SecondsOf(Chromium.Microphone)} s");
    }

    [Fact]
    public async Task Between_calls_the_page_sends_nothing_and_is_still_there()
    {
        await using var site = await House.Site.Start(chromium);
        var page = await site.Connected(chromium);
        await Task.Delay(1500);
        Assert.Equal(0, site.Voice.Levels(House.Site.Phone)!.Value.PacketsIn);
        Assert.Equal(SeatVoiceState.Up, site.Seat?.Voice);
        await page.EvaluateAsync("() => voice.send(true)");
        await Until.True("speech", () => site.Voice.Levels(House.Site.Phone)!.Value.PacketsIn > 10);
        await page.EvaluateAsync("() => voice.send(false)");
        var quiet = 0L;
        await Until.True("silence", () =>
        {
            var before = quiet;
            quiet = site.Voice.Levels(House.Site.Phone)!.Value.PacketsIn;
            return before == quiet;
        });
    }

    [Fact]
    public async Task Keys_go_from_page_and_desk_to_the_caller_and_muting_is_silence()
    {
        await using var site = await House.Site.Start(chromium);
        var page = await site.Connected(chromium);
        site.Arrive();
        var line = site.Ring();
        await site.Take(page, line);
        await site.Caller.Hears(Chromium.Microphone);
        Assert.True(await page.EvaluateAsync<bool>("() => voice.key('5')"));
        Assert.Equal(new DigitPressed(line, '5'), site.Inbox.Take<DigitPressed>());
        Assert.True((await site.Voice.SendDigit(House.Site.Phone, line, '7')).IsDone);
        await Until.True("both keys at the caller", () => site.Caller.Keys.Contains(5) && site.Caller.Keys.Contains(7));

        Assert.True((await site.Voice.SetMuted(House.Site.Phone, line, true)).IsDone);
        var muted = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 5);
        await Task.Delay(700);
        Assert.InRange(site.Caller.Since(muted).Loudness, 0, 0.001);
        Assert.True((await site.Voice.SetMuted(House.Site.Phone, line, false)).IsDone);
        await site.Caller.Hears(Chromium.Microphone);
    }

    [Fact]
    public async Task A_page_that_is_reloaded_in_a_talk_is_back_and_its_caller_hears_at_most_a_second_of_nothing()
    {
        await using var site = await House.Site.Start(chromium);
        var page = await site.Connected(chromium);
        site.Arrive();
        var line = site.Ring();
        await site.Take(page, line);
        await site.Caller.Hears(Chromium.Microphone);
        var before = Stopwatch.GetTimestamp();
        await site.Open(page);
        await page.EvaluateAsync("() => voice.send(true)");
        await site.Caller.Hears(Chromium.Microphone);
        await House.Site.Hears(page, House.Site.Speech);
        var gap = site.Caller.LongestGap(before, Stopwatch.GetTimestamp());
        output.WriteLine($"longest time without a packet at the caller: {gap.TotalMilliseconds:0} ms");
        Assert.InRange(gap.TotalMilliseconds, 0, 1200);
        Assert.Equal((line, true), (site.Seat!.Line, site.Seat.Talking));
    }

    [Fact]
    public async Task A_page_that_is_gone_for_good_gives_its_caller_music_and_then_back()
    {
        await using var site = await House.Site.Start(chromium);
        var page = await site.Connected(chromium);
        site.Arrive();
        var line = site.Ring();
        await site.Take(page, line);
        await site.Caller.Hears(Chromium.Microphone);
        var began = Stopwatch.GetTimestamp();
        await page.CloseAsync();
        await site.Caller.Hears(House.Site.Music);
        var music = Stopwatch.GetElapsedTime(began);
        Assert.Equal(House.Site.Phone, site.Inbox.Take<PhoneGone>().Phone);
        Assert.Equal(new LineEnded(line, LineEndCause.Lost, 0), site.Inbox.Take<LineEnded>());
        var lost = Stopwatch.GetElapsedTime(began);
        output.WriteLine($"half a second of music after {music.TotalSeconds:0.0} s, line lost after {lost.TotalSeconds:0.0} s");
        Assert.InRange(lost.TotalSeconds, 4.5, 7);
        Assert.Null(site.Seat);
    }

    [Fact]
    public async Task A_connection_that_the_server_ends_is_made_anew_by_the_page()
    {
        await using var site = await House.Site.Start(chromium);
        var page = await site.Connected(chromium);
        await site.Voice.Disconnect(House.Site.Phone);
        site.Inbox.Take<PhoneGone>();
        Assert.Equal(House.Site.Phone, site.Inbox.Take<PhoneReachable>().Phone);
        await Until.Found("the page up", async () => await House.Site.State(page) == "up" ? page : null);
    }

    [Fact]
    public async Task The_newest_window_has_the_voice_and_the_other_does_not_fight_for_it()
    {
        await using var site = await House.Site.Start(chromium);
        var first = await site.Connected(chromium);
        var second = await first.Context.NewPageAsync();
        await site.Open(second);
        await Until.Found("the first window without a voice", async () => await House.Site.State(first) == "failed elsewhere" ? first : null);
        await Task.Delay(1500);
        Assert.Equal("up", await House.Site.State(second));
        Assert.Equal("failed elsewhere", await House.Site.State(first));
        Assert.Equal(SeatVoiceState.Up, site.Seat?.Voice);
    }

    [Fact]
    public async Task The_headset_test_gives_back_what_was_said()
    {
        await using var site = await House.Site.Start(chromium);
        var page = await site.Connected(chromium);
        Assert.True((await site.Voice.StartEcho(House.Site.Phone)).IsDone);
        await page.EvaluateAsync("() => voice.send(true)");
        await House.Site.Hears(page, Chromium.Microphone);
        Assert.True((await site.Voice.StopEcho(House.Site.Phone)).IsDone);
    }

    [Fact]
    public async Task A_refusal_of_the_server_is_said_and_not_tried_again()
    {
        await using var site = await House.Site.Start(chromium);
        var page = await chromium.NewPage();
        await page.GotoAsync(site.Url.ToString());
        await page.WaitForFunctionAsync("() => window.ready");
        await page.EvaluateAsync("() => { window.spoil = true; return voice.start() }");
        Assert.Equal("failed refused", await House.Site.State(page));
        Assert.Equal("the offer is no session description", await page.EvaluateAsync<string>("() => voice.state.detail"));
        await page.EvaluateAsync("() => { window.spoil = false; return voice.start() }");
        Assert.Equal("up", await House.Site.State(page));
        await page.EvaluateAsync("() => voice.stop()");
        Assert.Equal("off", await House.Site.State(page));
        await Until.True("the seat without a voice", () => site.Seat?.Voice is SeatVoiceState.Missing or SeatVoiceState.Music);
    }

    [Fact]
    public async Task A_server_that_is_not_reached_is_tried_until_it_is()
    {
        await using var site = await House.Site.Start(chromium);
        var page = await chromium.NewPage();
        await page.GotoAsync(site.Url.ToString());
        await page.WaitForFunctionAsync("() => window.ready");
        await page.RouteAsync("**/connect", route => route.AbortAsync());
        await page.EvaluateAsync("() => { voice.start() }");
        await Until.Found("the page without a voice", async () => await House.Site.State(page) == "lost unreachable" ? page : null);
        await page.UnrouteAllAsync();
        await Until.Found("the page with its voice", async () => await House.Site.State(page) == "up" ? page : null);
    }
}
