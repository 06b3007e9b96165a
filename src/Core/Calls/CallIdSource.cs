namespace CallCenter.Core.Calls;

/// <summary>Makes call ids at the edge. Thread-safe; ids of one source only grow, also when the clock steps back.</summary>
/// <param name="time">Wall clock.</param>
/// <param name="node">0 to 63; differs between the servers of one site.</param>
/// <param name="notBefore">Greatest call id that an earlier run gave out, 0 for none: every id is greater, also when the clock was set
/// back between the runs.</param>
public sealed class CallIdSource(TimeProvider time, int node = 0, long notBefore = 0)
{
    /// <summary>2026-01-01T00:00:00Z in Unix milliseconds.</summary>
    public const long Epoch = 1_767_225_600_000;

    /// <summary>Milliseconds and a count of 10 bits: an id without its node.</summary>
    private long last = (Math.Max(0, notBefore) >> 16 << 10) | (Math.Max(0, notBefore) & 1023);

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
