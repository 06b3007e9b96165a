using CallCenter.Media.Native;

namespace CallCenter.Media.Rtp;

/// <summary>What became of a packet's source.</summary>
internal enum LatchVerdict
{
    /// <summary>The known source.</summary>
    Accepted,

    /// <summary>From now on the known source.</summary>
    Learned,

    /// <summary>Not the peer: to be dropped.</summary>
    Foreign,
}

/// <summary>
/// Decides whose packets are the peer's: the address must be an allowed one; the port is learned from the first packet
/// and locked; it is learned again only after an offer/answer, or for the same address and SSRC after 2 s of silence.
/// Pure; time in units of 1/8000 s.
/// </summary>
internal struct SourceLatch
{
    private const long RelearnAfter = 2 * MediaClock.Second;

    /// <summary>After an answer that moved the peer, packets still under way from its old port must not be learned.</summary>
    private const long OldPortRests = MediaClock.Second;

    private NetAddress[]? allowed;
    private NetAddress old;
    private long oldUntil;
    private long lastAt;

    /// <summary>Whether a source is locked.</summary>
    public bool Locked { get; private set; }

    /// <summary>The source, once locked.</summary>
    public NetAddress Source { get; private set; }

    /// <summary>The SSRC last accepted.</summary>
    public uint Ssrc { get; private set; }

    /// <summary>A new offer/answer.</summary>
    /// <param name="addresses">Where packets may come from.</param>
    /// <param name="moved">The peer named another address or port than before.</param>
    /// <param name="now">Now.</param>
    public void Reopen(NetAddress[] addresses, bool moved, long now)
    {
        allowed = addresses;
        if (moved && Locked)
        {
            old = Source;
            oldUntil = now + OldPortRests;
        }

        Locked = false;
    }

    /// <summary>Takes up a source known from before a crash.</summary>
    public void Restore(in NetAddress source, uint ssrc, long now)
    {
        Source = source;
        Ssrc = ssrc;
        Locked = true;
        lastAt = now;
    }

    /// <summary>Judges a packet.</summary>
    public LatchVerdict Judge(in NetAddress from, uint ssrc, long now)
    {
        if (Locked && from == Source && allowed is not null)
        {
            Ssrc = ssrc;
            lastAt = now;
            return LatchVerdict.Accepted;
        }

        if (!IsAllowed(from) || (Locked ? !MayMove(from, ssrc, now) : now < oldUntil && from == old))
        {
            return LatchVerdict.Foreign;
        }

        Source = from;
        Ssrc = ssrc;
        Locked = true;
        lastAt = now;
        return LatchVerdict.Learned;
    }

    /// <summary>Whether an address is one of the peer's, whatever the port.</summary>
    public readonly bool IsAllowed(in NetAddress from)
    {
        foreach (var address in allowed ?? [])
        {
            if (address.SameHost(from))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool MayMove(in NetAddress from, uint ssrc, long now) =>
        from.SameHost(Source) && ssrc == Ssrc && now - lastAt >= RelearnAfter;
}
