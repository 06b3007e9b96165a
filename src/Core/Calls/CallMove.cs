namespace CallCenter.Core.Calls;

/// <summary>What may move a call from one state to another.</summary>
public enum CallMove
{
    /// <summary>The service is known and open.</summary>
    Admit = 1,

    /// <summary>Takes its place in a queue.</summary>
    Enqueue = 2,

    /// <summary>An agent is reserved for it.</summary>
    Offer = 3,

    /// <summary>The offer came to nothing: back at its place.</summary>
    OfferFailed = 4,

    /// <summary>A forwarded line is dialled.</summary>
    Forward = 5,

    /// <summary>The forwarded line came to nothing: back at its place.</summary>
    ForwardFailed = 6,

    /// <summary>The agent or the forwarded party took it.</summary>
    Accept = 7,

    /// <summary>The agent's line was lost (not hung up): the caller is kept and waits again.</summary>
    PartyLost = 8,

    /// <summary>It is over, whoever ended it.</summary>
    End = 9,

    /// <summary>The agent interrupts the talk; the caller hears music.</summary>
    Hold = 10,

    /// <summary>The agent comes back.</summary>
    Resume = 11,

    /// <summary>The agent gives it into a queue: the caller is kept and waits again.</summary>
    PassToQueue = 12,

    /// <summary>The agent has taken a call that goes out: the citizen is dialled.</summary>
    CallOut = 13,
}
