using System.Net;

namespace CallCenter.Sip;

/// <summary>One INVITE session of either direction and its dialog. Everything here is called on the loop thread of its stack.</summary>
public sealed partial class SipCall
{
    private readonly SipCore core;
    private SipCallState state;
    private bool told;
    private bool leaving;
    private string? leaveReason;

    private SipCall(SipCore core, SipDialog dialog, SipDirection direction, SipCallState state, IPEndPoint source)
    {
        this.core = core;
        this.state = state;
        Dialog = dialog;
        Direction = direction;
        RemoteSource = source;
        Id = core.NewCallId();
    }

    /// <summary>Number of this call in this process.</summary>
    public long Id { get; }

    /// <summary>Call-ID.</summary>
    public string CallId => Dialog.CallId;

    /// <summary>Who called.</summary>
    public SipDirection Direction { get; }

    /// <summary>Where it stands.</summary>
    public SipCallState State => state;

    /// <summary>The INVITE of an incoming call; null for an outgoing or restored one.</summary>
    public SipMessage? Request { get; private set; }

    /// <summary>Where the peer's last message came from; the next hop before that.</summary>
    public IPEndPoint RemoteSource { get; private set; }

    /// <summary>Our endpoint of this call.</summary>
    public IPEndPoint LocalEndpoint => Dialog.Transport.Local;

    /// <summary>The peer's last session description, or null.</summary>
    public SessionDescription? RemoteSdp { get; private set; }

    /// <summary>Who is told what happens; nothing is told while it is null.</summary>
    public ISipCallUser? User { get; set; }

    /// <summary>Anything the user wants to find again.</summary>
    public object? Tag { get; set; }

    internal SipDialog Dialog { get; }

    /// <summary>Ends the call as its state needs: CANCEL (at once or after the first provisional), BYE (at once or after the ACK), 603 for
    /// an incoming call not yet answered. <see cref="ISipCallUser.OnEnded"/> follows from the loop, never inside this method.</summary>
    /// <param name="reasonHeader">Reason header (RFC 3326) for BYE or CANCEL, or null.</param>
    public void Hangup(string? reasonHeader = null)
    {
        core.AssertLoop();
        leaving |= state is not SipCallState.Incoming and not SipCallState.Ringing && state < SipCallState.Leaving;
        leaveReason ??= reasonHeader;
        Apply(SipCallEvent.Hangup, new Moment { Code = 603 });
    }

    /// <summary>What a new process needs to take the dialog up.</summary>
    /// <returns>The snapshot; null while no dialog with both tags is established.</returns>
    public DialogSnapshot? Snapshot() =>
        state is SipCallState.Confirmed or SipCallState.Accepted or SipCallState.AcceptedLeaving ? Dialog.Snapshot(Direction) : null;

    /// <summary>The dialog's sequence numbers, which every request inside it moves: cheaper to compare than a snapshot.</summary>
    public (uint Local, uint Remote) Sequences => (Dialog.LocalSequence, Dialog.RemoteSequence);

    /// <summary>Takes up a dialog of an earlier process.</summary>
    internal static SipCall? Restored(SipCore core, DialogSnapshot snapshot, ISipCallUser user)
    {
        if (SipDialog.Of(core, snapshot) is not { } dialog)
        {
            return null;
        }

        var restored = new SipCall(core, dialog, snapshot.Direction, SipCallState.Confirmed, snapshot.NextHop) { User = user };
        return core.Add(restored) ? restored : null;
    }

    /// <summary>Asks the machine and does what it says.</summary>
    /// <returns>False when the event does not apply now.</returns>
    private bool Apply(SipCallEvent happened, in Moment moment)
    {
        var before = state;
        (state, var actions) = SipCallMachine.Next(state, happened);
        if (state == before && actions == SipCallActions.None)
        {
            return false;
        }

        Run(happened, actions, moment);
        if (state == SipCallState.Ended)
        {
            Forget();
        }

        return true;
    }

    private void Run(SipCallEvent happened, SipCallActions actions, in Moment moment)
    {
        if ((actions & SipCallActions.SendProvisional) != 0)
        {
            SendProvisional(moment.Sdp);
        }

        if ((actions & SipCallActions.SendSuccess) != 0)
        {
            SendSuccess(initialInvite!, Request!, moment.Sdp);
        }

        if ((actions & SipCallActions.SendRefusal) != 0)
        {
            SendRefusal(moment.Code, moment.Reason, moment.Headers, moment.ChallengeRealm, moment.Expected);
        }

        if ((actions & SipCallActions.SendTerminated) != 0)
        {
            SendRefusal(487, null, null, null, null);
        }

        if ((actions & SipCallActions.SendInvite) != 0)
        {
            SendInvite(moment.Reason);
        }

        if ((actions & SipCallActions.SendAck) != 0)
        {
            OnAccepted(moment.Message!);
        }

        if ((actions & SipCallActions.SendCancel) != 0)
        {
            SendCancel();
        }

        if ((actions & SipCallActions.SendBye) != 0)
        {
            SendBye(null);
        }

        if (told)
        {
            return;
        }

        if ((actions & SipCallActions.TellProgress) != 0 && moment.Message is { StatusCode: > 100 } progress)
        {
            User?.OnProgress(this, progress.StatusCode, progress.ReasonPhrase, moment.Sdp);
        }

        if ((actions & SipCallActions.TellAnswered) != 0)
        {
            User?.OnAnswered(this, RemoteSdp);
        }

        if ((actions & SipCallActions.TellConfirmed) != 0)
        {
            User?.OnConfirmed(this);
        }

        if ((actions & SipCallActions.TellEnded) != 0)
        {
            TellEnded(End(happened, moment));
        }
    }

    private void TellEnded(SipEnd end)
    {
        told = true;
        core.Defer(
            static notice =>
            {
                var (ended, how) = ((SipCall, SipEnd))notice;
                ended.User?.OnEnded(ended, how);
            },
            (this, end));
    }

    private SipEnd End(SipCallEvent happened, in Moment moment)
    {
        var reasonHeader = moment.Message?.Text(SipHeader.Reason);
        return happened switch
        {
            SipCallEvent.Bye => new SipEnd(SipEndCause.RemoteBye, 0, "", reasonHeader, []),
            SipCallEvent.Cancel => new SipEnd(SipEndCause.RemoteCancel, 487, "Request Terminated", reasonHeader, []),
            SipCallEvent.AckTimeout when state == SipCallState.Leaving && !leaving => new SipEnd(SipEndCause.NoAck, 0, "", null, []),
            SipCallEvent.Reject when moment.ChallengeRealm is not null => new SipEnd(SipEndCause.Challenged, 401, "Unauthorized", null, []),
            SipCallEvent.Reject when moment.Code is >= 300 and < 400 => new SipEnd(SipEndCause.Redirected, moment.Code, moment.Reason ?? "", null, []),
            SipCallEvent.Reject => new SipEnd(SipEndCause.Rejected, moment.Code, moment.Reason ?? SipResponseText.Phrase(moment.Code), null, []),
            SipCallEvent.DialogLost => new SipEnd(SipEndCause.Rejected, 481, SipResponseText.Phrase(481), null, []),
            _ when leaving || ringTimedOut || happened == SipCallEvent.Hangup => new SipEnd(
                ringTimedOut ? SipEndCause.Timeout : SipEndCause.LocalHangup, moment.Message?.StatusCode ?? (leaving ? 0 : moment.Code), "", leaveReason, []),
            SipCallEvent.Failure => Failed(moment.Message!, reasonHeader),
            SipCallEvent.TransportError => new SipEnd(SipEndCause.TransportError, 0, "", null, []),
            _ => new SipEnd(SipEndCause.Timeout, 408, SipResponseText.Phrase(408), null, []),
        };
    }

    private static SipEnd Failed(SipMessage response, string? reasonHeader)
    {
        var contacts = new List<SipUri>();
        if (response.StatusCode < 400)
        {
            foreach (var value in response.Values(SipHeader.Contact))
            {
                if (SipAddressView.TryParse(System.Text.Encoding.UTF8.GetBytes(value), out var address) && SipUri.TryParse(address.Uri, out var uri))
                {
                    contacts.Add(uri);
                }
            }
        }

        return new SipEnd(
            response.StatusCode < 400 ? SipEndCause.Redirected : SipEndCause.Rejected, response.StatusCode, response.ReasonPhrase, reasonHeader, contacts);
    }

    /// <summary>Over: nothing of the call is found any more and no timer of it runs.</summary>
    private void Forget()
    {
        StopTimers();
        core.Remove(this);
        if (initialInvite is not null)
        {
            initialInvite.Call = null;
            initialInvite = null;
        }
    }

    /// <summary>What came with an event.</summary>
    private readonly struct Moment
    {
        public SipMessage? Message { get; init; }

        public SessionDescription? Sdp { get; init; }

        public int Code { get; init; }

        public string? Reason { get; init; }

        public IReadOnlyList<KeyValuePair<string, string>>? Headers { get; init; }

        public string? ChallengeRealm { get; init; }

        public SipSecret? Expected { get; init; }
    }
}
