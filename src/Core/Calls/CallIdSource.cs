namespace CallCenter.Core.Calls;

/// <summary>Makes call ids at the edge. Thread-safe; ids of one source only grow, also when the clock steps back.</summary>
/// <param name="time">Wall clock.</param>
/// <param name="node">0 to 62; differs between the servers of one site.</param>
/// <param name="after">The last id of an earlier run: none at or before it is made again, wherever the clock was set meanwhile.</param>
public sealed class CallIdSource(TimeProvider time, int node = 0, CallId after = default)
{
    /// <summary>2026-01-01T00:00:00Z in Unix milliseconds.</summary>
    public const long Epoch = 1_767_225_600_000;

    private long last = (after.Value >> 16 << 10) | (after.Value & 1023);

    /// <summary>An id of a point in time; later ones are greater.</summary>
    /// <param name="unixMs">Unix milliseconds; before <see cref="Epoch"/>: none.</param>
    public static CallId At(long unixMs) => new(Math.Max(0, unixMs - Epoch) << 16);

    /// <summary>The next id.</summary>
    public CallId Next()
    {
        while (true)
        {
            var before = Volatile.Read(ref last);
            var now = Math.Max(1, time.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 10;
            var next = now > before ? now : before + 1;
            if (Interlocked.CompareExchange(ref last, next, before) == before)
            {
                return new CallId((next >> 10 << 16) | ((long)(node & 63) << 10) | (next & 1023));
            }
        }
    }
}
