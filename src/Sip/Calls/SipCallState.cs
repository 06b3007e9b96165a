namespace CallCenter.Sip;

/// <summary>Where one INVITE session stands; its transitions are in <see cref="SipCallMachine"/>.</summary>
public enum SipCallState
{
    /// <summary>Incoming: 100 sent, nothing else yet.</summary>
    Incoming,

    /// <summary>Incoming: 180 or 183 sent.</summary>
    Ringing,

    /// <summary>Incoming: 2xx sent, ACK not yet seen.</summary>
    Accepted,

    /// <summary>Incoming: 2xx sent and already hung up here; the BYE waits for the ACK (RFC 3261 §15).</summary>
    AcceptedLeaving,

    /// <summary>Outgoing: INVITE sent, nothing heard.</summary>
    Calling,

    /// <summary>Outgoing: hung up before any answer was heard; the CANCEL waits for a provisional (RFC 3261 §9.1).</summary>
    CallingLeaving,

    /// <summary>Outgoing: a provisional response was heard.</summary>
    Proceeding,

    /// <summary>Outgoing: CANCEL sent, the final response is awaited.</summary>
    Cancelling,

    /// <summary>Both sides agreed: the session is up.</summary>
    Confirmed,

    /// <summary>BYE sent, its response is awaited.</summary>
    Leaving,

    /// <summary>Over.</summary>
    Ended,
}

/// <summary>Who sent the INVITE.</summary>
public enum SipDirection
{
    /// <summary>The peer called us.</summary>
    Incoming,

    /// <summary>We called the peer.</summary>
    Outgoing,
}
