namespace CallCenter.Media.Native;

/// <summary>Binds the calling thread to a core.</summary>
internal static unsafe class Affinity
{
    /// <summary>False when the system refuses, as it does for a core it has not got.</summary>
    public static bool PinTo(int core)
    {
        Span<ulong> mask = stackalloc ulong[32];
        mask.Clear();
        mask[core / 64] = 1UL << (core % 64);
        fixed (ulong* bits = mask)
        {
            return Libc.sched_setaffinity(0, mask.Length * sizeof(ulong), bits) == 0;
        }
    }
}
