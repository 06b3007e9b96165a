using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.People;
using CallCenter.Core.Settings;
using CallCenter.Routing.Switchboard;
using Xunit;

namespace CallCenter.Unit.Routing;

/// <summary>
/// A real switchboard, with the wire and the clock in the hands of the test: what it asks for is kept, timers fire when the test
/// lets time pass, and a line that it hangs up is reported as over, as the gateway does.
/// </summary>
internal sealed class Rig
{
    private const long WallAtStart = 1_800_000_000_000;
    private readonly PriorityQueue<(TimerKey Key, long Generation), (long Due, long Order)> timers = new();
    private readonly HashSet<LineId> open = [];
    private long sequence;
    private long nextCall = 1000;
    private int timerOrder;

    public Rig(Settings? settings = null)
    {
        Post(new ServerStarted("1", WallAtStart));
        Use(settings ?? Town.Settings);
    }

    public Switchboard Board { get; } = new();

    public long Now { get; private set; }

    /// <summary>What the last posted event was answered with.</summary>
    public List<Effect> Last { get; private set; } = [];

    public List<Effect> All { get; } = [];

    public IEnumerable<Fact> Facts => All.OfType<PublishFact>().Select(p => p.Fact);

    public long Wall => WallAtStart + Now;

    /// <summary>The gateway reports a line that it was told to end; switched off to race against it.</summary>
    public bool EndsLines { get; set; } = true;

    public List<Effect> Post(SwitchboardEvent happened)
    {
        var decided = Board.Decide(++sequence, Now, happened).ToList();
        Last = decided;
        All.AddRange(decided);
        foreach (var effect in decided)
        {
            switch (effect)
            {
                case SetTimer timer: timers.Enqueue((timer.Key, timer.Generation), (timer.DueMs, timerOrder++)); break;
                case DialAgent dial: open.Add(dial.Line); break;
                case DialTrunk dial: open.Add(dial.Line); break;
            }
        }

        if (EndsLines)
        {
            foreach (var line in decided.Select(e => e is EndLine end ? end.Line : e is RefuseCaller refuse ? refuse.Line : default))
            {
                if (open.Remove(line))
                {
                    Post(new LineEnded(line, LineEndCause.Ours, 0));
                }
            }

            Last = decided;
        }

        return decided;
    }

    public Settings Settings { get; private set; } = Town.Settings;

    public void Use(Settings settings) => Post(new SettingsChanged((Settings = settings).Version, SettingsBytes.Hash(SettingsBytes.Of(settings))) { Content = settings });

    /// <summary>Time passes; what is due meanwhile fires at its moment.</summary>
    public void Pass(double seconds)
    {
        var until = Now + (long)(seconds * 1000);
        while (timers.TryPeek(out var timer, out var at) && at.Due <= until)
        {
            timers.Dequeue();
            Now = Math.Max(Now, at.Due);
            Post(new TimerFired(timer.Key, timer.Generation));
        }

        Now = until;
    }

    public CallId Call(string service, bool drill = false, string from = "13900000001")
    {
        var call = new CallId(nextCall++);
        open.Add(LineId.OfCaller(call));
        Post(new CallArrived(call, service, new PhoneNumber(from), drill ? "drill" : "county", drill));
        return call;
    }

    public List<Effect> Dial(string phone, AgentCode code, string staff = "", bool pin = true)
    {
        var line = new LineId(nextCall++);
        open.Add(line);
        var decided = Post(new AgentCodeDialled(line, phone, code, staff, pin));
        if (decided.OfType<PlayPrompt>().FirstOrDefault(p => p.Line == line) is { } prompt)
        {
            Post(new PromptEnded(line, prompt.Token));
        }

        Last = decided;
        return decided;
    }

    /// <summary>Staff numbers sign in at the phones p101, p102, ... one second apart.</summary>
    public void SignIn(params string[] staff)
    {
        foreach (var number in staff)
        {
            Dial($"p{number}", AgentCode.SignIn, number);
            Assert.DoesNotContain(Last, e => e is RefuseCaller);
            Pass(1);
        }
    }

    /// <summary>An agent wants to call somebody; the refusal, or null.</summary>
    public string? CallOut(string staff, string number, string service, out CallId call)
    {
        call = new CallId(nextCall++);
        Post(new CallOutAsked(sequence, staff, call, new PhoneNumber(number), service));
        return Facts.OfType<DeskAnswered>().Last().Refusal;
    }

    /// <summary>An agent asks for something about a call-back; the refusal, or null.</summary>
    public string? AskCallBack(string staff, CallId of, CallBackWish wish, string? disposition = null)
    {
        Post(new CallBackAsked(sequence, staff, of, wish, wish == CallBackWish.Now ? new CallId(nextCall++) : default, disposition));
        return Facts.OfType<DeskAnswered>().Last().Refusal;
    }

    /// <summary>The line that was dialled last for a call, to an agent or on a trunk.</summary>
    public LineId PartyOf(CallId call) => All.Select(e => e switch
    {
        DialAgent d when d.Call == call => d.Line,
        DialTrunk d when d.Call == call => d.Line,
        _ => default,
    }).Last(l => !l.IsNone);

    /// <summary>Whom the call was offered to last; null: never.</summary>
    public string? OfferedTo(CallId call) => Facts.OfType<CallOffered>().LastOrDefault(o => o.Call == call)?.Agent;

    public void Answer(CallId call) => Post(new LineAnswered(PartyOf(call)));

    public void CallerHangsUp(CallId call) => Over(LineId.OfCaller(call), LineEndCause.HungUp);

    public void PartyHangsUp(CallId call) => Over(PartyOf(call), LineEndCause.HungUp);

    public void PartyEnds(CallId call, LineEndCause cause, int code = 0) => Over(PartyOf(call), cause, code);

    public void Over(LineId line, LineEndCause cause, int code = 0)
    {
        open.Remove(line);
        Post(new LineEnded(line, cause, code));
    }

    public AgentChanged StateOf(string staff) => Facts.OfType<AgentChanged>().Last(a => a.Agent == staff);

    public void Expect(string staff, AgentState state, AgentCause cause)
    {
        var now = StateOf(staff);
        Assert.Equal((state, cause), (now.State, now.Cause));
    }

    /// <summary>The one record of a call's end; fails when there is none or more than one.</summary>
    public CallEnded EndOf(CallId call) => Assert.Single(Facts.OfType<CallEnded>(), e => e.Call == call);

    public bool IsOver(CallId call) => Facts.OfType<CallEnded>().Any(e => e.Call == call);
}
