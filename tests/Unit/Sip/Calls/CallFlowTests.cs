using System.Net;
using CallCenter.Sip;
using Xunit;

namespace CallCenter.Unit.Sip.Calls;

/// <summary>The flows of RFC 3665 and their accidents, between two stacks on a wire in memory.</summary>
public sealed class CallFlowTests
{
    private readonly Wire wire = new();
    private readonly SipStack here;
    private readonly SipStack there;
    private readonly IPEndPoint hereAt;
    private readonly IPEndPoint thereAt;
    private readonly StackUser thereUser;
    private readonly CallUser caller = new();
    private readonly CallUser callee = new();

    public CallFlowTests()
    {
        (here, hereAt, _) = wire.Stack();
        (there, thereAt, thereUser) = wire.Stack();
        thereUser.Invited = call => call.User = callee;
    }

    private static SdpLocal LocalHere { get; } = new(IPAddress.Loopback, 4000, 1, 1);

    private static SdpLocal LocalThere { get; } = new(IPAddress.Loopback, 5000, 2, 1);

    private SipCall Answering => thereUser.Calls[^1];

    [Fact]
    public void A_call_rings_is_answered_and_ends_by_the_caller()
    {
        var call = Call();
        Assert.Equal(SipCallState.Incoming, Answering.State);
        Assert.True(Answering.Ring());
        wire.Settle();
        Assert.Equal(["progress 180"], caller.Told);
        Accept();
        Assert.Equal(["progress 180", "answered sdp"], caller.Told);
        Assert.Equal(["confirmed"], callee.Told);
        Assert.Equal(SipCallState.Confirmed, call.State);
        Assert.Equal(SipCallState.Confirmed, Answering.State);
        call.Hangup("Q.850;cause=16");
        wire.Settle();
        Assert.Equal(SipEndCause.LocalHangup, caller.End!.Cause);
        Assert.Equal(SipEndCause.RemoteBye, callee.End!.Cause);
        Assert.Equal("Q.850;cause=16", callee.End.ReasonHeader);
        wire.Advance(40_000);
        Nothing_is_left();
        Assert.Equal(1, caller.Ends);
        Assert.Equal(1, callee.Ends);
    }

    [Fact]
    public void A_call_can_end_by_the_called_side()
    {
        Up();
        Answering.Hangup();
        wire.Settle();
        Assert.Equal(SipEndCause.RemoteBye, caller.End!.Cause);
        Assert.Equal(SipEndCause.LocalHangup, callee.End!.Cause);
        wire.Advance(40_000);
        Nothing_is_left();
    }

    [Fact]
    public void Early_media_comes_with_183()
    {
        Call();
        Answering.Ring(SdpNegotiator.Offer(LocalThere));
        wire.Settle();
        Assert.Equal(["progress 183 sdp"], caller.Told);
    }

    [Fact]
    public void A_busy_line_is_told_with_its_code()
    {
        Call();
        Answering.Reject(486, null, [new("Retry-After", "5")]);
        wire.Settle();
        Assert.Equal((SipEndCause.Rejected, 486, "Busy Here"), (caller.End!.Cause, caller.End.Code, caller.End.Reason));
        Assert.Equal((SipEndCause.Rejected, 486), (callee.End!.Cause, callee.End.Code));
        Assert.Contains(wire.Log, one => one.Text.Contains("Retry-After: 5", StringComparison.Ordinal));
        wire.Advance(40_000);
        Nothing_is_left();
    }

    [Fact]
    public void A_redirection_is_told_with_its_contacts_and_not_followed()
    {
        Call();
        Answering.Reject(302, null, [new("Contact", "<sip:2002@127.0.0.1:7777>, \"Duty, desk\" <sip:duty@127.0.0.1>;q=0.3")]);
        wire.Settle();
        Assert.Equal(SipEndCause.Redirected, caller.End!.Cause);
        Assert.Equal(["sip:2002@127.0.0.1:7777", "sip:duty@127.0.0.1"], caller.End.Contacts.Select(one => one.ToString()));
        Assert.Single(wire.Times("INVITE"));
    }

    [Fact]
    public void A_caller_who_gives_up_cancels()
    {
        var call = Call();
        Answering.Ring();
        wire.Settle();
        call.Hangup();
        wire.Settle();
        Assert.Equal(SipEndCause.LocalHangup, caller.End!.Cause);
        Assert.Equal(SipEndCause.RemoteCancel, callee.End!.Cause);
        Assert.Single(wire.Times("CANCEL"));
        Assert.Single(wire.Times("SIP/2.0 487"));
        wire.Advance(40_000);
        Nothing_is_left();
    }

    [Fact]
    public void A_hangup_before_any_response_waits_with_its_cancel()
    {
        wire.Loses = text => text.StartsWith("SIP/2.0 100", StringComparison.Ordinal);
        var call = Call();
        call.Hangup();
        wire.Settle();
        Assert.Empty(wire.Times("CANCEL"));
        wire.Loses = static _ => false;
        wire.Advance(500);
        Assert.Single(wire.Times("CANCEL"));
        Assert.Equal(SipEndCause.LocalHangup, caller.End!.Cause);
        Assert.Equal(SipEndCause.RemoteCancel, callee.End!.Cause);
    }

    [Fact]
    public void A_200_that_crosses_the_cancel_is_acknowledged_and_hung_up()
    {
        var call = Call();
        Answering.Ring();
        wire.Settle();
        call.Hangup();
        Answering.Accept(SdpNegotiator.Offer(LocalThere));
        wire.Settle();
        Assert.Equal(SipEndCause.LocalHangup, caller.End!.Cause);
        Assert.Equal(SipEndCause.RemoteBye, callee.End!.Cause);
        Assert.Single(wire.Times("ACK"));
        Assert.Single(wire.Times("BYE", hereAt));
        wire.Advance(40_000);
        Nothing_is_left();
    }

    [Fact]
    public void An_invite_nobody_hears_is_repeated_on_timer_a_and_given_up_on_timer_b()
    {
        wire.Loses = static _ => true;
        Call();
        wire.Advance(31_990);
        Assert.Null(caller.End);
        Assert.Equal([0, 500, 1_500, 3_500, 7_500, 15_500, 31_500], wire.Times("INVITE"));
        wire.Advance(10);
        Assert.Equal(SipEndCause.Timeout, caller.End!.Cause);
        Nothing_is_left();
    }

    [Fact]
    public void A_retransmitted_invite_makes_no_second_call()
    {
        wire.Loses = text => text.StartsWith("SIP/2.0 100", StringComparison.Ordinal);
        Call();
        wire.Advance(4_000);
        Assert.Equal(4, wire.Times("INVITE").Length);
        Assert.Single(thereUser.Calls);
        Assert.Equal(4, wire.Times("SIP/2.0 100").Length);
        Assert.Equal(3, there.ReadCounters().RetransmissionsIn);
    }

    [Fact]
    public void An_answer_without_ack_is_repeated_up_to_t2_and_then_hung_up()
    {
        wire.Loses = text => text.StartsWith("ACK", StringComparison.Ordinal);
        Call();
        var answered = wire.Now;
        Accept();
        wire.Advance(31_990);
        Assert.Equal(
            [0, 500, 1_500, 3_500, 7_500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500], wire.Times("SIP/2.0 200", thereAt).Select(at => at - answered));
        Assert.Null(callee.End);
        wire.Advance(10);
        Assert.Equal(SipEndCause.NoAck, callee.End!.Cause);
        Assert.Single(wire.Times("BYE", thereAt));
        Assert.Equal(SipEndCause.RemoteBye, caller.End!.Cause);
        wire.Advance(40_000);
        Nothing_is_left();
    }

    [Fact]
    public void A_lost_ack_is_sent_again_for_the_repeated_answer()
    {
        var lost = false;
        wire.Loses = text =>
        {
            var first = !lost && text.StartsWith("ACK", StringComparison.Ordinal);
            lost |= first;
            return first;
        };
        Call();
        Accept();
        Assert.Empty(callee.Told);
        wire.Advance(500);
        Assert.Equal(["confirmed"], callee.Told);
        Assert.Equal(["answered sdp"], caller.Told);
    }

    [Fact]
    public void A_refusal_is_repeated_until_its_ack()
    {
        wire.Loses = text => text.StartsWith("ACK", StringComparison.Ordinal);
        Call();
        Answering.Reject(486);
        wire.Advance(31_990);
        Assert.Equal([0, 500, 1_500, 3_500, 7_500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500], wire.Times("SIP/2.0 486"));
        wire.Advance(10);
        Assert.Equal(0, there.ReadCounters().LiveTransactions);
        Assert.Equal(1, caller.Ends);
    }

    [Fact]
    public void A_phone_that_rings_too_long_is_cancelled()
    {
        here.Invite(Invitation() with { RingTimeout = TimeSpan.FromSeconds(20) }, caller);
        wire.Settle();
        Answering.Ring();
        wire.Advance(19_990);
        Assert.Null(caller.End);
        wire.Advance(10);
        Assert.Equal(SipEndCause.Timeout, caller.End!.Cause);
        Assert.Equal(SipEndCause.RemoteCancel, callee.End!.Cause);
    }

    [Fact]
    public void Ringing_is_said_again_each_minute()
    {
        Call();
        Answering.Ring();
        wire.Advance(130_000);
        Assert.Equal([0, 60_000, 120_000], wire.Times("SIP/2.0 180"));
    }

    [Fact]
    public void A_bye_is_repeated_on_timer_e_and_the_end_is_told_at_once()
    {
        var call = Up();
        wire.Loses = text => text.StartsWith("BYE", StringComparison.Ordinal);
        var start = wire.Now;
        call.Hangup();
        wire.Settle();
        Assert.Equal(SipEndCause.LocalHangup, caller.End!.Cause);
        wire.Advance(31_990);
        Assert.Equal([0, 500, 1_500, 3_500, 7_500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500], wire.Times("BYE").Select(at => at - start));
        Assert.Equal(SipCallState.Leaving, call.State);
        wire.Advance(10);
        Assert.Equal(SipCallState.Ended, call.State);
        Assert.Equal(1, caller.Ends);
    }

    [Fact]
    public void A_hangup_before_the_ack_waits_for_it()
    {
        wire.Loses = text => text.StartsWith("ACK", StringComparison.Ordinal);
        Call();
        Accept();
        Answering.Hangup();
        wire.Settle();
        Assert.Empty(wire.Times("BYE"));
        wire.Loses = static _ => false;
        wire.Advance(500);
        Assert.Single(wire.Times("BYE", thereAt));
        Assert.Equal(SipEndCause.LocalHangup, callee.End!.Cause);
    }

    [Fact]
    public void Byes_that_cross_are_both_answered()
    {
        var call = Up();
        call.Hangup();
        Answering.Hangup();
        wire.Settle();
        Assert.Equal(2, wire.Times("BYE").Length);
        Assert.Empty(wire.Times("SIP/2.0 481"));
        Assert.Equal((1, 1), (caller.Ends, callee.Ends));
        wire.Advance(40_000);
        Nothing_is_left();
    }

    [Fact]
    public void A_change_of_media_is_asked_and_answered()
    {
        var call = Up();
        callee.Reoffer = (_, offer) => SipReoffer.Take(SdpNegotiator.Answer(offer!, LocalThere with { Version = 2 }, null, out var _)!);
        call.Reinvite(SdpNegotiator.Offer(LocalHere with { Version = 2, Direction = SdpDirection.SendOnly }));
        wire.Settle();
        Assert.Equal(["answered sdp", "reanswered 200 sdp"], caller.Told);
        Assert.Equal(["confirmed", "reoffer"], callee.Told);
        Assert.Equal(SdpDirection.ReceiveOnly, SdpAudio.Of(call.RemoteSdp!)!.Direction);
        Assert.Equal(2, wire.Times("ACK").Length);
        wire.Advance(40_000);
        Assert.Null(callee.End);
    }

    [Fact]
    public void A_change_without_an_offer_gets_ours_and_its_answer_comes_with_the_ack()
    {
        var call = Up();
        callee.Reoffer = (_, offer) => SipReoffer.Take(SdpNegotiator.Offer(LocalThere with { Version = 2 }));
        call.Reinvite(null);
        wire.Settle();
        Assert.Equal("reanswered 200 sdp", caller.Told[^1]);
        Assert.Equal("reoffer none", callee.Told[^1]);
        Assert.True(call.Acknowledge(SdpNegotiator.Offer(LocalHere with { Version = 2 })));
        wire.Settle();
        Assert.Equal("reanswered 200 sdp", callee.Told[^1]);
        Assert.False(call.Acknowledge(SdpNegotiator.Offer(LocalHere)));
    }

    [Fact]
    public void A_change_that_is_refused_leaves_the_call_up()
    {
        var call = Up();
        call.Reinvite(SdpNegotiator.Offer(LocalHere));
        wire.Advance(40_000);
        Assert.Equal("reanswered 488", caller.Told[^1]);
        Assert.Equal(SipCallState.Confirmed, call.State);
        Assert.Equal(SipCallState.Confirmed, Answering.State);
    }

    [Fact]
    public void Changes_that_cross_get_491_and_both_happen_later()
    {
        var call = Up();
        callee.Reoffer = (_, offer) => SipReoffer.Take(SdpNegotiator.Answer(offer!, LocalThere, null, out var _)!);
        caller.Reoffer = (_, offer) => SipReoffer.Take(SdpNegotiator.Answer(offer!, LocalHere, null, out var _)!);
        var start = wire.Now;
        call.Reinvite(SdpNegotiator.Offer(LocalHere));
        Answering.Reinvite(SdpNegotiator.Offer(LocalThere));
        wire.Settle();
        Assert.Equal(2, wire.Times("SIP/2.0 491").Length);
        wire.Advance(5_000);
        Assert.Equal("reanswered 200 sdp", Assert.Single(caller.Told, one => one.StartsWith("reanswered", StringComparison.Ordinal)));
        Assert.Equal("reanswered 200 sdp", Assert.Single(callee.Told, one => one.StartsWith("reanswered", StringComparison.Ordinal)));
        Assert.InRange(wire.Times("INVITE", thereAt)[^1] - start, 0, 2_010);
        Assert.InRange(wire.Times("INVITE", hereAt)[^1] - start, 2_100, 4_010);
    }

    [Fact]
    public void An_invite_without_offer_is_answered_with_ours()
    {
        var call = here.Invite(Invitation() with { Sdp = null }, caller);
        wire.Settle();
        Assert.Null(Answering.RemoteSdp);
        Answering.Accept(SdpNegotiator.Offer(LocalThere));
        wire.Advance(500);
        Assert.Equal(["answered sdp"], caller.Told);
        Assert.Empty(callee.Told);
        Assert.True(call.Acknowledge(SdpNegotiator.Offer(LocalHere)));
        wire.Settle();
        Assert.Equal(["confirmed"], callee.Told);
        Assert.Equal(4000, SdpAudio.Of(Answering.RemoteSdp!)!.Port);
    }

    [Fact]
    public void Info_passes_both_ways()
    {
        var call = Up();
        Assert.True(call.SendInfo("application/dtmf-relay", "Signal=5\r\nDuration=160\r\n"u8));
        Assert.True(Answering.SendInfo("text/plain", "x"u8));
        wire.Settle();
        Assert.Equal("info application/dtmf-relay Signal=5\r\nDuration=160\r\n", callee.Told[^1]);
        Assert.Equal("info text/plain x", caller.Told[^1]);
    }

    [Fact]
    public void A_ping_in_the_dialog_tells_whether_the_peer_still_knows_it()
    {
        var call = Up();
        var results = new List<PingResult>();
        Assert.True(call.Ping((_, result) => results.Add(result)));
        wire.Settle();
        wire.Loses = static _ => true;
        call.Ping((_, result) => results.Add(result));
        wire.Advance(32_000);
        Assert.Equal([200, 0], results.Select(result => result.Code));
        Assert.False(results[1].Alive);
        Assert.Equal(SipCallState.Confirmed, call.State);
    }

    [Fact]
    public void A_call_that_needs_a_password_is_made_with_it()
    {
        thereUser.Invited = call =>
        {
            call.User = callee;
            if (call.Authenticate("desk", user => user == "1001" ? SipSecret.FromPassword("s3cret") : null).Outcome == AuthOutcome.Passed)
            {
                call.Accept(SdpNegotiator.Offer(LocalThere));
            }
            else
            {
                call.Challenge("desk");
            }
        };
        here.Invite(Invitation() with { Credentials = new SipCredentials("1001", SipSecret.FromPassword("s3cret")) }, caller);
        wire.Settle();
        Assert.Equal(["answered sdp"], caller.Told);
        Assert.Equal(2, wire.Times("INVITE").Length);
        Assert.Contains(wire.Log, one => one.Text.StartsWith("INVITE", StringComparison.Ordinal) && one.Text.Contains("algorithm=SHA-256", StringComparison.Ordinal));
        Assert.Equal(["ended Challenged", "confirmed"], callee.Told.Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void A_secret_kept_for_MD5_alone_is_asked_for_with_MD5_alone()
    {
        thereUser.Invited = call => call.Challenge("desk", SipSecret.FromHa1(new string('0', 32), null));
        here.Invite(Invitation(), caller);
        wire.Settle();
        var challenge = Assert.Single(wire.Log, one => one.Text.StartsWith("SIP/2.0 401", StringComparison.Ordinal)).Text;
        Assert.Contains("algorithm=MD5", challenge, StringComparison.Ordinal);
        Assert.DoesNotContain("algorithm=SHA-256", challenge, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_password_is_not_tried_twice()
    {
        thereUser.Invited = call =>
        {
            Assert.NotEqual(AuthOutcome.Passed, call.Authenticate("desk", _ => SipSecret.FromPassword("right")).Outcome);
            call.Challenge("desk");
        };
        here.Invite(Invitation() with { Credentials = new SipCredentials("1001", SipSecret.FromPassword("wrong")) }, caller);
        wire.Settle();
        Assert.Equal((SipEndCause.Rejected, 401), (caller.End!.Cause, caller.End.Code));
        Assert.Equal(2, wire.Times("INVITE").Length);
        Assert.Equal(1, there.ReadCounters().DigestFailures);
    }

    [Fact]
    public void A_dialog_is_taken_up_by_a_new_process()
    {
        Up();
        var snapshot = Answering.Snapshot()!;
        var (fresh, freshAt, _) = wire.Stack();
        var user = new CallUser();
        var restored = fresh.Restore(snapshot with { Local = freshAt }, user)!;
        Assert.Null(fresh.Restore(snapshot, user));
        restored.Hangup();
        wire.Settle();
        Assert.Equal(SipEndCause.RemoteBye, caller.End!.Cause);
        Assert.Equal(SipEndCause.LocalHangup, user.End!.Cause);
        Assert.Equal(SipCallState.Ended, restored.State);
    }

    [Fact]
    public void A_message_that_cannot_be_sent_ends_the_call_from_the_loop()
    {
        wire.Fails = to => to.Equals(thereAt);
        var call = here.Invite(Invitation(), caller);
        Assert.Null(caller.End);
        wire.Settle();
        Assert.Equal(SipEndCause.TransportError, caller.End!.Cause);
        Assert.Equal(SipCallState.Ended, call.State);
        Nothing_is_left();
    }

    [Fact]
    public void A_fault_in_the_users_code_is_counted_and_the_loop_goes_on()
    {
        thereUser.Invited = _ => throw new InvalidOperationException("a bug");
        Call();
        wire.Settle();
        Assert.Equal((SipEndCause.Rejected, 500), (caller.End!.Cause, caller.End.Code));
        Assert.Equal(1, there.ReadCounters().Faults);
    }

    [Fact]
    public void Nothing_applies_to_a_call_that_is_over()
    {
        var call = Up();
        call.Hangup();
        wire.Settle();
        Assert.False(call.Ring());
        Assert.False(call.Accept(SdpNegotiator.Offer(LocalHere)));
        Assert.False(call.Reject(486));
        Assert.False(call.Reinvite(null));
        Assert.False(call.SendInfo("a/b", default));
        Assert.False(call.Ping((_, _) => { }));
        Assert.Null(call.Snapshot());
        call.Hangup();
        wire.Advance(40_000);
        Assert.Equal(1, caller.Ends);
    }

    private OutgoingInvite Invitation() => new()
    {
        Target = new SipUri("110", "127.0.0.1", thereAt.Port),
        NextHop = thereAt,
        From = new SipUri("13800138000", "127.0.0.1"),
        Sdp = SdpNegotiator.Offer(LocalHere),
    };

    private SipCall Call()
    {
        var call = here.Invite(Invitation(), caller);
        wire.Settle();
        return call;
    }

    private void Accept()
    {
        Assert.True(Answering.Accept(SdpNegotiator.Answer(Answering.RemoteSdp!, LocalThere, null, out var _)!));
        wire.Settle();
    }

    private SipCall Up()
    {
        var call = Call();
        Accept();
        Assert.Equal(SipCallState.Confirmed, call.State);
        return call;
    }

    private void Nothing_is_left()
    {
        foreach (var counters in new[] { here.ReadCounters(), there.ReadCounters() })
        {
            Assert.Equal((0, 0, 0L), (counters.LiveTransactions, counters.LiveDialogs, counters.Faults));
        }
    }
}
