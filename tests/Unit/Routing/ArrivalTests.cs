using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;
using Xunit;

namespace CallCenter.Unit.Routing;

public sealed class ArrivalTests
{
    [Fact]
    public void A_call_rings_is_recorded_and_answered_at_once_where_the_number_answers_in_the_queue()
    {
        var rig = new Rig();
        var call = rig.Call("110");
        var line = LineId.OfCaller(call);
        Assert.Equal(
            [new RingCaller(line), new StartRecording(line, call), new AnswerCaller(line), new PlayMusic(line)],
            rig.Last.Where(e => e is RingCaller or StartRecording or AnswerCaller or PlayMusic));
        var opened = Assert.Single(rig.Facts.OfType<CallOpened>());
        Assert.Equal(("110", true, Priority.P2, false), (opened.Service, opened.Emergency, opened.Urgency, opened.Drill));
    }

    [Fact]
    public void A_number_that_answers_at_the_agent_only_rings_until_he_takes_it()
    {
        var rig = new Rig(Town.Settings.WithService("110", s => s with { Answer = AnswerAt.Agent }));
        rig.SignIn("101");
        var call = rig.Call("110");
        Assert.DoesNotContain(rig.All, e => e is AnswerCaller a && a.Line == LineId.OfCaller(call));
        Assert.DoesNotContain(rig.Last, e => e is PlayMusic);
        rig.Answer(call);
        var answer = rig.Last.FindIndex(e => e is AnswerCaller a && a.Line == LineId.OfCaller(call));
        Assert.InRange(answer, 0, rig.Last.FindIndex(e => e is BridgeLines) - 1);
    }

    [Fact]
    public void The_welcome_is_heard_first_and_music_after_it()
    {
        var rig = new Rig(Town.Settings.WithService("110", s => s with { Welcome = ["welcome"] }));
        var call = rig.Call("110");
        var welcome = Assert.Single(rig.Last.OfType<PlayPrompt>());
        Assert.DoesNotContain(rig.Last, e => e is PlayMusic);
        rig.Post(new PromptEnded(welcome.Line, welcome.Token + 1));
        Assert.Empty(rig.Last);
        rig.Post(new PromptEnded(welcome.Line, welcome.Token));
        Assert.Equal([new PlayMusic(LineId.OfCaller(call))], rig.Last);
    }

    [Fact]
    public void A_number_that_is_not_recorded_is_not_recorded()
    {
        var rig = new Rig(Town.Settings.WithService("12345", s => s with { Record = false }));
        rig.Call("12345");
        Assert.DoesNotContain(rig.All, e => e is StartRecording);
    }

    [Fact]
    public void A_number_that_is_no_longer_there_is_refused_and_leaves_nothing_behind()
    {
        var rig = new Rig();
        var call = rig.Call("999");
        Assert.Equal([new RefuseCaller(LineId.OfCaller(call), 404, "No such service number")], rig.Last);
        Assert.Equal(0, rig.Board.LiveCalls);
    }

    [Fact]
    public void The_same_arrival_twice_is_one_call()
    {
        var rig = new Rig();
        var call = rig.Call("110");
        Assert.Empty(rig.Post(new CallArrived(call, "110", default, "county", false)));
        Assert.Equal(1, rig.Board.LiveCalls);
    }

    [Fact]
    public void A_notice_is_played_and_the_call_ends_with_it()
    {
        var rig = new Rig(Town.Settings.WithService("12315", s => s with { Flow = ServiceFlow.Notice, Queue = "", Notice = ["closed"] }));
        var call = rig.Call("12315");
        var notice = Assert.Single(rig.Last.OfType<PlayPrompt>());
        Assert.Equal(["closed"], notice.Parts);
        rig.Pass(4);
        rig.Post(new PromptEnded(notice.Line, notice.Token));
        Assert.Contains(new EndLine(LineId.OfCaller(call), "notice-over"), rig.All);
        var end = rig.EndOf(call);
        Assert.Equal((CallEnder.System, "notice-over"), (end.By, end.Cause));
        Assert.Equal((rig.Wall - 4000, rig.Wall), (end.Times.AcceptedMs, end.Times.EndedMs));
    }

    [Fact]
    public void A_caller_may_hang_up_on_a_notice()
    {
        var rig = new Rig(Town.Settings.WithService("12315", s => s with { Flow = ServiceFlow.Notice, Queue = "" }));
        var call = rig.Call("12315");
        rig.CallerHangsUp(call);
        Assert.Equal((CallEnder.Caller, "hung-up"), (rig.EndOf(call).By, rig.EndOf(call).Cause));
    }

    [Fact]
    public void A_forwarded_number_dials_its_trunk_while_the_caller_hears_music_and_joins_them()
    {
        var rig = new Rig(Forwarding("police"));
        var call = rig.Call("12315");
        var dial = Assert.Single(rig.Last.OfType<DialTrunk>());
        Assert.Equal(("county", "84000001", call), (dial.Trunk, dial.Number, dial.Call));
        Assert.Contains(new PlayMusic(LineId.OfCaller(call)), rig.Last);
        rig.Answer(call);
        Assert.Contains(new BridgeLines(LineId.OfCaller(call), dial.Line), rig.Last);
        Assert.Contains(rig.Facts.OfType<CallAccepted>(), a => a.Call == call && a.Agent is null && a.Phone == "county");
        rig.PartyHangsUp(call);
        Assert.Equal(CallEnder.ForwardedParty, rig.EndOf(call).By);
        Assert.Contains(new EndLine(LineId.OfCaller(call), "hung-up"), rig.All);
    }

    [Theory]
    [InlineData(LineEndCause.Refused, 486)]
    [InlineData(LineEndCause.Redirected, 302)]
    [InlineData(LineEndCause.NoAnswer, 408)]
    [InlineData(LineEndCause.Lost, 503)]
    public void A_forward_that_fails_waits_in_the_numbers_queue(LineEndCause cause, int code)
    {
        var rig = new Rig(Forwarding("police"));
        rig.SignIn("101");
        var call = rig.Call("12315");
        rig.PartyEnds(call, cause, code);
        Assert.Contains(rig.Facts.OfType<CallForwarded>(), f => f.Failed && f.Code == code);
        Assert.Equal("101", rig.OfferedTo(call));
        rig.CallerHangsUp(call);
        Assert.NotNull(rig.EndOf(call).Times.QueuedMs);
    }

    [Fact]
    public void A_forward_that_fails_without_a_queue_to_fall_back_to_ends_the_call_and_its_lines_once()
    {
        var rig = new Rig(Forwarding(""));
        var call = rig.Call("12315");
        rig.Pass(12);
        var end = rig.EndOf(call);
        Assert.Equal((CallEnder.System, "forward-failed", 480), (end.By, end.Cause, end.Code));
        Assert.Single(rig.All, e => e is EndLine l && l.Line == rig.PartyOf(call));
        Assert.Single(rig.All, e => e is EndLine l && l.Line == LineId.OfCaller(call));
        Assert.Equal(0, rig.Board.HeldLines);
    }

    [Fact]
    public void A_forwarded_line_that_breaks_keeps_the_caller_who_waits_in_the_numbers_queue()
    {
        var rig = new Rig(Forwarding("police"));
        var call = rig.Call("12315");
        rig.Answer(call);
        rig.PartyEnds(call, LineEndCause.Lost);
        Assert.False(rig.IsOver(call));
        rig.SignIn("101");
        Assert.Equal("101", rig.OfferedTo(call));
    }

    [Fact]
    public void A_forwarded_line_that_breaks_with_nowhere_to_wait_is_not_hung_up_again()
    {
        var rig = new Rig(Forwarding(""));
        var call = rig.Call("12315");
        rig.Answer(call);
        rig.PartyEnds(call, LineEndCause.Lost);
        Assert.Equal((CallEnder.LineLost, "forwarded-line-lost"), (rig.EndOf(call).By, rig.EndOf(call).Cause));
        Assert.DoesNotContain(rig.All, e => e is EndLine l && l.Line == rig.PartyOf(call));
        Assert.Equal(0, rig.Board.HeldLines);
    }

    [Fact]
    public void While_draining_emergencies_come_in_and_others_are_refused_with_a_record()
    {
        var rig = new Rig();
        rig.Post(new DrainStarted());
        var other = rig.Call("12345");
        Assert.Contains(new RefuseCaller(LineId.OfCaller(other), 503, "Service Unavailable"), rig.Last);
        Assert.Equal((CallEnder.System, "draining", 503), (rig.EndOf(other).By, rig.EndOf(other).Cause, rig.EndOf(other).Code));
        var emergency = rig.Call("110");
        Assert.False(rig.IsOver(emergency));
        Assert.Equal(1, rig.Board.LiveCalls);
    }

    [Fact]
    public void Keys_of_the_caller_are_kept_and_others_are_not()
    {
        var rig = new Rig();
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Post(new DigitPressed(LineId.OfCaller(call), '7'));
        rig.Post(new DigitPressed(rig.PartyOf(call), '8'));
        Assert.Equal(['7'], rig.Facts.OfType<KeyPressed>().Select(k => k.Digit));
    }

    [Fact]
    public void What_becomes_of_a_recording_is_told_even_when_its_call_is_over()
    {
        var rig = new Rig();
        var call = rig.Call("110");
        rig.CallerHangsUp(call);
        rig.Post(new RecordingSealed(call, "2026/a.wav", "ab", 8, 9, true));
        Assert.Equal(new RecordingKept(call, rig.Wall, "2026/a.wav", "ab", 8, 9, true), Assert.Single(rig.Facts.OfType<RecordingKept>()));
        rig.Post(new RecordingFailed(call, "disk is full"));
        Assert.Equal(new RecordingLost(call, rig.Wall, "disk is full"), Assert.Single(rig.Facts.OfType<RecordingLost>()));
        Assert.Contains(rig.Last, e => e is RaiseAlarm { Code: "recording-failed" });
    }

    [Fact]
    public void A_step_of_the_wall_clock_moves_the_times_of_the_record_and_no_timer()
    {
        var rig = new Rig();
        rig.SignIn("101");
        var call = rig.Call("110");
        rig.Post(new ClockStepped(5_000_000));
        rig.Pass(14.9);
        Assert.DoesNotContain(rig.Facts, f => f is OfferClosed);
        rig.Pass(0.1);
        Assert.Single(rig.Facts.OfType<OfferClosed>());
        rig.CallerHangsUp(call);
        Assert.Equal(5_000_000 + rig.Now, rig.EndOf(call).Times.EndedMs);
    }

    private static Settings Forwarding(string queue) => Town.Settings.WithService(
        "12315", s => s with { Flow = ServiceFlow.Forward, Queue = queue, Forward = new ForwardTarget("county", "84000001") });
}
