using System.Net;

namespace CallCenter.Sip;

/// <summary>What happens inside the dialog: changes of media by either side, INFO, OPTIONS, BYE (RFC 3261 §12.2, §14, §15).</summary>
public sealed partial class SipCall
{
    private bool reinviting;
    private bool reinviteWaits;
    private SessionDescription? waitingSdp;
    private SessionDescription? reinviteSdp;
    private string? reinviteAuthorization;
    private SipTimer? glareTimer;
    private ClientTransaction? bye;
    private bool byeRetried;

    /// <summary>Offers other media by re-INVITE; null asks the peer for its offer. While another one runs, the last one asked for waits its turn;
    /// a 491 is retried by the timers of RFC 3261 §14.1. The result comes by <see cref="ISipCallUser.OnReanswered"/>.</summary>
    /// <param name="sdp">The offer, or null.</param>
    /// <returns>False when the session is not up.</returns>
    public bool Reinvite(SessionDescription? sdp)
    {
        core.AssertLoop();
        if (state != SipCallState.Confirmed)
        {
            return false;
        }

        if (reinviting || lateAck || success is not null)
        {
            reinviteWaits = true;
            waitingSdp = sdp;
        }
        else
        {
            SendReinvite(sdp, null);
        }

        return true;
    }

    /// <summary>Sends the ACK with our answer after a 2xx to an INVITE or re-INVITE of ours that had no offer.</summary>
    /// <param name="sdp">The answer.</param>
    /// <returns>False when no such ACK is due.</returns>
    public bool Acknowledge(SessionDescription sdp)
    {
        core.AssertLoop();
        if (!lateAck)
        {
            return false;
        }

        SendAck(sdp);
        RunWaitingReinvite();
        return true;
    }

    /// <summary>Sends an INFO in the dialog.</summary>
    /// <param name="contentType">Content-Type.</param>
    /// <param name="body">The body.</param>
    /// <returns>False when there is no dialog to send it in.</returns>
    public bool SendInfo(string contentType, ReadOnlySpan<byte> body)
    {
        core.AssertLoop();
        if (state is not (SipCallState.Confirmed or SipCallState.Accepted))
        {
            return false;
        }

        var branch = core.Random.Next();
        Dialog.Begin(SipMethod.Info, branch, ++Dialog.LocalSequence, null).End(System.Text.Encoding.UTF8.GetBytes(contentType), body);
        core.Request(branch, SipMethod.Info, Dialog.Transport, Dialog.NextHop, core.Writer.Span, this);
        return true;
    }

    /// <summary>Asks by OPTIONS in the dialog whether the peer still knows it: 481 or no answer means the line is lost.</summary>
    /// <param name="done">Called on the loop with the outcome.</param>
    /// <returns>False when there is no dialog to ask in.</returns>
    public bool Ping(Action<SipCall, PingResult> done)
    {
        core.AssertLoop();
        if (state is not (SipCallState.Confirmed or SipCallState.Accepted))
        {
            return false;
        }

        var branch = core.Random.Next();
        Dialog.Begin(SipMethod.Options, branch, ++Dialog.LocalSequence, null).Raw("Accept: application/sdp\r\n"u8).End();
        core.Request(branch, SipMethod.Options, Dialog.Transport, Dialog.NextHop, core.Writer.Span, this, done);
        return true;
    }

    /// <summary>A request of the peer inside the dialog.</summary>
    internal void OnRequest(SipMessage request, ServerTransaction transaction)
    {
        transaction.LocalTag = Dialog.LocalTag;
        if (request.Sequence < Dialog.RemoteSequence)
        {
            core.Answer(transaction, request, 500, reason: "CSeq out of order");
            return;
        }

        RemoteSource = transaction.Source;
        Dialog.RemoteSequence = request.Sequence;
        switch (request.Method)
        {
            case SipMethod.Bye:
                core.Answer(transaction, request, 200);
                Apply(SipCallEvent.Bye, new Moment { Message = request });
                break;
            case SipMethod.Invite:
                OnReinvite(request, transaction);
                break;
            case SipMethod.Update:
                OnUpdate(request, transaction);
                break;
            case SipMethod.Info:
                core.Answer(transaction, request, 200);
                if (!told)
                {
                    User?.OnInfo(this, request.Text(SipHeader.ContentType) ?? "", request.Body);
                }

                break;
            case SipMethod.Options:
                core.AnswerOptions(transaction, request, Dialog.LocalTag);
                break;
            default:
                core.Answer(transaction, request, 405, static (writer, owner) => writer.Header("Allow: "u8, owner.Allow));
                break;
        }
    }

    private void OnReinvite(SipMessage request, ServerTransaction transaction)
    {
        switch (state)
        {
            case SipCallState.Incoming or SipCallState.Ringing:
                var wait = core.Random.Below(11);
                core.Answer(transaction, request, 500, (writer, _) => writer.Raw("Retry-After: "u8).Number(wait).Line());
                return;
            case SipCallState.Leaving or SipCallState.AcceptedLeaving:
                core.Answer(transaction, request, 481);
                return;
            case SipCallState.Confirmed when !OfferOpen:
                break;
            default:
                core.Answer(transaction, request, 491);
                return;
        }

        if (RefuseBody(core, transaction, request, out var offer))
        {
            return;
        }

        Dialog.Refresh(request, transaction.Source);
        var answer = Ask(offer);
        if (answer is not { Code: >= 200 and < 300, Sdp: { } sdp })
        {
            core.Answer(transaction, request, answer.Code is >= 300 and < 700 ? answer.Code : 488);
            return;
        }

        RemoteSdp = offer ?? RemoteSdp;
        ackBringsAnswer = offer is null;
        SendSuccess(transaction, request, sdp);
    }

    /// <summary>UPDATE: like a re-INVITE without ACK; without a description it only refreshes the target (RFC 3311).</summary>
    private void OnUpdate(SipMessage request, ServerTransaction transaction)
    {
        if (RefuseBody(core, transaction, request, out var offer))
        {
            return;
        }

        if (offer is not null && (OfferOpen || state is not SipCallState.Confirmed))
        {
            core.Answer(transaction, request, 491);
            return;
        }

        Dialog.Refresh(request, transaction.Source);
        SessionDescription? sdp = null;
        if (offer is not null)
        {
            var answer = Ask(offer);
            if (answer is not { Code: >= 200 and < 300, Sdp: { } agreed })
            {
                core.Answer(transaction, request, answer.Code is >= 300 and < 700 ? answer.Code : 488);
                return;
            }

            RemoteSdp = offer;
            sdp = agreed;
        }

        MakesDialog(BeginResponse(request, transaction.Source, 200, null), request).End(sdp);
        transaction.Respond(200, core.Writer.Memory);
    }

    /// <summary>True while an offer of either side has no answer yet, or a 2xx no ACK.</summary>
    private bool OfferOpen => (reinviting && glareTimer is not { IsSet: true }) || lateAck || success is not null;

    private SipReoffer Ask(SessionDescription? offer)
    {
        try
        {
            return User is { } listener && !told ? listener.OnReoffer(this, offer) : SipReoffer.Refuse(488);
        }
        catch (Exception fault) when (core.Caught(fault))
        {
            return SipReoffer.Refuse(500);
        }
    }

    private void SendReinvite(SessionDescription? sdp, string? authorization)
    {
        reinviting = true;
        reinviteSdp = sdp;
        reinviteAuthorization = authorization;
        var branch = core.Random.Next();
        inviteSequence = ++Dialog.LocalSequence;
        ackBytes = null;
        Dialog.Begin(SipMethod.Invite, branch, inviteSequence, authorization).End(sdp);
        inviteTransaction = core.Request(branch, SipMethod.Invite, Dialog.Transport, Dialog.NextHop, core.Writer.Span, this);
    }

    private void OnReinviteResponse(SipMessage response, IPEndPoint source)
    {
        var code = response.StatusCode;
        if (code < 200)
        {
            return;
        }

        if (code < 300)
        {
            reinviting = false;
            Dialog.Refresh(response, source);
            var sdp = response.Sdp;
            RemoteSdp = sdp ?? RemoteSdp;
            authorizationOfInvite = reinviteAuthorization;
            if (reinviteSdp is not null || sdp is null || told)
            {
                SendAck(null);
            }
            else
            {
                lateAck = true;
            }

            if (!told)
            {
                User?.OnReanswered(this, 200, sdp);
            }

            RunWaitingReinvite();
            return;
        }

        if (code == 491 && state == SipCallState.Confirmed)
        {
            // The side that made the Call-ID waits 2.1 to 4 s, the other 0 to 2 s (RFC 3261 §14.1).
            var wait = Direction == SipDirection.Outgoing ? 2_100 + (10 * core.Random.Below(191)) : 10 * core.Random.Below(201);
            core.Wheel.Set(glareTimer ??= new SipTimer(static owner => ((SipCall)owner).OnGlareOver(), this), wait);
            return;
        }

        if (code is 401 or 407 && reinviteAuthorization is null && state == SipCallState.Confirmed
            && Authorization(response, SipMethod.Invite) is { } authorization)
        {
            SendReinvite(reinviteSdp, authorization);
            return;
        }

        reinviting = false;
        if (code == 481)
        {
            Apply(SipCallEvent.DialogLost, default);
            return;
        }

        ReinviteFailed(code);
    }

    private void ReinviteFailed(int code)
    {
        reinviting = false;
        if (!told)
        {
            User?.OnReanswered(this, code, null);
        }

        RunWaitingReinvite();
    }

    private void OnGlareOver()
    {
        if (state != SipCallState.Confirmed)
        {
            return;
        }

        if (success is not null || lateAck)
        {
            // The peer's change is still being confirmed: ours waits its turn.
            reinviting = false;
            if (!reinviteWaits)
            {
                reinviteWaits = true;
                waitingSdp = reinviteSdp;
            }

            return;
        }

        if (reinviteWaits)
        {
            reinviteWaits = false;
            reinviteSdp = waitingSdp;
        }

        SendReinvite(reinviteSdp, null);
    }

    private void RunWaitingReinvite()
    {
        if (reinviteWaits && state == SipCallState.Confirmed && !reinviting && !lateAck && success is null)
        {
            reinviteWaits = false;
            SendReinvite(waitingSdp, null);
        }
    }

    private void SendBye(string? authorization)
    {
        var branch = core.Random.Next();
        var writer = Dialog.Begin(SipMethod.Bye, branch, ++Dialog.LocalSequence, authorization);
        if (leaveReason is not null)
        {
            writer.Raw("Reason: "u8).Text(leaveReason).Line();
        }

        writer.End();
        StopTimers();
        bye = core.Request(branch, SipMethod.Bye, Dialog.Transport, Dialog.NextHop, core.Writer.Span, this);
    }

    private void OnByeResponse(SipMessage response)
    {
        if (response.StatusCode < 200)
        {
            return;
        }

        if (response.StatusCode is 401 or 407 && !byeRetried && Authorization(response, SipMethod.Bye) is { } authorization)
        {
            byeRetried = true;
            SendBye(authorization);
            return;
        }

        Apply(SipCallEvent.ByeDone, default);
    }
}
