namespace CallCenter.Core.Rehearsal;

/// <summary>Repeatable chance: SplitMix64 (Steele, Lea, Flood 2014). The same on every version of the runtime, which <see cref="Random"/> does not promise.</summary>
/// <param name="seed">Same seed, same numbers.</param>
public sealed class SplitMix(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number from 0 to <paramref name="bound"/> - 1.</summary>
    /// <param name="bound">1 or more.</param>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)(Next() % (ulong)bound);
    }

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
