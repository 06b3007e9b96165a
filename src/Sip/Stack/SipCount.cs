namespace CallCenter.Sip;

/// <summary>The counters as the loop keeps them; written on the loop only, except <see cref="Dropped"/>.</summary>
internal sealed class SipCount
{
    public long MessagesIn;
    public long MessagesOut;
    public long Malformed;
    public long Dropped;
    public long Stray;
    public long RetransmissionsIn;
    public long RetransmissionsOut;
    public long Shed;
    public long SendFailures;
    public long Faults;
    public long DigestFailures;
    public int LockedSources;
    public int LiveTransactions;
    public int LiveDialogs;
    public int LiveBindings;

    public SipCounters Read() => new(
        Volatile.Read(ref MessagesIn), Volatile.Read(ref MessagesOut), Volatile.Read(ref Malformed), Volatile.Read(ref Dropped),
        Volatile.Read(ref Stray), Volatile.Read(ref RetransmissionsIn), Volatile.Read(ref RetransmissionsOut), Volatile.Read(ref Shed),
        Volatile.Read(ref SendFailures), Volatile.Read(ref Faults), Volatile.Read(ref DigestFailures), Volatile.Read(ref LockedSources),
        Volatile.Read(ref LiveTransactions), Volatile.Read(ref LiveDialogs), Volatile.Read(ref LiveBindings));
}
