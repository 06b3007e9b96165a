namespace CallCenter.Media.Recording;

/// <summary>One recording between its two threads: the media thread pushes, the writer pops.</summary>
internal sealed class RecordingFeed(RecordingRequest request, int ringBytes)
{
    private volatile bool ended;
    private volatile bool failed;
    private long dropped;

    public RecordingRequest Request { get; } = request;

    public RecordingRing Ring { get; } = new(ringBytes);

    /// <summary>Set by the media thread after its last push.</summary>
    public bool Ended => ended;

    /// <summary>Set by the writer: further packets would lead nowhere.</summary>
    public bool Failed => failed;

    /// <summary>Packets the full ring refused.</summary>
    public long Dropped => Volatile.Read(ref dropped);

    /// <summary>Silence instead of packets; only the media thread sets and reads it.</summary>
    public bool Paused { get; set; }

    public void Push(byte track, AudioCodec codec, uint timestamp, uint ssrc, long now, ReadOnlySpan<byte> payload)
    {
        if (Paused || failed || payload.IsEmpty)
        {
            return;
        }

        var packet = new RecordedPacket
        {
            Length = (ushort)payload.Length,
            Track = track,
            Codec = (byte)codec,
            Timestamp = timestamp,
            Ssrc = ssrc,
            Arrival = now,
        };
        if (!Ring.TryPush(packet, payload))
        {
            dropped++;
        }
    }

    public void End() => ended = true;

    public void Fail() => failed = true;
}
