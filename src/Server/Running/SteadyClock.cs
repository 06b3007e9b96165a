namespace CallCenter.Server.Running;

/// <summary>
/// The time of events: milliseconds since 1970 UTC as the wall clock said when the server started, counted on by the monotonic
/// clock. A step of the wall clock doesn't move it; the distance between the two is told to the switchboard.
/// </summary>
/// <param name="time">The clocks.</param>
/// <param name="notBefore">Time of the last event of an earlier run: time never goes back, also over a restart.</param>
internal sealed class SteadyClock(TimeProvider time, long notBefore)
{
    private readonly long startedAt = time.GetTimestamp();
    private readonly long origin = Math.Max(time.GetUtcNow().ToUnixTimeMilliseconds(), notBefore);

    /// <summary>Steady now, milliseconds.</summary>
    public long NowMs => origin + (long)time.GetElapsedTime(startedAt).TotalMilliseconds;

    /// <summary>Wall clock minus steady clock, milliseconds.</summary>
    public long OffsetMs => time.GetUtcNow().ToUnixTimeMilliseconds() - NowMs;
}
