using System.Diagnostics;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.People;
using CallCenter.Core.Settings;
using CallCenter.Routing.Switchboard;

namespace CallCenter.Bench;

/// <summary>Mean time of one decision of the switchboard with 10,000 calls waiting and 5,000 agents, all of them talking.</summary>
internal sealed class Decisions
{
    private const int Agents = 5_000;
    private const int Waiting = 10_000;
    private const int Rounds = 100_000;
    private const int Runs = 3;

    private readonly Switchboard board = new();
    private readonly Queue<CallId> talking = new();
    private readonly Dictionary<CallId, LineId> partyOf = [];
    private readonly HashSet<CallId> waiting = [];
    private readonly Queue<CallId> arrived = new();
    private readonly long[] spent = new long[6];
    private readonly long[] counts = new long[6];
    private long sequence;
    private long nextCall = 100_000_000;
    private long worst;

    public static Task<int> Measure()
    {
        new Decisions().Run(print: false); // the compiler has seen every path
        Series.Of(Runs, () => new Decisions().Run(print: true)).Print("switchboard decision, 10,000 waiting, 5,000 agents (goal 20)", "µs");
        return Task.FromResult(0);
    }

    private double Run(bool print)
    {
        var random = new Random(1);
        var settings = Town();
        Decide(0, new SettingsChanged(1, "h") { Content = settings });
        for (var i = 0; i < Agents + Waiting; i++)
        {
            Arrive(random);
        }

        var (before, gen0) = (GC.GetAllocatedBytesForCurrentThread(), GC.CollectionCount(0));
        Array.Clear(spent);
        Array.Clear(counts);
        worst = 0;
        for (var i = 0; i < Rounds; i++)
        {
            // One call ends and its agent takes the next one; somebody new comes; now and then somebody gives up waiting.
            var call = talking.Dequeue();
            Decide(1, new LineEnded(LineId.OfCaller(call), LineEndCause.HungUp, 0));
            Decide(2, new LineEnded(partyOf[call], LineEndCause.Ours, 0));
            partyOf.Remove(call);
            Arrive(random);
            if (i % 10 == 0)
            {
                Decide(5, new LineEnded(LineId.OfCaller(Impatient()), LineEndCause.HungUp, 0));
                Arrive(random);
            }
        }

        var decisions = counts.Sum();
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / decisions;
        var saving = Stopwatch.GetTimestamp();
        var saved = board.Save();
        var saveMs = Stopwatch.GetElapsedTime(saving).TotalMilliseconds;
        if (print)
        {
            string[] kinds = ["", "caller hangs up, agent takes the next", "line over", "arrival", "answer", "gives up waiting"];
            System.Console.WriteLine($"  {board.LiveCalls} calls, {decisions} decisions, {bytes} B each, {GC.CollectionCount(0) - gen0} collections, slowest {Us(worst, 1):F0} µs, "
                + $"checkpoint {saved.Length / 1024} KiB in {saveMs:F0} ms; "
                + string.Join(", ", Enumerable.Range(1, 5).Select(k => $"{kinds[k]} {Us(spent[k], counts[k]):F2} µs")));
        }

        return Us(spent.Sum(), decisions);
    }

    private CallId Impatient()
    {
        while (!waiting.Remove(arrived.Peek()))
        {
            arrived.Dequeue();
        }

        return arrived.Dequeue();
    }

    private void Arrive(Random random)
    {
        var call = new CallId(nextCall++);
        waiting.Add(call);
        arrived.Enqueue(call);
        Decide(3, new CallArrived(call, $"q{random.Next(6)}", new PhoneNumber("13900000001"), "county", false));
    }

    private void Decide(int kind, SwitchboardEvent happened)
    {
        var started = Stopwatch.GetTimestamp();
        var effects = board.Decide(++sequence, sequence / 10, happened);
        var took = Stopwatch.GetTimestamp() - started;
        spent[kind] += took;
        counts[kind]++;
        worst = Math.Max(worst, took);
        foreach (var dial in effects.OfType<DialAgent>().ToList())
        {
            waiting.Remove(dial.Call);
            partyOf[dial.Call] = dial.Line;
            talking.Enqueue(dial.Call);
            Decide(4, new LineAnswered(dial.Line));
        }
    }

    private static double Us(long ticks, long n) => ticks * 1e6 / Stopwatch.Frequency / Math.Max(1, n);

    private static Settings Town() => new()
    {
        Version = 1,
        Services =
        [
            .. Enumerable.Range(0, 6).Select(q => new ServiceNumber
            {
                Number = $"q{q}",
                Queue = $"q{q}",
                Urgency = (Priority)(1 + (q % 4)),
                Greeting = [$"hello-q{q}", "{seat}", "at-your-service"],
            }),
        ],
        Queues = [.. Enumerable.Range(0, 6).Select(q => new QueueRule
        {
            Name = $"q{q}",
            WrapUpSeconds = 0,
            Overflow = [new OverflowTarget($"q{(q + 1) % 6}", null)],
        })],
        Staff =
        [
            .. Enumerable.Range(0, Agents).Select(n => new StaffMember
            {
                Number = $"{10_000 + n}",
                Queues = [$"q{n % 6}", $"q{(n + 1) % 6}", $"q{(n + 3) % 6}"],
                StandingPhone = $"p{n}",
            }),
        ],
    };
}
