namespace CallCenter.Media.Audio;

/// <summary>
/// The largest sample of the window of 100 ms that runs and of the one before. One writer; a reader in another thread may see a window
/// change half done, which a meter forgives. Time in units of 1/8000 s.
/// </summary>
internal struct PeakMeter
{
    private const long Window = MediaClock.Second / 10;

    private long begun;
    private int current;
    private int before;

    /// <summary>Takes a packet of speech.</summary>
    public void Take(AudioCodec codec, ReadOnlySpan<byte> payload, long now)
    {
        if (now - begun >= Window)
        {
            before = now - begun < 2 * Window ? current : 0;
            current = 0;
            begun = now;
        }

        // Both laws order their magnitudes as their codes do, so one look-up per packet is enough.
        int largest = 0;
        int flip = codec == AudioCodec.Pcma ? 0x55 : 0x7F;
        foreach (byte octet in payload)
        {
            largest = Math.Max(largest, (octet ^ flip) & 0x7F);
        }

        byte positive = (byte)(0x80 | (largest ^ flip));
        current = Math.Max(current, codec == AudioCodec.Pcma ? G711.AlawToLinear(positive) : G711.UlawToLinear(positive));
    }

    /// <summary>The peak now.</summary>
    public readonly int Read(long now) => now - begun < 2 * Window ? Math.Max(current, before) : 0;
}
