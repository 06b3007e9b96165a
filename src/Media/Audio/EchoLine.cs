namespace CallCenter.Media.Audio;

/// <summary>
/// Gives back what was said a second ago, in frames of 20 ms, whatever the jitter. One owner. Time in units of 1/8000 s.
/// </summary>
internal sealed class EchoLine
{
    private const int Delay = MediaClock.Second;
    private const int Bytes = 2 * MediaClock.Second;
    private const int LargestDrift = MediaClock.Second / 4;

    private readonly byte[] line = new byte[Bytes];
    private readonly byte silence;
    private bool begun;
    private long offset;
    private long readAt;

    /// <summary>A line full of silence.</summary>
    public EchoLine(AudioCodec codec)
    {
        silence = codec == AudioCodec.Pcma ? G711.AlawSilence : G711.UlawSilence;
        line.AsSpan().Fill(silence);
    }

    /// <summary>What was said now.</summary>
    public void Say(uint timestamp, ReadOnlySpan<byte> payload, long now)
    {
        long at = offset + timestamp;
        if (!begun || Math.Abs(at - now) > LargestDrift)
        {
            // The first packet, one after a pause, or timestamps that began anew or wrapped.
            begun = true;
            offset = now - timestamp;
            at = now;
        }

        foreach (byte octet in payload)
        {
            line[(int)(at++ % Bytes)] = octet;
        }
    }

    /// <summary>What was said a second ago; it is forgotten with that.</summary>
    public void Hear(Span<byte> frame, long now)
    {
        if (Math.Abs(readAt + Delay - now) > LargestDrift)
        {
            readAt = now - Delay;
        }

        foreach (ref byte octet in frame)
        {
            ref byte kept = ref line[(int)(((readAt % Bytes) + Bytes) % Bytes)];
            octet = kept;
            kept = silence;
            readAt++;
        }
    }
}
