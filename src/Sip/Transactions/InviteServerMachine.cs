using static CallCenter.Sip.TransactionActions;

namespace CallCenter.Sip;

/// <summary>States of RFC 3261 §17.2.1 and RFC 6026 §7.1.</summary>
internal enum InviteServerState
{
    Proceeding,
    Completed,
    Confirmed,
    Accepted,
    Terminated,
}

/// <summary>What can happen to an INVITE server transaction.</summary>
internal enum InviteServerEvent
{
    Request,
    Provisional,
    Success,
    Failure,
    Ack,
    TimerG,
    TimerH,
    TimerI,
    TimerL,
    TransportError,
}

/// <summary>The INVITE server transaction (RFC 3261 figure 7 as corrected by RFC 6026). Pure.</summary>
internal static class InviteServerMachine
{
    public static (InviteServerState State, TransactionActions Actions) Next(InviteServerState state, InviteServerEvent happened) => (state, happened) switch
    {
        (InviteServerState.Proceeding, InviteServerEvent.Request) => (InviteServerState.Proceeding, Resend),
        (InviteServerState.Proceeding, InviteServerEvent.Provisional) => (InviteServerState.Proceeding, Send),
        (InviteServerState.Proceeding, InviteServerEvent.Success) => (InviteServerState.Accepted, Send | StartLinger),
        (InviteServerState.Proceeding, InviteServerEvent.Failure) => (InviteServerState.Completed, Send | StartRetransmit | StartTimeout),
        (InviteServerState.Proceeding, InviteServerEvent.TransportError) => (InviteServerState.Terminated, TellTransportError | Finish),
        (InviteServerState.Completed, InviteServerEvent.Request) => (InviteServerState.Completed, Resend),
        (InviteServerState.Completed, InviteServerEvent.Ack) => (InviteServerState.Confirmed, StopRetransmit | StartLinger),
        (InviteServerState.Completed, InviteServerEvent.TimerG) => (InviteServerState.Completed, Resend | DoubleRetransmit),
        (InviteServerState.Completed, InviteServerEvent.TimerH) => (InviteServerState.Terminated, Finish),
        (InviteServerState.Completed, InviteServerEvent.TransportError) => (InviteServerState.Terminated, Finish),
        (InviteServerState.Confirmed, InviteServerEvent.TimerI) => (InviteServerState.Terminated, Finish),
        (InviteServerState.Accepted, InviteServerEvent.Success) => (InviteServerState.Accepted, Send),
        (InviteServerState.Accepted, InviteServerEvent.Ack) => (InviteServerState.Accepted, Tell),
        (InviteServerState.Accepted, InviteServerEvent.TimerL) => (InviteServerState.Terminated, Finish),
        _ => (state, None),
    };
}
