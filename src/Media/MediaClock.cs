namespace CallCenter.Media;

/// <summary>Monotonic time in units of 1/8000 s: the unit of every RTP timestamp here, so that nothing is converted.</summary>
internal sealed class MediaClock(TimeProvider time)
{
    /// <summary>Units in a second.</summary>
    public const int Second = 8000;

    /// <summary>Units in one paced frame of 20 ms.</summary>
    public const int Frame = 160;

    private readonly double scale = Second / (double)time.TimestampFrequency;

    /// <summary>Now.</summary>
    public long Now => (long)(time.GetTimestamp() * scale);

    /// <summary>A duration in these units.</summary>
    public static long Units(TimeSpan span) => (long)(span.TotalSeconds * Second);
}
