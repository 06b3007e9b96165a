using System.Net;
using System.Text;

namespace CallCenter.Sip;

/// <summary>The calling side of a call (RFC 3261 §13.2): INVITE, its responses, ACK, CANCEL.</summary>
public sealed partial class SipCall : IClientTransactionUser
{
    private OutgoingInvite? outgoing;
    private ClientTransaction? inviteTransaction;
    private uint inviteSequence;
    private string? authorizationOfInvite;
    private int challenges;
    private byte[]? ackBytes;
    private bool lateAck;
    private bool ringTimedOut;
    private List<string>? forks;
    private IPEndPoint? responseSource;
    private SipTimer? ringTimer;
    private SipTimer? cancelTimer;

    /// <summary>Sends an INVITE.</summary>
    internal static SipCall Send(SipCore core, OutgoingInvite invite, ISipCallUser user)
    {
        foreach (var header in invite.Headers)
        {
            if (!Ascii.IsToken(Encoding.UTF8.GetBytes(header.Key)) || header.Value.AsSpan().ContainsAny('\r', '\n', '\0'))
            {
                throw new ArgumentException("A header of the call holds a control character or has no proper name", nameof(invite));
            }
        }

        var dialog = SipDialog.Of(core, invite, core.TransportFor(invite.NextHop, invite.Local), core.Random.Next());
        var sent = new SipCall(core, dialog, SipDirection.Outgoing, SipCallState.Calling, invite.NextHop) { User = user, outgoing = invite };
        core.Add(sent);
        sent.ringTimer = new SipTimer(static owner => ((SipCall)owner).OnRingTimeout(), sent);
        core.Wheel.Set(sent.ringTimer, (long)invite.RingTimeout.TotalMilliseconds);
        sent.SendInvite(null);
        return sent;
    }

    void IClientTransactionUser.OnResponse(ClientTransaction transaction, SipMessage response, IPEndPoint source)
    {
        RemoteSource = source;
        responseSource = source;
        if (ReferenceEquals(transaction, inviteTransaction))
        {
            OnInviteResponse(response, source);
        }
        else if (ReferenceEquals(transaction, bye))
        {
            OnByeResponse(response);
        }
        else if (response.StatusCode >= 200)
        {
            (transaction.State as Action<SipCall, PingResult>)?.Invoke(this, new PingResult(response.StatusCode, core.Time.GetElapsedTime(transaction.SentAt)));
            if (transaction.Method == SipMethod.Info && response.StatusCode == 481)
            {
                Apply(SipCallEvent.DialogLost, default);
            }
        }
    }

    void IClientTransactionUser.OnFailure(ClientTransaction transaction, ClientFailure failure)
    {
        if (ReferenceEquals(transaction, inviteTransaction))
        {
            if (reinviting)
            {
                ReinviteFailed(408);
            }
            else
            {
                Apply(failure == ClientFailure.Timeout ? SipCallEvent.InviteTimeout : SipCallEvent.TransportError, default);
            }
        }
        else if (ReferenceEquals(transaction, bye))
        {
            Apply(SipCallEvent.ByeDone, default);
        }
        else
        {
            (transaction.State as Action<SipCall, PingResult>)?.Invoke(this, new PingResult(0, core.Time.GetElapsedTime(transaction.SentAt)));
        }
    }

    private void SendInvite(string? authorization)
    {
        authorizationOfInvite = authorization;
        var branch = core.Random.Next();
        inviteSequence = ++Dialog.LocalSequence;
        Dialog.Begin(SipMethod.Invite, branch, inviteSequence, authorization).Headers(outgoing!.Headers).End(outgoing.Sdp);
        inviteTransaction = core.Request(branch, SipMethod.Invite, Dialog.Transport, Dialog.NextHop, core.Writer.Span, this);
    }

    private void OnInviteResponse(SipMessage response, IPEndPoint source)
    {
        if (reinviting)
        {
            OnReinviteResponse(response, source);
            return;
        }

        var code = response.StatusCode;
        if (code < 200)
        {
            var sdp = response.Sdp;
            if (!response.ToTag.IsEmpty && state is SipCallState.Calling or SipCallState.Proceeding)
            {
                Dialog.Learn(response, source);
                RemoteSdp = sdp ?? RemoteSdp;
            }

            Apply(SipCallEvent.Provisional, new Moment { Message = response, Sdp = sdp });
        }
        else if (code < 300)
        {
            if (!Apply(SipCallEvent.Success, new Moment { Message = response }))
            {
                OnSuccessAgain(response, source);
            }
        }
        else if (code is not (401 or 407) || Authorization(response, SipMethod.Invite) is not { } authorization
            || !Apply(SipCallEvent.Challenged, new Moment { Reason = authorization }))
        {
            Apply(SipCallEvent.Failure, new Moment { Message = response });
        }
    }

    /// <summary>The first 2xx: the dialog is now with whoever sent it.</summary>
    private void OnAccepted(SipMessage response)
    {
        core.Wheel.Stop(ringTimer);
        core.Wheel.Stop(cancelTimer);
        Dialog.Learn(response, responseSource!);
        var sdp = response.Sdp;
        RemoteSdp = sdp ?? RemoteSdp;
        if (outgoing!.Sdp is not null || sdp is null || leaving || ringTimedOut)
        {
            SendAck(null);
        }
        else
        {
            lateAck = true;
        }
    }

    /// <summary>A 2xx that came before, or one of another branch of a fork (RFC 3261 §13.2.2.4): that one is acknowledged and hung up.</summary>
    private void OnSuccessAgain(SipMessage response, IPEndPoint source)
    {
        if (Dialog.IsPeer(response))
        {
            if (ackBytes is not null)
            {
                core.Send(Dialog.Transport, ackBytes, Dialog.NextHop, again: true);
            }

            return;
        }

        var fork = Dialog.Fork(response, source);
        fork.Begin(SipMethod.Ack, core.Random.Next(), inviteSequence, authorizationOfInvite).End();
        core.Send(fork.Transport, core.Writer.Memory, fork.NextHop, again: false);
        forks ??= [];
        if (!forks.Contains(fork.RemoteTag))
        {
            forks.Add(fork.RemoteTag);
            var branch = core.Random.Next();
            fork.Begin(SipMethod.Bye, branch, inviteSequence + 1, null).End();
            core.Request(branch, SipMethod.Bye, fork.Transport, fork.NextHop, core.Writer.Span, null);
        }
    }

    private void SendAck(SessionDescription? sdp)
    {
        lateAck = false;
        Dialog.Begin(SipMethod.Ack, core.Random.Next(), inviteSequence, authorizationOfInvite).End(sdp);
        ackBytes = core.Writer.Span.ToArray();
        core.Send(Dialog.Transport, ackBytes, Dialog.NextHop, again: false);
    }

    private void SendCancel()
    {
        core.Wheel.Stop(ringTimer);
        if (inviteTransaction is not { Request: { } request } transaction)
        {
            return;
        }

        var cancel = core.Derive(SipMethod.Cancel, request, [], leaveReason);
        core.Request(transaction.Branch, SipMethod.Cancel, transaction.Transport, transaction.Destination, cancel, null);
        core.Wheel.Set(cancelTimer ??= new SipTimer(static owner => ((SipCall)owner).OnCancelTimeout(), this), 64 * core.Options.T1Ms);
    }

    /// <summary>No final response to a cancelled INVITE: the peer is gone (RFC 3261 §9.1).</summary>
    private void OnCancelTimeout()
    {
        inviteTransaction?.Abandon();
        Apply(SipCallEvent.InviteTimeout, default);
    }

    private void OnRingTimeout()
    {
        if (state is SipCallState.Calling or SipCallState.Proceeding)
        {
            ringTimedOut = true;
            Apply(SipCallEvent.Hangup, default);
        }
    }

    /// <summary>The header that answers a challenge; null when we have no credentials or they were refused.</summary>
    private string? Authorization(SipMessage response, SipMethod method)
    {
        if (outgoing?.Credentials is not { } credentials || Digest.Choose(response) is not { } challenge)
        {
            return null;
        }

        var isStale = challenge["stale"].Equals("true", StringComparison.OrdinalIgnoreCase);
        if (method == SipMethod.Invite && state != SipCallState.Confirmed && ++challenges > (isStale ? 2 : 1))
        {
            return null;
        }

        if (state != SipCallState.Confirmed && method == SipMethod.Invite)
        {
            Dialog.Unlearn(outgoing.Target, outgoing.NextHop);
        }

        var value = Digest.Answer(
            challenge, credentials, Encoding.ASCII.GetString(SipMethods.Text(method)), Dialog.RemoteTarget, SipCore.HexText(core.Random.Next()));
        return value is null ? null : (response.StatusCode == 401 ? "Authorization: " : "Proxy-Authorization: ") + value;
    }
}
