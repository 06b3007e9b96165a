using System.Net;

namespace CallCenter.Media;

/// <summary>What a leg has carried so far. Counters never go back while the leg lives.</summary>
public sealed record MediaLegStats
{
    /// <summary>RTP packets accepted from the peer.</summary>
    public long PacketsIn { get; init; }

    /// <summary>Their payload bytes.</summary>
    public long BytesIn { get; init; }

    /// <summary>RTP packets sent to the peer.</summary>
    public long PacketsOut { get; init; }

    /// <summary>Their payload bytes.</summary>
    public long BytesOut { get; init; }

    /// <summary>Packets the peer sent that did not arrive, by sequence number (RFC 3550, appendix A.3); duplicates can make it negative.</summary>
    public long Lost { get; init; }

    /// <summary>Packets dropped because they came from an address or port that is not the peer's.</summary>
    public long ForeignDropped { get; init; }

    /// <summary>Packets dropped because they were no RTP or of a payload type that was not agreed.</summary>
    public long UnknownDropped { get; init; }

    /// <summary>Interarrival jitter, ms (RFC 3550, section 6.4.1).</summary>
    public double JitterMs { get; init; }

    /// <summary>Round trip by RTCP, ms; null until the peer has reported on us (RFC 3550, section 6.4.1).</summary>
    public double? RoundTripMs { get; init; }

    /// <summary>Share of our packets the peer said it lost in its last report, 0-1; null until it has reported.</summary>
    public double? PeerLoss { get; init; }

    /// <summary>Jitter the peer sees from us, ms; null until it has reported.</summary>
    public double? PeerJitterMs { get; init; }

    /// <summary>Time since the peer's last RTP packet; null when there was none.</summary>
    public TimeSpan? SinceLastPacket { get; init; }

    /// <summary>Where the peer's RTP comes from; null until it was heard.</summary>
    public IPEndPoint? Latched { get; init; }

    /// <summary>Who sent RTP that was dropped as foreign while the peer itself was not heard, as of the last
    /// <see cref="IMediaEvents.OnSilence"/>; null when nobody did.</summary>
    public IPEndPoint? Stranger { get; init; }
}
