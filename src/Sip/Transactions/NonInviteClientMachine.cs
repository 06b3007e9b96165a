using static CallCenter.Sip.TransactionActions;

namespace CallCenter.Sip;

/// <summary>States of RFC 3261 §17.1.2.</summary>
internal enum NonInviteClientState
{
    Trying,
    Proceeding,
    Completed,
    Terminated,
}

/// <summary>What can happen to a client transaction other than INVITE.</summary>
internal enum NonInviteClientEvent
{
    Provisional,
    Final,
    TimerE,
    TimerF,
    TimerK,
    TransportError,
}

/// <summary>The client transaction of every method but INVITE (RFC 3261 figure 6). Pure.</summary>
internal static class NonInviteClientMachine
{
    public const TransactionActions Start = Send | StartRetransmit | StartTimeout;

    public static (NonInviteClientState State, TransactionActions Actions) Next(NonInviteClientState state, NonInviteClientEvent happened) => (state, happened) switch
    {
        (NonInviteClientState.Trying, NonInviteClientEvent.Provisional) => (NonInviteClientState.Proceeding, Tell),
        (NonInviteClientState.Trying or NonInviteClientState.Proceeding, NonInviteClientEvent.Final) =>
            (NonInviteClientState.Completed, Tell | StopRetransmit | StartLinger),
        (NonInviteClientState.Trying or NonInviteClientState.Proceeding, NonInviteClientEvent.TimerE) => (state, Resend | DoubleRetransmit),
        (NonInviteClientState.Trying or NonInviteClientState.Proceeding, NonInviteClientEvent.TimerF) =>
            (NonInviteClientState.Terminated, TellTimeout | Finish),
        (NonInviteClientState.Trying or NonInviteClientState.Proceeding, NonInviteClientEvent.TransportError) =>
            (NonInviteClientState.Terminated, TellTransportError | Finish),
        (NonInviteClientState.Proceeding, NonInviteClientEvent.Provisional) => (NonInviteClientState.Proceeding, Tell),
        (NonInviteClientState.Completed, NonInviteClientEvent.TimerK) => (NonInviteClientState.Terminated, Finish),
        _ => (state, None),
    };
}
