using CallCenter.Media.Audio;

namespace CallCenter.Media.Recording;

/// <summary>
/// The last second of a recording, in which packets are still being placed; what is older goes to the file in order.
/// Pure; positions in samples of 1/8000 s from the start.
/// </summary>
internal sealed class StereoWindow
{
    /// <summary>Samples of each track the window holds.</summary>
    public const int Length = 8192;

    private readonly byte[] octets = new byte[2 * Length];
    private readonly TrackTimeline[] timelines = [new(), new()];
    private readonly long[] ends = new long[2];
    private long origin = -1;

    public StereoWindow() => octets.AsSpan().Fill(G711.AlawSilence);

    /// <summary>Everything before is taken.</summary>
    public long Taken { get; private set; }

    /// <summary>End of the last sample placed on either track.</summary>
    public long End => Math.Max(ends[0], ends[1]);

    /// <summary>Packets that came too late to be placed.</summary>
    public long Late { get; private set; }

    /// <summary>The position of a moment; 0 before the first packet.</summary>
    public long PositionOf(long clock) => origin < 0 ? 0 : Math.Max(0, clock - origin);

    /// <summary>Places a packet.</summary>
    /// <returns>The position up to which has to be taken before there is room; then it is called again. 0: placed.</returns>
    public long Add(in RecordedPacket packet, ReadOnlySpan<byte> payload)
    {
        if (origin < 0)
        {
            origin = packet.Arrival - payload.Length;
        }

        long begin = packet.Arrival - payload.Length - origin;
        if (Math.Max(begin, End) + payload.Length > Taken + Length)
        {
            // The timeline may place up to 200 ms ahead of arrival; leaving that much room keeps this rule simple.
            return Math.Max(Taken + 1, Math.Max(begin, End) + payload.Length + 2048 - Length);
        }

        long position = timelines[packet.Track].Place(packet.Timestamp, packet.Ssrc, begin, payload.Length, Taken);
        if (position == TrackTimeline.Nowhere || position + payload.Length > Taken + Length)
        {
            Late++;
            return 0;
        }

        int cut = (int)Math.Max(0, Taken - position);
        BridgeSmallGap(packet.Track, position);
        Write(packet.Track, position + cut, payload[cut..], (AudioCodec)packet.Codec);
        ends[packet.Track] = Math.Max(ends[packet.Track], position + payload.Length);
        return 0;
    }

    /// <summary>Takes interleaved samples up to a position, as many as fit; returns the bytes.</summary>
    public int Take(long upTo, Span<byte> into)
    {
        int samples = (int)Math.Min(Math.Clamp(upTo - Taken, 0, Length), into.Length / 2);
        for (int done = 0; done < samples;)
        {
            int at = (int)((Taken + done) % Length);
            int run = Math.Min(samples - done, Length - at);
            var part = octets.AsSpan(2 * at, 2 * run);
            part.CopyTo(into[(2 * done)..]);
            part.Fill(G711.AlawSilence);
            done += run;
        }

        Taken += samples;
        return 2 * samples;
    }

    private void BridgeSmallGap(byte track, long position)
    {
        long end = ends[track];
        if (position - end is > 0 and <= TrackTimeline.LargestCorrection && end > Taken)
        {
            byte last = octets[(2 * (int)((end - 1) % Length)) + track];
            for (long i = end; i < position; i++)
            {
                octets[(2 * (int)(i % Length)) + track] = last;
            }
        }
    }

    private void Write(byte track, long position, ReadOnlySpan<byte> payload, AudioCodec codec)
    {
        bool ulaw = codec == AudioCodec.Pcmu;
        int at = (2 * (int)(position % Length)) + track;
        foreach (byte octet in payload)
        {
            octets[at] = ulaw ? G711.UlawToAlaw(octet) : octet;
            at += 2;
            if (at >= 2 * Length)
            {
                at = track;
            }
        }
    }
}
