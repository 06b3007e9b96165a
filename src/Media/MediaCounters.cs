namespace CallCenter.Media;

/// <summary>The media plane in numbers since its start, over all threads.</summary>
public sealed record MediaCounters
{
    /// <summary>Legs open now.</summary>
    public int Legs { get; init; }

    /// <summary>Recordings being written now.</summary>
    public int Recordings { get; init; }

    /// <summary>RTP packets received and accepted.</summary>
    public long PacketsIn { get; init; }

    /// <summary>RTP packets sent.</summary>
    public long PacketsOut { get; init; }

    /// <summary>Packets from a source that is not the peer's, dropped.</summary>
    public long ForeignDropped { get; init; }

    /// <summary>Packets that were no RTP or of a payload type not agreed, dropped.</summary>
    public long UnknownDropped { get; init; }

    /// <summary>Packets the system did not take for sending (buffer full, unreachable).</summary>
    public long SendFailed { get; init; }

    /// <summary>Packets missing in recordings because the writer was too slow; silence stands in their place.</summary>
    public long RecordingDropped { get; init; }

    /// <summary>Times a media thread woke up.</summary>
    public long Wakes { get; init; }

    /// <summary>Ticks of 20 ms passed over because the thread was more than 100 ms late.</summary>
    public long TicksSkipped { get; init; }

    /// <summary>Longest time a thread was late for its 20 ms tick since the start.</summary>
    public TimeSpan LongestGap { get; init; }

    /// <summary>999 of 1,000 ticks were at most this late (upper edge of a power-of-two bucket).</summary>
    public TimeSpan GapP999 { get; init; }

    /// <summary>Managed bytes the media threads have allocated; does not grow while packets are only relayed.</summary>
    public long AllocatedBytes { get; init; }
}
