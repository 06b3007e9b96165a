namespace CallCenter.Media.Plane;

/// <summary>NTP time for RTCP that runs on the monotonic clock: a step of the wall clock does not spoil a round trip.</summary>
internal readonly struct NtpClock(long unixTicks, long mediaNow)
{
    private const long SecondsFrom1900To1970 = 2_208_988_800;

    /// <summary>32.32 fixed point seconds since 1900.</summary>
    public ulong At(long now)
    {
        long fromStart = now - mediaNow;
        Int128 units = ((Int128)unixTicks * MediaClock.Second / TimeSpan.TicksPerSecond) + fromStart + (SecondsFrom1900To1970 * MediaClock.Second);
        return (ulong)((units << 32) / MediaClock.Second);
    }
}
