using System.Numerics;

namespace CallCenter.Media.Plane;

/// <summary>What a media thread counts. One writer; readers see each 64-bit value whole.</summary>
internal sealed class ThreadCounters
{
    private readonly long[] lateness = new long[32];

    public long PacketsIn;
    public long PacketsOut;
    public long Foreign;
    public long Unknown;
    public long SendFailed;
    public long Wakes;
    public long TicksSkipped;
    public long Allocated;

    /// <summary>Microseconds.</summary>
    public long WorstLateness { get; private set; }

    /// <summary>Counts one tick.</summary>
    public void CountLateness(long microseconds)
    {
        WorstLateness = Math.Max(WorstLateness, microseconds);
        lateness[Math.Min(31, BitOperations.Log2((ulong)Math.Max(1, microseconds)))]++;
    }

    /// <summary>Upper edge in microseconds of the bucket below which this share of ticks lies.</summary>
    public long Lateness(double share)
    {
        long all = lateness.Sum();
        long below = 0;
        for (int i = 0; i < lateness.Length; i++)
        {
            below += lateness[i];
            if (all > 0 && below >= share * all)
            {
                return 2L << i;
            }
        }

        return 0;
    }
}
