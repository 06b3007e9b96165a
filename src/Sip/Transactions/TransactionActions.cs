namespace CallCenter.Sip;

/// <summary>What a transaction machine wants done, in the order of the bits.</summary>
[Flags]
internal enum TransactionActions
{
    None = 0,

    /// <summary>Send the message that came with the event.</summary>
    Send = 1,

    /// <summary>Send the last message again.</summary>
    Resend = 1 << 1,

    /// <summary>Send the ACK to a final response other than 2xx.</summary>
    SendAck = 1 << 2,

    /// <summary>Hand the message to the user of the transaction.</summary>
    Tell = 1 << 3,

    /// <summary>Start the retransmission timer (A, E, G) at T1; never on a reliable transport.</summary>
    StartRetransmit = 1 << 4,

    /// <summary>Start it again, its interval doubled (to T2 at most where the RFC says so).</summary>
    DoubleRetransmit = 1 << 5,

    /// <summary>Stop the retransmission timer.</summary>
    StopRetransmit = 1 << 6,

    /// <summary>Start the timer that gives up (B, F, H): 64×T1.</summary>
    StartTimeout = 1 << 7,

    /// <summary>Stop it.</summary>
    StopTimeout = 1 << 8,

    /// <summary>Start the timer that absorbs late copies (D, I, J, K, L, M) in place of the one that gives up.</summary>
    StartLinger = 1 << 9,

    /// <summary>Tell the user that nothing came.</summary>
    TellTimeout = 1 << 10,

    /// <summary>Tell the user that sending failed.</summary>
    TellTransportError = 1 << 11,

    /// <summary>Forget the transaction.</summary>
    Finish = 1 << 12,
}
