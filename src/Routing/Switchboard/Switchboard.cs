using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;
using CallCenter.Routing.Queues;
using CallCenter.Routing.Queues.Strategies;

namespace CallCenter.Routing.Switchboard;

/// <summary>
/// Owner of every live call, agent and queue. Deterministic: (state, event, sequence number, time) gives state and effects, on
/// one thread, with no clock, no lock and no I/O of its own. No decision iterates a dictionary; every comparison ends in a
/// sequence number. So the same journal gives the same decisions, in another process and in another year.
/// </summary>
public sealed partial class Switchboard
{
    private readonly Dictionary<CallId, LiveCall> calls = [];
    private readonly Dictionary<LineId, CallId> parties = [];
    private readonly HashSet<LineId> codeLines = [];
    private readonly List<AgentSeat> agents = [];
    private readonly Dictionary<(string Staff, bool Drill), int> agentByStaff = [];
    private readonly Dictionary<string, int> agentByPhone = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Queue, bool Drill), Pool> pools = [];
    private readonly List<Effect> effects = [];

    private Settings settings = new();
    private Dictionary<string, ServiceNumber> services = new(StringComparer.Ordinal);
    private Dictionary<string, QueueRule> rules = new(StringComparer.Ordinal);
    private HashSet<string> staffed = new(StringComparer.Ordinal);
    private HashSet<string> accounts = new(StringComparer.Ordinal);
    private string settingsHash = string.Empty;
    private long wallOffset;
    private long stoppedSeq;
    private long stoppedWall;
    private bool draining;
    private bool restarting;
    private long seq;
    private long now;
    private int nextLine;

    /// <summary>Live calls.</summary>
    public int LiveCalls => calls.Count;

    /// <summary>Every live call, in no order.</summary>
    internal IReadOnlyCollection<LiveCall> Calls => calls.Values;

    /// <summary>Every agent ever seen, by his number.</summary>
    internal IReadOnlyList<AgentSeat> Seats => agents;

    /// <summary>Lines that the state holds on to: callers, parties, and phones that dialled a code. Nothing lives: 0.</summary>
    internal int HeldLines => calls.Count + parties.Count + codeLines.Count;

    /// <summary>Places taken in all queues; a call may wait in several.</summary>
    internal int WaitingPlaces => pools.Values.Sum(p => p.Waiting);

    /// <summary>Places of free agents in all queues; an agent may serve several.</summary>
    internal int IdlePlaces => pools.Values.Sum(p => p.Idle);

    /// <summary>Decides on one event.</summary>
    /// <param name="sequence">Sequence number; grows with each event.</param>
    /// <param name="atMs">Steady time, milliseconds; never less than before.</param>
    /// <param name="happened">The event.</param>
    /// <returns>The effects, in order; the same list is used again by the next decision.</returns>
    public List<Effect> Decide(long sequence, long atMs, SwitchboardEvent happened)
    {
        seq = sequence;
        var before = now;
        now = atMs;
        nextLine = 0;
        effects.Clear();
        switch (happened)
        {
            case CallArrived arrived: Arrive(arrived); break;
            case LineAnswered answered: LineIsAnswered(answered.Line); break;
            case LineEnded ended: LineIsOver(ended); break;
            case TimerFired fired: TimerIsDue(fired); break;
            case PromptEnded prompt: PromptIsOver(prompt); break;
            case DigitPressed digit: KeyIsPressed(digit); break;
            case AgentCodeDialled code: DialCode(code); break;
            case SeatAsked asked: AskSeat(asked); break;
            case CallAsked asked: AskCall(asked); break;
            case PartyAsked asked: AskParty(asked); break;
            case SupervisionAsked asked: AskSupervision(asked); break;
            case CallOutAsked asked: AskCallOut(asked); break;
            case CallBackAsked asked: AskCallBack(asked); break;
            case PhoneReachable phone: PhoneIsBack(phone.Phone); break;
            case PhoneGone phone: PhoneIsGone(phone.Phone); break;
            case RecordingSealed file:
                Publish(new RecordingKept(file.Call, Wall, file.Path, file.Sha256, file.Bytes, file.DurationMs, file.Recovered));
                break;
            case RecordingFailed failed:
                Publish(new RecordingLost(failed.Call, Wall, failed.Why));
                effects.Add(new RaiseAlarm("recording-failed", failed.Call.ToString()));
                break;
            case SettingsChanged changed: Apply(changed); break;
            case ClockStepped stepped:
                wallOffset = stepped.OffsetMs;
                effects.Add(new RaiseAlarm("clock-stepped", "wall clock"));
                break;
            case DrillOpened drill: OpenDrill(drill); break;
            case DrillClosed: CloseDrill(); break;
            case ServerStarted started: Restart(started, before); break;
            case DrainStarted: draining = true; break;
            case LineRinging: break;
            default: throw new InvalidOperationException($"no decision for {happened.GetType().Name}");
        }

        return effects;
    }

    private long Wall => now + wallOffset;

    private void Publish(Fact fact) => effects.Add(new PublishFact(fact));

    private LineId NewLine() => LineId.OfDecision(seq, nextLine++);

    private Pool PoolOf(string queue, bool drill)
    {
        if (!pools.TryGetValue((queue, drill), out var pool))
        {
            var rule = rules.TryGetValue(queue, out var known) ? known : new QueueRule { Name = queue };
            pool = new Pool(rule, QueueStrategies.Named(rule.Strategy));
            pools.Add((queue, drill), pool);
        }

        return pool;
    }

    /// <summary>Moves a call, or leaves it and says false: the switchboard only asks for moves that its own state allows.</summary>
    private static bool Move(LiveCall call, CallMove move)
    {
        var next = CallMachine.Next(call.State, move);
        call.State = next.State;
        return next.Made;
    }
}
