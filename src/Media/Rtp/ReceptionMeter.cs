namespace CallCenter.Media.Rtp;

/// <summary>Loss and jitter of a received stream (RFC 3550, appendices A.1, A.3 and A.8). Pure; time in units of 1/8000 s.</summary>
internal struct ReceptionMeter
{
    private const int LargestStep = 3000;

    private bool begun;
    private uint ssrc;
    private ushort highest;
    private uint cycles;
    private uint first;
    private long received;
    private long lostBefore;
    private long expectedAtReport;
    private long receivedAtReport;
    private int transit;
    private int jitter16;

    /// <summary>The SSRC measured.</summary>
    public readonly uint Ssrc => ssrc;

    /// <summary>Highest sequence number with its cycles, for a report block.</summary>
    public readonly uint ExtendedHighest => cycles + highest;

    /// <summary>Packets lost since the beginning, over all SSRCs; duplicates can make it negative.</summary>
    public readonly long Lost => lostBefore + Expected - received;

    /// <summary>Jitter in units of 1/8000 s.</summary>
    public readonly int Jitter => jitter16 >> 4;

    private readonly long Expected => begun ? (long)ExtendedHighest - first + 1 : 0;

    /// <summary>Counts a packet.</summary>
    /// <param name="packet">Its header.</param>
    /// <param name="isEvent">A telephone-event, whose repeated timestamp says nothing about jitter.</param>
    /// <param name="now">When it came.</param>
    public void Count(in RtpHeader packet, bool isEvent, long now)
    {
        int step = (short)(packet.Sequence - highest);
        if (!begun || packet.Ssrc != ssrc || Math.Abs(step) > LargestStep)
        {
            Restart(packet);
            transit = (int)(now - packet.Timestamp);
            received = 1;
            return;
        }

        if (step > 0)
        {
            cycles += packet.Sequence < highest ? 0x10000u : 0;
            highest = packet.Sequence;
        }

        received++;
        if (!isEvent)
        {
            int current = (int)((uint)now - packet.Timestamp);
            int difference = Math.Abs(current - transit);
            transit = current;

            // A source that begins its timestamps anew would drown the figure for seconds.
            if (difference < MediaClock.Second)
            {
                jitter16 += difference - ((jitter16 + 8) >> 4);
            }
        }
    }

    /// <summary>Share lost since the last report, in 1/256 (RFC 3550, appendix A.3).</summary>
    public byte TakeFractionLost()
    {
        long expected = Expected - expectedAtReport;
        long lost = expected - (received - receivedAtReport);
        expectedAtReport = Expected;
        receivedAtReport = received;
        return expected <= 0 || lost <= 0 ? (byte)0 : (byte)Math.Min(255, (lost << 8) / expected);
    }

    private void Restart(in RtpHeader packet)
    {
        lostBefore = Lost;
        begun = true;
        ssrc = packet.Ssrc;
        highest = packet.Sequence;
        first = packet.Sequence;
        cycles = 0;
        expectedAtReport = 0;
        receivedAtReport = 0;
    }
}
