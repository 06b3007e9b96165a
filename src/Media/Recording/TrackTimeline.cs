namespace CallCenter.Media.Recording;

/// <summary>
/// Where in a recording a packet belongs. Packets keep their distance by RTP timestamp; a slow comparison with their
/// arrival takes out the drift between the sender's clock and ours, at most 6 samples in 2 s, so that nothing is heard of it.
/// Pure; all values in samples of 1/8000 s, positions from the start of the recording.
/// </summary>
internal sealed class TrackTimeline
{
    /// <summary>Nothing to place.</summary>
    public const long Nowhere = -1;

    /// <summary>Largest single correction; gaps of this size are bridged by repeating a sample.</summary>
    public const int LargestCorrection = 6;

    private const int Bucket = 2 * MediaClock.Second;
    private const int Tolerated = 8;
    private const int RealShift = 240;
    private const int TooEarly = 1600;
    private const int TooLate = MediaClock.Second;
    private const int LateInARow = 5;

    private bool anchored;
    private uint ssrc;
    private uint lastTimestamp;
    private long lastExtended;
    private long offset;
    private long bucketEnd;
    private long least = long.MaxValue;
    private long leastBefore = long.MaxValue;
    private int late;

    /// <summary>Times the timeline was set to the arrival because timestamps or SSRC jumped.</summary>
    public int Anchors { get; private set; }

    /// <summary>Places a packet.</summary>
    /// <param name="timestamp">Its RTP timestamp.</param>
    /// <param name="source">Its SSRC.</param>
    /// <param name="begin">Its arrival, less its length.</param>
    /// <param name="length">Its samples.</param>
    /// <param name="written">What is before this position can't be changed any more.</param>
    /// <returns>The position of its first sample, or <see cref="Nowhere"/> when it comes too late.</returns>
    public long Place(uint timestamp, uint source, long begin, int length, long written)
    {
        if (!anchored || source != ssrc)
        {
            return Anchor(timestamp, source, begin);
        }

        long extended = lastExtended + (int)(timestamp - lastTimestamp);
        long position = extended + offset;
        long delay = begin - position;
        if (delay is > TooLate or < -TooEarly)
        {
            return Anchor(timestamp, source, begin);
        }

        if (position + length <= written)
        {
            // A sender that stops its timestamps while it is muted is late for ever after.
            return ++late >= LateInARow ? Anchor(timestamp, source, begin) : Nowhere;
        }

        late = 0;
        if (extended > lastExtended)
        {
            lastExtended = extended;
            lastTimestamp = timestamp;
        }

        least = Math.Min(least, delay);
        if (begin >= bucketEnd)
        {
            Correct(begin);
        }

        return position;
    }

    private long Anchor(uint timestamp, uint source, long begin)
    {
        anchored = true;
        Anchors++;
        ssrc = source;
        lastTimestamp = timestamp;
        lastExtended = timestamp;
        offset = Math.Max(0, begin) - timestamp;
        late = 0;
        Restart(begin);
        return Math.Max(0, begin);
    }

    private void Correct(long begin)
    {
        // The packet that came with the least delay says where the sender's clock is; the others only met queues.
        if (Math.Abs(least) > RealShift)
        {
            offset += least;
            Restart(begin);
            return;
        }

        long error = Math.Min(least, leastBefore);
        long correction = Math.Abs(error) > Tolerated ? Math.Clamp(error, -LargestCorrection, LargestCorrection) : 0;
        offset += correction;
        leastBefore = least - correction;
        least = long.MaxValue;
        bucketEnd = begin + Bucket;
    }

    private void Restart(long begin)
    {
        least = long.MaxValue;
        leastBefore = long.MaxValue;
        bucketEnd = begin + Bucket;
    }
}
