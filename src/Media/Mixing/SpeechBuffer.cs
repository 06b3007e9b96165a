using CallCenter.Media.Audio;

namespace CallCenter.Media.Mixing;

/// <summary>
/// What one party of a mix says, decoded and put in order by its RTP timestamps, and taken out again 20 ms at a time. Playout begins 40 ms behind the
/// first packet; a party that falls silent or whose clock runs away is taken up anew. Nothing is allocated after the start. Time in samples of 1/8000 s.
/// </summary>
internal sealed class SpeechBuffer
{
    private const int Samples = 4096;
    private const int Delay = 2 * MediaClock.Frame;
    private const int MostAhead = 10 * MediaClock.Frame;

    private readonly short[] ring = new short[Samples];
    private uint readAt;
    private uint writtenTo;
    private uint source;
    private bool running;

    /// <summary>Takes a packet's speech; what is older than what was taken out already is dropped.</summary>
    /// <param name="codec">How it is coded.</param>
    /// <param name="timestamp">RTP timestamp of its first sample.</param>
    /// <param name="ssrc">Its source: another one begins anew.</param>
    /// <param name="payload">Octets, one a sample.</param>
    public void Push(AudioCodec codec, uint timestamp, uint ssrc, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > MostAhead)
        {
            payload = payload[..MostAhead];
        }

        uint end = timestamp + (uint)payload.Length;
        if (!running || ssrc != source || (int)(end - readAt) > MostAhead || (int)(readAt - end) > MostAhead)
        {
            Array.Clear(ring);
            running = true;
            source = ssrc;
            readAt = timestamp - Delay;
            writtenTo = readAt;
        }

        for (int i = 0; i < payload.Length; i++)
        {
            uint at = timestamp + (uint)i;
            if ((int)(at - readAt) >= 0)
            {
                ring[at & (Samples - 1)] = codec == AudioCodec.Pcma ? G711.AlawToLinear(payload[i]) : G711.UlawToLinear(payload[i]);
            }
        }

        if ((int)(end - writtenTo) > 0)
        {
            writtenTo = end;
        }
    }

    /// <summary>Takes the next 20 ms out; silence where nothing was said or nothing came.</summary>
    /// <param name="frame">Filled whole.</param>
    /// <returns>False: there is nothing, and the frame is silence.</returns>
    public bool Take(Span<short> frame)
    {
        if (!running || (int)(writtenTo - readAt) <= 0)
        {
            running = false;
            frame.Clear();
            return false;
        }

        for (int i = 0; i < frame.Length; i++)
        {
            ref short sample = ref ring[(readAt + (uint)i) & (Samples - 1)];
            frame[i] = sample;
            sample = 0;
        }

        readAt += (uint)frame.Length;
        return true;
    }
}
