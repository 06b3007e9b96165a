using static CallCenter.Sip.SipCallActions;
using E = CallCenter.Sip.SipCallEvent;
using S = CallCenter.Sip.SipCallState;

namespace CallCenter.Sip;

/// <summary>What can happen to a call, from here or from the wire.</summary>
internal enum SipCallEvent
{
    /// <summary>Here: ring.</summary>
    Ring,

    /// <summary>Here: answer.</summary>
    Accept,

    /// <summary>Here: refuse.</summary>
    Reject,

    /// <summary>Here: hang up.</summary>
    Hangup,

    /// <summary>Wire: CANCEL.</summary>
    Cancel,

    /// <summary>Wire: ACK to a 2xx.</summary>
    Ack,

    /// <summary>Timer: no ACK to a 2xx of ours.</summary>
    AckTimeout,

    /// <summary>Wire: 101 to 199 (or 100).</summary>
    Provisional,

    /// <summary>Wire: 401 or 407 to our INVITE, and we have credentials to try again with.</summary>
    Challenged,

    /// <summary>Wire: the first 2xx to our INVITE.</summary>
    Success,

    /// <summary>Wire: a final response of 300 and more to our INVITE.</summary>
    Failure,

    /// <summary>Timer: nothing came to our INVITE, or no final response to our CANCEL.</summary>
    InviteTimeout,

    /// <summary>The INVITE or a response to it could not be sent.</summary>
    TransportError,

    /// <summary>Wire: BYE.</summary>
    Bye,

    /// <summary>Our BYE was answered or given up.</summary>
    ByeDone,

    /// <summary>Wire: the peer says by 481 that it does not know the dialog.</summary>
    DialogLost,
}

/// <summary>What is to be done, in the order of the bits.</summary>
[Flags]
internal enum SipCallActions
{
    None = 0,
    SendProvisional = 1,
    SendSuccess = 1 << 1,
    SendRefusal = 1 << 2,
    SendTerminated = 1 << 3,
    SendAck = 1 << 4,
    SendCancel = 1 << 5,
    SendBye = 1 << 6,
    TellProgress = 1 << 7,
    TellAnswered = 1 << 8,
    TellConfirmed = 1 << 9,
    TellEnded = 1 << 10,
    SendInvite = 1 << 11,
}

/// <summary>The transitions of a call (RFC 3261 §9, §13, §15). Pure; an event that does not apply changes nothing and does nothing.</summary>
internal static class SipCallMachine
{
    public static (S State, SipCallActions Actions) Next(S state, E happened) => (state, happened) switch
    {
        (S.Incoming or S.Ringing, E.Ring) => (S.Ringing, SendProvisional),
        (S.Incoming or S.Ringing, E.Accept) => (S.Accepted, SendSuccess),
        (S.Incoming or S.Ringing, E.Reject or E.Hangup) => (S.Ended, SendRefusal | TellEnded),
        (S.Incoming or S.Ringing, E.Cancel or E.Bye) => (S.Ended, SendTerminated | TellEnded),
        (S.Incoming or S.Ringing, E.TransportError) => (S.Ended, TellEnded),

        (S.Accepted, E.Ack) => (S.Confirmed, TellConfirmed),
        (S.Accepted, E.Hangup) => (S.AcceptedLeaving, None),
        (S.AcceptedLeaving, E.Ack) => (S.Leaving, SendBye | TellEnded),
        (S.Accepted or S.AcceptedLeaving, E.AckTimeout) => (S.Leaving, SendBye | TellEnded),
        (S.Accepted or S.AcceptedLeaving, E.Bye) => (S.Ended, TellEnded),

        (S.Calling, E.Provisional) => (S.Proceeding, TellProgress),
        (S.Proceeding, E.Provisional) => (S.Proceeding, TellProgress),
        (S.Calling or S.Proceeding, E.Challenged) => (S.Calling, SendInvite),
        (S.CallingLeaving, E.Provisional) => (S.Cancelling, SendCancel),
        (S.Calling or S.Proceeding, E.Success) => (S.Confirmed, SendAck | TellAnswered),
        (S.CallingLeaving or S.Cancelling, E.Success) => (S.Leaving, SendAck | SendBye | TellEnded),
        (S.Calling or S.CallingLeaving or S.Proceeding or S.Cancelling, E.Failure or E.InviteTimeout or E.TransportError) => (S.Ended, TellEnded),
        (S.Calling, E.Hangup) => (S.CallingLeaving, None),
        (S.Proceeding, E.Hangup) => (S.Cancelling, SendCancel),

        (S.Confirmed, E.Hangup or E.AckTimeout) => (S.Leaving, SendBye | TellEnded),
        (S.Confirmed, E.Bye) => (S.Ended, TellEnded),
        (S.Confirmed, E.DialogLost) => (S.Ended, TellEnded),

        (S.Leaving, E.Bye or E.ByeDone) => (S.Ended, None),
        _ => (state, None),
    };
}
