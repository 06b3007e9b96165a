using static CallCenter.Sip.TransactionActions;

namespace CallCenter.Sip;

/// <summary>States of RFC 3261 §17.1.1 and RFC 6026 §7.2.</summary>
internal enum InviteClientState
{
    Calling,
    Proceeding,
    Completed,
    Accepted,
    Terminated,
}

/// <summary>What can happen to an INVITE client transaction.</summary>
internal enum InviteClientEvent
{
    Provisional,
    Success,
    Failure,
    TimerA,
    TimerB,
    TimerD,
    TimerM,
    TransportError,
}

/// <summary>The INVITE client transaction (RFC 3261 figure 5 as corrected by RFC 6026). Pure.</summary>
internal static class InviteClientMachine
{
    public const TransactionActions Start = Send | StartRetransmit | StartTimeout;

    public static (InviteClientState State, TransactionActions Actions) Next(InviteClientState state, InviteClientEvent happened) => (state, happened) switch
    {
        (InviteClientState.Calling, InviteClientEvent.Provisional) => (InviteClientState.Proceeding, Tell | StopRetransmit | StopTimeout),
        (InviteClientState.Calling, InviteClientEvent.Success) => (InviteClientState.Accepted, Tell | StopRetransmit | StartLinger),
        (InviteClientState.Calling, InviteClientEvent.Failure) => (InviteClientState.Completed, SendAck | Tell | StopRetransmit | StartLinger),
        (InviteClientState.Calling, InviteClientEvent.TimerA) => (InviteClientState.Calling, Resend | DoubleRetransmit),
        (InviteClientState.Calling, InviteClientEvent.TimerB) => (InviteClientState.Terminated, TellTimeout | Finish),
        (InviteClientState.Calling, InviteClientEvent.TransportError) => (InviteClientState.Terminated, TellTransportError | Finish),
        (InviteClientState.Proceeding, InviteClientEvent.Provisional) => (InviteClientState.Proceeding, Tell),
        (InviteClientState.Proceeding, InviteClientEvent.Success) => (InviteClientState.Accepted, Tell | StartLinger),
        (InviteClientState.Proceeding, InviteClientEvent.Failure) => (InviteClientState.Completed, SendAck | Tell | StartLinger),
        (InviteClientState.Completed, InviteClientEvent.Failure) => (InviteClientState.Completed, SendAck),
        (InviteClientState.Completed, InviteClientEvent.TimerD) => (InviteClientState.Terminated, Finish),
        (InviteClientState.Completed, InviteClientEvent.TransportError) => (InviteClientState.Terminated, Finish),
        (InviteClientState.Accepted, InviteClientEvent.Success) => (InviteClientState.Accepted, Tell),
        (InviteClientState.Accepted, InviteClientEvent.TimerM) => (InviteClientState.Terminated, Finish),
        _ => (state, None),
    };
}
