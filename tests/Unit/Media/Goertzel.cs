using CallCenter.Media.Audio;

namespace CallCenter.Unit.Media;

/// <summary>How much of one frequency stands in A-law speech.</summary>
internal static class Goertzel
{
    public static double Power(ReadOnlySpan<byte> alaw, double hz)
    {
        double coefficient = 2 * Math.Cos(2 * Math.PI * hz / 8000);
        double one = 0;
        double two = 0;
        foreach (byte octet in alaw)
        {
            double next = (G711.AlawToLinear(octet) / 32768.0) + (coefficient * one) - two;
            two = one;
            one = next;
        }

        return ((one * one) + (two * two) - (coefficient * one * two)) / Math.Max(1, (double)alaw.Length * alaw.Length);
    }
}
