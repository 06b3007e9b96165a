namespace CallCenter.Media.Rtp;

/// <summary>
/// Numbers what one leg sends: one SSRC, sequence and timestamps that go on through every change between relay, prompt,
/// music and digits. A relayed source keeps its own spacing, losses and order. Pure; time in units of 1/8000 s.
/// </summary>
internal struct OutStream(uint ssrc, ushort sequence, uint timestamp)
{
    private const int LargestSequenceStep = 500;
    private const long LargestTimestampError = 2 * MediaClock.Second;

    private long lastAt;
    private bool mapped;
    private uint sourceSsrc;
    private ushort sourceHighest;
    private uint sourceTimestamp;
    private long sourceAt;
    private ushort sequenceOffset;
    private uint timestampOffset;
    private int reach;

    /// <summary>Ours, for the life of the leg.</summary>
    public uint Ssrc { get; } = ssrc;

    /// <summary>The highest number sent.</summary>
    public ushort Sequence { get; private set; } = sequence;

    /// <summary>The highest timestamp sent.</summary>
    public uint Timestamp { get; private set; } = timestamp;

    /// <summary>Whether anything was sent.</summary>
    public bool Begun { get; private set; }

    /// <summary>The source that is relayed changes: its numbers are mapped anew.</summary>
    public void Break() => mapped = false;

    /// <summary>The timestamp of now, by the time passed since the last packet.</summary>
    public readonly uint TimestampAt(long now) => Begun ? Timestamp + (uint)Math.Max(MediaClock.Frame, now - lastAt) : Timestamp;

    /// <summary>Maps a relayed packet; false when it is older than where this source was taken up.</summary>
    public bool Relay(in RtpHeader packet, bool isEvent, long now, out ushort sequence, out uint timestamp, out bool marker)
    {
        marker = packet.Marker;
        int step = (short)(packet.Sequence - sourceHighest);
        if (!mapped || packet.Ssrc != sourceSsrc || Jumped(packet, isEvent, step, now))
        {
            mapped = true;
            marker = true;
            sourceSsrc = packet.Ssrc;
            sequenceOffset = (ushort)(Sequence + 1 - packet.Sequence);
            timestampOffset = TimestampAt(now) - packet.Timestamp;
            sourceHighest = (ushort)(packet.Sequence - 1);
            sourceTimestamp = packet.Timestamp;
            sourceAt = now;
            step = 1;
            reach = 0;
        }

        sequence = (ushort)(packet.Sequence + sequenceOffset);
        timestamp = packet.Timestamp + timestampOffset;
        if (step <= 0)
        {
            return -step < reach;
        }

        reach = Math.Min(reach + step, LargestSequenceStep);
        sourceHighest = packet.Sequence;
        if (!isEvent)
        {
            sourceTimestamp = packet.Timestamp;
            sourceAt = now;
        }

        Sequence = sequence;
        if (!Begun || (int)(timestamp - Timestamp) > 0)
        {
            Timestamp = timestamp;
            lastAt = now;
        }

        Begun = true;
        return true;
    }

    /// <summary>Numbers a frame of our own.</summary>
    /// <param name="follows">It follows the frame before without a break: exactly 20 ms on.</param>
    /// <param name="now">Now.</param>
    public void Own(bool follows, long now)
    {
        Timestamp = follows ? Timestamp + MediaClock.Frame : TimestampAt(now);
        Sequence++;
        lastAt = now;
        Begun = true;
        mapped = false;
    }

    /// <summary>Numbers a further packet of an event: the timestamp stays where the event began (RFC 4733, section 2.3).</summary>
    public void OwnSameTime()
    {
        Sequence++;
        mapped = false;
    }

    private readonly bool Jumped(in RtpHeader packet, bool isEvent, int step, long now)
    {
        if (Math.Abs(step) > LargestSequenceStep)
        {
            return true;
        }

        long error = (int)(packet.Timestamp - sourceTimestamp) - (now - sourceAt);
        return step > 0 && !isEvent && Math.Abs(error) > LargestTimestampError;
    }
}
