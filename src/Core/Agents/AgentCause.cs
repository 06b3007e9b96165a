namespace CallCenter.Core.Agents;

/// <summary>Why an agent is in his state. Persisted: values are append-only.</summary>
public enum AgentCause
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>The agent asked for it.</summary>
    OwnWish = 1,

    /// <summary>The phone rang and nobody took it (久叫不应).</summary>
    RingNoAnswer = 2,

    /// <summary>The phone refused: busy, declined, an error code or a redirection.</summary>
    PhoneRefused = 3,

    /// <summary>The phone is not registered or does not answer.</summary>
    PhoneGone = 4,

    /// <summary>A call is offered or going on.</summary>
    Call = 5,

    /// <summary>The wrap-up time is over.</summary>
    WrapUpOver = 6,

    /// <summary>The drill to which the seat belongs is over.</summary>
    DrillOver = 7,

    /// <summary>Somebody else signed in at the same phone, or the same person at another one.</summary>
    Replaced = 8,

    /// <summary>The server started anew.</summary>
    ServerRestarted = 9,

    /// <summary>A life was at risk: an offer was taken back or a wrap-up cut short.</summary>
    Urgent = 10,
}
