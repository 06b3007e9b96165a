using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Ports;
using CallCenter.Core.Settings;
using CallCenter.Core.Wire;
using CallCenter.Journal;
using CallCenter.Routing.Switchboard;
using Microsoft.Extensions.Logging;

namespace CallCenter.Server.Running;

/// <summary>
/// Feeds the switchboard: takes events out of the inbox, gives each its sequence number and time, lets it be decided, writes event
/// and decision to the journal, and only then lets the effects leave. One thread; an event that throws is put aside with an alarm.
/// </summary>
internal sealed class SwitchboardLoop : IInbox, IDisposable
{
    /// <summary>Events that may wait before non-emergency arrivals are shed at the door.</summary>
    private const int Overload = 5_000;

    /// <summary>Events taken out before the journal is flushed and the effects leave.</summary>
    private const int Batch = 64;

    private const long CheckpointEvents = 100_000;
    private static readonly TimeSpan CheckpointEvery = TimeSpan.FromMinutes(10);

    private readonly ConcurrentQueue<SwitchboardEvent> waiting = new();
    private readonly SemaphoreSlim wake = new(0);
    private readonly Switchboard switchboard;
    private readonly JournalWriter journal;
    private readonly CheckpointStore checkpoints;
    private readonly SteadyClock clock;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly JournalLine line = new();
    private readonly PriorityQueue<(TimerKey Key, long Generation), long> timers = new();
    private readonly List<(long Seq, int N, Effect Effect)> leaving = [];
    private readonly Thread thread;
    private ILineEdge? edge;
    private IFactListener? listener;
    private long sequence;
    private long sinceCheckpoint;
    private long checkpointAt;
    private long knownOffset;
    private int count;
    private volatile bool stopping;

    public SwitchboardLoop(Switchboard switchboard, JournalWriter journal, CheckpointStore checkpoints, SteadyClock clock, TimeProvider time, ILogger log)
    {
        this.switchboard = switchboard;
        this.journal = journal;
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.time = time;
        this.log = log;
        sequence = journal.NextSeq - 1;
        knownOffset = clock.OffsetMs;
        thread = new Thread(Run) { Name = "switchboard", IsBackground = true };
    }

    /// <summary>Events that wait.</summary>
    public int Waiting => Volatile.Read(ref count);

    /// <summary>Events decided since the start.</summary>
    public long Decided { get; private set; }

    /// <summary>Live calls, as of the last decision.</summary>
    public int LiveCalls { get; private set; }

    /// <summary>When the loop last turned; monotonic.</summary>
    public long LastTurn { get; private set; }

    /// <summary>Alarms that the switchboard raised, by their code.</summary>
    public ConcurrentDictionary<string, long> Alarms { get; } = new(StringComparer.Ordinal);

    public bool IsOverloaded => Waiting > Overload;

    public void Post(SwitchboardEvent happened)
    {
        waiting.Enqueue(happened);
        if (Interlocked.Increment(ref count) == 1)
        {
            wake.Release();
        }
    }

    /// <summary>Starts the loop; effects that concern lines go to <paramref name="lines"/>, facts to <paramref name="facts"/>.</summary>
    public void Start(ILineEdge lines, IFactListener facts)
    {
        edge = lines;
        listener = facts;
        checkpointAt = time.GetTimestamp();
        LastTurn = checkpointAt;
        thread.Start();
    }

    public void Dispose()
    {
        stopping = true;
        wake.Release();
        if (thread.IsAlive)
        {
            thread.Join();
        }

        SaveCheckpoint();
        line.Dispose();
        wake.Dispose();
    }

    private void Run()
    {
        while (!stopping || !waiting.IsEmpty)
        {
            LastTurn = time.GetTimestamp();
            FireTimers();
            var taken = 0;
            while (taken < Batch && waiting.TryDequeue(out var happened))
            {
                Interlocked.Decrement(ref count);
                Decide(happened);
                taken++;
            }

            Leave();
            if (taken == 0)
            {
                wake.Wait(UntilNextTimer());
            }

            WatchClock();
            if (sinceCheckpoint >= CheckpointEvents || time.GetElapsedTime(checkpointAt) > CheckpointEvery)
            {
                SaveCheckpoint();
            }
        }
    }

    private void Decide(SwitchboardEvent happened)
    {
        var seq = ++sequence;
        var at = Math.Max(clock.NowMs, journal.LastAt);
        List<Effect> effects;
        try
        {
            effects = switchboard.Decide(seq, at, happened);
        }
#pragma warning disable CA1031 // one event that throws is put aside; everybody else's calls go on
        catch (Exception why)
#pragma warning restore CA1031
        {
            log.EventQuarantined(happened.GetType().Name, seq, why);
            Alarms.AddOrUpdate("event-quarantined", 1, static (_, n) => n + 1);
            effects = [];
        }

        line.Write(happened, effects);
        journal.Append(seq, at, EventCatalog.NumberOf(happened), line.Payload);
        for (var n = 0; n < effects.Count; n++)
        {
            leaving.Add((seq, n, effects[n]));
        }

        Decided++;
        sinceCheckpoint++;
        LiveCalls = switchboard.LiveCalls;
    }

    /// <summary>Written first, then done.</summary>
    private void Leave()
    {
        if (leaving.Count == 0 && sinceCheckpoint == 0)
        {
            return;
        }

        journal.Flush();
        foreach (var (seq, n, effect) in leaving)
        {
            switch (effect)
            {
                case SetTimer timer:
                    timers.Enqueue((timer.Key, timer.Generation), timer.DueMs);
                    break;
                case PublishFact published:
                    listener?.OnFact(seq, published.Fact);
                    break;
                case RaiseAlarm alarm:
                    Alarms.AddOrUpdate(alarm.Code, 1, static (_, count) => count + 1);
                    log.Alarm(alarm.Code, alarm.About);
                    break;
                default:
                    edge!.CarryOut(seq, n, effect);
                    break;
            }
        }

        leaving.Clear();
    }

    private void FireTimers()
    {
        var now = clock.NowMs;
        while (timers.TryPeek(out var timer, out var due) && due <= now)
        {
            timers.Dequeue();
            Decide(new TimerFired(timer.Key, timer.Generation));
        }
    }

    private TimeSpan UntilNextTimer() =>
        timers.TryPeek(out _, out var due)
            ? TimeSpan.FromMilliseconds(Math.Clamp(due - clock.NowMs, 0, 500))
            : TimeSpan.FromMilliseconds(500);

    private void WatchClock()
    {
        var offset = clock.OffsetMs;
        if (Math.Abs(offset - knownOffset) > 500)
        {
            knownOffset = offset;
            Decide(new ClockStepped(offset));
        }
    }

    private void SaveCheckpoint()
    {
        checkpointAt = time.GetTimestamp();
        if (sinceCheckpoint == 0)
        {
            return;
        }

        sinceCheckpoint = 0;
        try
        {
            checkpoints.Save(new Checkpoint(sequence, journal.LastAt, switchboard.Save()));
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // The journal alone is enough for a replay; it only takes longer.
            log.CheckpointFailed(why.Message);
        }
    }
}
