using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.People;
using CallCenter.Core.Settings;

namespace CallCenter.Unit.Routing;

/// <summary>
/// A random world around a switchboard, the same for the same seed: callers, phones, trunks, a gateway that reports what it was told
/// to end, timers that fire, and now and then something that cannot happen.
/// </summary>
internal sealed class Fate(int seed)
{
    private const int MostCalls = 24;
    private static readonly string[] Numbers = ["119", "110", "12345", "12315", "114", "96001", "999"];
    private static readonly string[] LivePhones = [.. Enumerable.Range(101, 8).Select(n => $"p{n}")];
    private static readonly string[] DrillPhones = ["d1", "d2", "d3", "d4"];
    private static readonly string[] Staff = ["101", "102", "103", "104", "105", "106", "107", "901", "902", "999"];
    private static readonly string[] DrillStaff = ["901", "902", "101"];
    private static readonly PhoneNumber[] Callees = [new("139"), new("138"), new("137"), new("1"), PhoneNumber.Withheld];
    private static readonly LineEndCause[] Causes = Enum.GetValues<LineEndCause>();
    private readonly Random random = new(seed);
    private readonly PriorityQueue<TimerFired, (long Due, long Order)> timers = new();
    private readonly List<TimerFired> fired = [];
    private readonly List<LineId> ending = [];
    private readonly List<PromptEnded> prompts = [];
    private readonly List<CallOffered> offered = [];
    private readonly List<CallOffered> talking = [];
    private readonly List<LineId> over = [];
    private readonly List<CallId> missed = [];
    private long nextCall = 5000;
    private long order;
    private bool first = true;

    /// <summary>Lines of callers that are not over.</summary>
    public List<LineId> Callers { get; } = [];

    /// <summary>Lines that were dialled and are not over.</summary>
    public List<LineId> Parties { get; } = [];

    /// <summary>Lines of feature codes that are not over.</summary>
    public List<LineId> Codes { get; } = [];

    public long Now { get; private set; }

    public static Settings Content(string hash) => Variants.ByHash[hash];

    public static bool IsDrillPhone(string phone) => phone.StartsWith('d');

    /// <summary>What happens next.</summary>
    public SwitchboardEvent Next()
    {
        if (first)
        {
            first = false;
            return Variants.Event(0);
        }

        Now += random.Next(0, 800);
        if (timers.TryPeek(out _, out var at) && at.Due <= Now)
        {
            var due = timers.Dequeue();
            Keep(fired, due);
            return due;
        }

        if (ending.Count > 0 && random.Next(3) > 0)
        {
            return End(Take(ending), LineEndCause.Ours);
        }

        // Talks are rare in a world this unsteady: what is asked about further parties comes often enough to meet one.
        if (talking.Count > 0 && random.Next(12) == 0)
        {
            return random.Next(3) == 0
                ? new SupervisionAsked(order++, Any(Staff), Any(talking).Call, random.Next(4) == 0 ? (SupervisionWish)random.Next(1, 7) : (SupervisionWish)random.Next(1, 5))
                : Further();
        }

        return random.Next(1000) switch
        {
            < 230 => Arrive(),
            < 380 when Parties.Count > 0 => new LineAnswered(Any(Parties)),
            < 480 when Parties.Count > 0 => End(Any(Parties), Any(Causes)),
            < 590 when Callers.Count > 0 => End(Any(Callers), Any(Causes)),
            < 760 => Code(),
            < 800 => random.Next(3) == 0 ? new PhoneGone(Any(LivePhones)) : new PhoneReachable(Any(LivePhones)),
            < 812 => random.Next(3) == 0 ? new PhoneGone(Any(DrillPhones)) : new PhoneReachable(Any(DrillPhones)),
            < 870 when prompts.Count > 0 => Take(prompts),
            < 890 when Callers.Count > 0 => new LineAnswered(Any(Callers)),
            < 905 when Callers.Count > 0 => new DigitPressed(Any(Callers), random.Next(2) == 0 ? '1' : '5'),
            < 915 => Variants.Event(random.Next(Variants.Count)),
            < 925 => random.Next(6) == 0 ? new DrillClosed(1) : Drill(),
            < 927 => new ServerStarted("1", random.Next()),
            < 928 => new DrainStarted(),
            < 930 => new ClockStepped(random.Next()),
            < 940 => new RecordingSealed(new CallId(random.NextInt64(5000, nextCall + 1)), "a.wav", "ab", 1, 2, false),
            < 945 => new RecordingFailed(new CallId(random.NextInt64(5000, nextCall + 1)), "full"),
            < 955 => new SeatAsked(order++, Any(Staff), random.Next(3) == 0 ? "web:" + Any(Staff) : Any(LivePhones), (AgentCode)random.Next(1, 5), random.Next(2) == 0 ? "break" : null),
            < 959 => new CallOutAsked(order++, Any(Staff), new CallId(nextCall++), Any(Callees), random.Next(9) == 0 ? "999" : Any(Numbers)),
            < 963 when missed.Count > 0 => CallBack(),
            < 972 when offered.Count > 0 => Wish(),
            < 980 when offered.Count > 0 => Further(),
            _ => Impossible(),
        };
    }

    /// <summary>What the world makes of a decision.</summary>
    public void Observe(List<Effect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case SetTimer timer: timers.Enqueue(new TimerFired(timer.Key, timer.Generation), (timer.DueMs, order++)); break;
                case DialAgent dial: Parties.Add(dial.Line); break;
                case PublishFact { Fact: CallOffered offer }: Keep(offered, offer); break;
                case PublishFact { Fact: CallAccepted { Agent: { } agent } taken } when offered.FindLast(o => o.Call == taken.Call && o.Agent == agent) is { } offer: talking.Add(offer); break;
                case PublishFact { Fact: CallQueued waits }: talking.RemoveAll(t => t.Call == waits.Call); break;
                case PublishFact { Fact: CallEnded ended }: talking.RemoveAll(t => t.Call == ended.Call); break;
                case PublishFact { Fact: CallPassed passed }:
                    talking.RemoveAll(t => t.Call == passed.Call);
                    if (passed.Agent is { } staff)
                    {
                        talking.Add(new CallOffered(passed.Call, 0, staff, passed.Phone, passed.Number));
                    }

                    break;
                case PublishFact { Fact: CallBackOpened open } when !missed.Contains(open.Of): missed.Add(open.Of); break;
                case PublishFact { Fact: CallBackClosed closed }: missed.Remove(closed.Of); break;
                case DialTrunk dial: Parties.Add(dial.Line); break;
                case EndLine end: ending.Add(end.Line); break;
                case RefuseCaller refuse: ending.Add(refuse.Line); break;
                case PlayPrompt { Token: > 0 } prompt: prompts.Add(new PromptEnded(prompt.Line, prompt.Token)); break;
            }
        }
    }

    /// <summary>How everything ends: each line, each timer, each agent's day.</summary>
    public IEnumerable<SwitchboardEvent> Last()
    {
        while (Callers.Count + Parties.Count + Codes.Count > 0)
        {
            var left = Callers.Count > 0 ? Callers : Parties.Count > 0 ? Parties : Codes;
            yield return End(left[0], LineEndCause.Lost);
        }

        foreach (var of in missed.ToList())
        {
            yield return new CallBackAsked(order++, "101", of, CallBackWish.Close, default, "not-reached");
        }

        yield return new DrillClosed(1);
        while (timers.TryDequeue(out var timer, out var at))
        {
            Now = Math.Max(Now, at.Due);
            yield return timer;
        }
    }

    private CallBackAsked CallBack()
    {
        var of = random.Next(9) == 0 ? new CallId(random.NextInt64(5000, nextCall)) : Any(missed);
        return random.Next(2) == 0
            ? new(order++, Any(Staff), of, CallBackWish.Now, new CallId(nextCall++), null)
            : new(order++, Any(Staff), of, CallBackWish.Close, default, random.Next(4) == 0 ? "forgotten" : "misdial");
    }

    private CallAsked Wish()
    {
        var offer = Any(offered);
        return new(order++, offer.Agent, offer.Call, random.Next(8) == 0 ? 99 : offer.Number, (CallWish)random.Next(1, 4));
    }

    /// <summary>Mostly of somebody who has a call, seldom of a stranger to it.</summary>
    private PartyAsked Further()
    {
        var offer = talking.Count > 0 && random.Next(10) > 0 ? Any(talking) : Any(offered);
        var wish = random.Next(2) == 0 ? (PartyWish)random.Next(1, 3) : (PartyWish)random.Next(1, 9);
        var target = random.Next(4) switch
        {
            0 => new PartyTarget(null, random.Next(9) == 0 ? "x" : "4001"),
            1 => new PartyTarget(null, null, random.Next(9) == 0 ? "none" : Any(Town.Queues)),
            _ => new PartyTarget(Any(Staff), null),
        };
        return new(
            order++, offer.Agent, offer.Call, random.Next(8) == 0 ? 99 : offer.Number, wish, target,
            Parties.Count > 0 && random.Next(3) == 0 ? Any(Parties) : default);
    }

    private CallArrived Arrive()
    {
        if (Callers.Count >= MostCalls && Callers.Find(c => !ending.Contains(c)) is { IsNone: false } here)
        {
            // Full: somebody who is here already is announced again.
            return Arrival(new CallId(here.Value));
        }

        var call = new CallId(nextCall++);
        Callers.Add(LineId.OfCaller(call));
        return Arrival(call);
    }

    private CallArrived Arrival(CallId call)
    {
        var drill = random.Next(3) == 0;
        return new(call, Any(Numbers), Any(Callees), drill ? "drill" : "county", drill);
    }

    private AgentCodeDialled Code()
    {
        var line = new LineId(nextCall++);
        Codes.Add(line);
        var code = random.Next(10) switch { < 5 => AgentCode.SignIn, 5 => AgentCode.SignOut, < 9 => AgentCode.Ready, _ => AgentCode.NotReady };
        var phone = Any(random.Next(3) == 0 ? DrillPhones : LivePhones);
        var staff = random.Next(4) == 0 ? Any(Staff) : IsDrillPhone(phone) ? Any(DrillStaff) : phone[1..];
        return new(line, phone, code, staff, random.Next(10) > 0);
    }

    private DrillOpened Drill() => new(1,
    [
        new DrillSeat("d1", "901", ["police", "fire"]), new DrillSeat("d2", "902", ["government", "consumer", "police"]),
        // The same number as somebody of the house, and a phone of the house.
        new DrillSeat("d3", "101", [Any(Town.Queues)]), new DrillSeat("p101", "902", ["police"]),
    ]);

    private SwitchboardEvent Impossible() => random.Next(8) switch
    {
        0 when over.Count > 0 => new LineEnded(Any(over), Any(Causes), 0),
        1 when over.Count > 0 => new LineAnswered(Any(over)),
        2 when over.Count > 0 => new PromptEnded(Any(over), random.Next(100)),
        3 when fired.Count > 0 => Any(fired),
        4 => new TimerFired(new TimerKey((TimerKind)random.Next(0, 10), random.NextInt64(-2, nextCall)), random.Next(-1, 3)),
        5 => new LineEnded(new LineId(random.NextInt64()), Any(Causes), 0),
        6 when Callers.Count > 0 => new PromptEnded(Any(Callers), random.Next(100)),
        _ => new LineRinging(new LineId(random.NextInt64())),
    };

    private LineEnded End(LineId line, LineEndCause cause)
    {
        Callers.Remove(line);
        Parties.Remove(line);
        Codes.Remove(line);
        ending.Remove(line);
        prompts.RemoveAll(p => p.Line == line);
        Keep(over, line);
        return new LineEnded(line, cause, cause == LineEndCause.Refused ? 486 : 0);
    }

    private void Keep<T>(List<T> kept, T one)
    {
        if (kept.Count < 50)
        {
            kept.Add(one);
        }
        else
        {
            kept[random.Next(kept.Count)] = one;
        }
    }

    private T Any<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    private T Take<T>(List<T> from)
    {
        var at = random.Next(from.Count);
        var taken = from[at];
        from.RemoveAt(at);
        return taken;
    }
}
