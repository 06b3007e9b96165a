using static CallCenter.Sip.TransactionActions;

namespace CallCenter.Sip;

/// <summary>States of RFC 3261 §17.2.2.</summary>
internal enum NonInviteServerState
{
    Trying,
    Proceeding,
    Completed,
    Terminated,
}

/// <summary>What can happen to a server transaction other than INVITE.</summary>
internal enum NonInviteServerEvent
{
    Request,
    Provisional,
    Final,
    TimerJ,
    TransportError,
}

/// <summary>The server transaction of every method but INVITE (RFC 3261 figure 8). Pure.</summary>
internal static class NonInviteServerMachine
{
    public static (NonInviteServerState State, TransactionActions Actions) Next(NonInviteServerState state, NonInviteServerEvent happened) => (state, happened) switch
    {
        (NonInviteServerState.Trying or NonInviteServerState.Proceeding, NonInviteServerEvent.Provisional) => (NonInviteServerState.Proceeding, Send),
        (NonInviteServerState.Trying or NonInviteServerState.Proceeding, NonInviteServerEvent.Final) => (NonInviteServerState.Completed, Send | StartLinger),
        (NonInviteServerState.Proceeding or NonInviteServerState.Completed, NonInviteServerEvent.Request) => (state, Resend),
        (NonInviteServerState.Proceeding or NonInviteServerState.Completed, NonInviteServerEvent.TransportError) =>
            (NonInviteServerState.Terminated, TellTransportError | Finish),
        (NonInviteServerState.Completed, NonInviteServerEvent.TimerJ) => (NonInviteServerState.Terminated, Finish),
        _ => (state, None),
    };
}
