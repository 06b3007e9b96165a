namespace CallCenter.Media.Rtp;

/// <summary>Makes the event packets of key presses, one per 20 ms frame, the last one three times (RFC 4733, section 2.5). Pure.</summary>
internal sealed class DigitSender
{
    private const int EndPackets = 3;
    private const int PauseFrames = 3;
    private const byte Volume = 10;

    private readonly Queue<(byte Code, int Units)> waiting = new();
    private byte code;
    private int units;
    private int sent;
    private int ends;
    private int pause;

    /// <summary>Whether event packets go out now; speech stays back meanwhile.</summary>
    public bool Sending { get; private set; }

    /// <summary>Nothing sent, nothing waiting.</summary>
    public bool Idle => !Sending && waiting.Count == 0;

    /// <summary>Adds a press.</summary>
    public void Add(byte eventCode, int ms) => waiting.Enqueue((eventCode, ms * 8));

    /// <summary>Forgets what waits and what is under way.</summary>
    public void Clear()
    {
        waiting.Clear();
        Sending = false;
    }

    /// <summary>The packet of this frame.</summary>
    /// <param name="payload">4 bytes to fill.</param>
    /// <param name="first">It begins a press: marker bit and a timestamp of its own.</param>
    /// <returns>False when there is none in this frame.</returns>
    public bool Next(Span<byte> payload, out bool first)
    {
        first = false;
        if (!Sending)
        {
            if (pause > 0)
            {
                pause--;
                return false;
            }

            if (!waiting.TryDequeue(out var next))
            {
                return false;
            }

            (code, units) = next;
            sent = 0;
            ends = 0;
            Sending = true;
            first = true;
        }

        sent = Math.Min(sent + MediaClock.Frame, units);
        bool over = sent == units;
        payload[0] = code;
        payload[1] = (byte)(Volume | (over ? 0x80 : 0));
        payload[2] = (byte)(sent >> 8);
        payload[3] = (byte)sent;
        if (over && ++ends == EndPackets)
        {
            Sending = false;
            pause = PauseFrames;
        }

        return true;
    }
}
