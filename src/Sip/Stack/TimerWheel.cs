namespace CallCenter.Sip;

/// <summary>A hashed timer wheel of 10 ms ticks: setting, stopping and firing cost the same with any number of timers.
/// A timer never fires early, and at most one tick late when the wheel is turned in time.</summary>
internal sealed class TimerWheel
{
    /// <summary>Length of a tick in ms.</summary>
    public const int TickMs = 10;

    private const int Slots = 1024;
    private readonly SipTimer?[] slots = new SipTimer?[Slots];
    private readonly TimeProvider time;
    private readonly long start;
    private long current;

    public TimerWheel(TimeProvider time)
    {
        this.time = time;
        start = time.GetTimestamp();
    }

    /// <summary>Timers that are set.</summary>
    public int Count { get; private set; }

    /// <summary>Milliseconds since the wheel was made.</summary>
    public long NowMs => (long)time.GetElapsedTime(start).TotalMilliseconds;

    /// <summary>Sets a timer, or moves it.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="milliseconds">From now on; 0 fires with the next turn.</param>
    public void Set(SipTimer timer, long milliseconds)
    {
        Stop(timer);
        timer.Due = Math.Max(current + 1, (NowMs + milliseconds + TickMs - 1) / TickMs);
        ref var head = ref slots[timer.Due % Slots];
        timer.After = head;
        if (head is not null)
        {
            head.Before = timer;
        }

        head = timer;
        Count++;
    }

    public void Stop(SipTimer? timer)
    {
        if (timer is null || !timer.IsSet)
        {
            return;
        }

        if (timer.Before is { } before)
        {
            before.After = timer.After;
        }
        else
        {
            slots[timer.Due % Slots] = timer.After;
        }

        if (timer.After is { } after)
        {
            after.Before = timer.Before;
        }

        timer.Before = timer.After = null;
        timer.Due = -1;
        Count--;
    }

    /// <summary>Fires everything that is due.</summary>
    /// <param name="fire">Called with each timer, which is no longer set then.</param>
    public void Turn(Action<SipTimer> fire)
    {
        var now = NowMs / TickMs;
        if (Count == 0)
        {
            current = Math.Max(current, now);
            return;
        }

        while (current < now)
        {
            current++;
            // A timer that fires may stop its neighbours, so the search starts again at the head.
            while (FindDue(slots[current % Slots]) is { } timer)
            {
                Stop(timer);
                fire(timer);
            }
        }
    }

    /// <summary>How long the loop may sleep before the next timer, in ms; at most a second.</summary>
    public int SleepMs()
    {
        if (Count == 0)
        {
            return 1000;
        }

        for (var ahead = 1; ahead <= 100; ahead++)
        {
            if (slots[(current + ahead) % Slots] is not null)
            {
                return (int)Math.Max(0, ((current + ahead) * TickMs) - NowMs);
            }
        }

        return 1000;
    }

    private SipTimer? FindDue(SipTimer? timer)
    {
        while (timer is not null && timer.Due > current)
        {
            timer = timer.After;
        }

        return timer;
    }
}
