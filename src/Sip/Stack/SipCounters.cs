namespace CallCenter.Sip;

/// <summary>A snapshot of a stack's counters. All but the "live" ones only grow.</summary>
/// <param name="MessagesIn">Datagrams taken by the loop.</param>
/// <param name="MessagesOut">Messages sent, retransmissions included.</param>
/// <param name="Malformed">Messages refused by the parser.</param>
/// <param name="Dropped">Datagrams dropped because the inbox was full.</param>
/// <param name="Stray">Responses and ACKs that belong to nothing here.</param>
/// <param name="RetransmissionsIn">Requests and responses that had come before.</param>
/// <param name="RetransmissionsOut">Messages sent again by a timer or for a retransmission.</param>
/// <param name="Shed">Requests refused or dropped because of <see cref="SipStackOptions.MaxTransactions"/> or <see cref="SipStackOptions.MaxCalls"/>.</param>
/// <param name="SendFailures">Messages the socket did not take.</param>
/// <param name="Faults">Exceptions caught at the loop: each is a bug, here or in the user's code.</param>
/// <param name="DigestFailures">Wrong digests.</param>
/// <param name="LockedSources">Sources locked out at this moment.</param>
/// <param name="LiveTransactions">Transactions at this moment.</param>
/// <param name="LiveDialogs">Calls at this moment.</param>
/// <param name="LiveBindings">Registrar bindings at this moment.</param>
public sealed record SipCounters(
    long MessagesIn,
    long MessagesOut,
    long Malformed,
    long Dropped,
    long Stray,
    long RetransmissionsIn,
    long RetransmissionsOut,
    long Shed,
    long SendFailures,
    long Faults,
    long DigestFailures,
    int LockedSources,
    int LiveTransactions,
    int LiveDialogs,
    int LiveBindings);
