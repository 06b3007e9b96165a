namespace CallCenter.Media.Rtp;

/// <summary>A key press that is over.</summary>
internal readonly record struct Digit(char Key, int DurationMs);

/// <summary>
/// Tells each RFC 4733 key press once: at its first end packet or, when these are lost, when the next event begins or
/// no packet of it came for 100 ms. Pure; time in units of 1/8000 s.
/// </summary>
internal struct DigitDetector
{
    private const long Abandoned = MediaClock.Second / 10;
    private const int OldestRepeat = 5 * MediaClock.Second;

    private bool known;
    private bool running;
    private uint ssrc;
    private uint timestamp;
    private byte code;
    private int duration;
    private int segmentsBefore;
    private long lastAt;

    /// <summary>Whether a press is under way, so that <see cref="Lapse"/> has to be asked.</summary>
    public readonly bool Running => running;

    /// <summary>Takes an event packet.</summary>
    /// <param name="packet">Its header.</param>
    /// <param name="payload">Event, end bit and volume, duration: 4 bytes or more (RFC 4733, section 2.3).</param>
    /// <param name="now">When it came.</param>
    /// <returns>The key that ended with this packet, or null.</returns>
    public Digit? Take(in RtpHeader packet, ReadOnlySpan<byte> payload, long now)
    {
        if (payload.Length < 4)
        {
            return null;
        }

        bool over = (payload[1] & 0x80) != 0;
        int length = (payload[2] << 8) | payload[3];
        bool sameStream = known && packet.Ssrc == ssrc;
        if (sameStream && packet.Timestamp == timestamp)
        {
            if (!running)
            {
                return null;
            }

            duration = Math.Max(duration, length);
            lastAt = now;
            return over ? Finish() : null;
        }

        int ahead = (int)(packet.Timestamp - timestamp);
        if (sameStream && ahead is < 0 and > -OldestRepeat)
        {
            return null;
        }

        if (sameStream && running && payload[0] == code && ahead == duration)
        {
            // A press longer than the duration field goes on in a further segment (RFC 4733, section 2.5.1.3).
            segmentsBefore += duration;
            timestamp = packet.Timestamp;
            duration = length;
            lastAt = now;
            return over ? Finish() : null;
        }

        Digit? before = running ? Finish() : null;
        known = true;
        running = true;
        ssrc = packet.Ssrc;
        timestamp = packet.Timestamp;
        code = payload[0];
        duration = length;
        segmentsBefore = 0;
        lastAt = now;

        // With its end in its very first packet, the one before is told now and this one at the next look.
        return before is null && over ? Finish() : before;
    }

    /// <summary>Ends a press whose packets have stopped; asked every frame while <see cref="Running"/>.</summary>
    public Digit? Lapse(long now) => running && now - lastAt >= Abandoned ? Finish() : null;

    private Digit? Finish()
    {
        running = false;
        char key = TelephoneEvent.KeyOf(code);
        return key == '\0' ? null : new Digit(key, (segmentsBefore + duration) / 8);
    }
}
