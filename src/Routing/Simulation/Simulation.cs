using System.Globalization;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.People;
using CallCenter.Core.Rehearsal;
using CallCenter.Core.Settings;
using CallCenter.Routing.Switchboard;

namespace CallCenter.Routing.Simulation;

/// <summary>
/// A day in simulated time: callers and agents by chance, the same switchboard that decides live. The same profile gives the same day. What the gateway would
/// report is reported at once: agents take what is offered, lines that are ended are over.
/// </summary>
public sealed class Simulation
{
    private const long Base = 1_000_000;
    private readonly SimulationProfile profile;
    private readonly Switchboard.Switchboard board = new();
    private readonly PriorityQueue<Due, (long At, long Order)> due = new();
    private readonly Queue<SwitchboardEvent> next = new();
    private readonly Dictionary<CallId, SimulatedTalk> talks = [];
    private readonly Tally[] tallies;
    private readonly SplitMix chance;
    private long now;
    private long sequence;
    private long order;
    private long nextCall = Base;
    private double busyMs;
    private double staffedMs;

    /// <summary>Makes a day.</summary>
    /// <param name="profile">Without faults.</param>
    /// <exception cref="ArgumentException">The profile has faults; the message names them.</exception>
    public Simulation(SimulationProfile profile)
    {
        if (profile.Faults() is { Count: > 0 } faults)
        {
            throw new ArgumentException(string.Join("; ", faults), nameof(profile));
        }

        this.profile = profile;
        chance = new SplitMix((ulong)profile.Seed);
        tallies = [.. profile.Services.Select(_ => new Tally())];
    }

    /// <summary>Lives through it.</summary>
    /// <param name="progress">Told the share that is over, 0 to 1, now and then; null: nobody is.</param>
    /// <param name="cancellation">Ends it with an exception.</param>
    public SimulationReport Run(Action<double>? progress = null, CancellationToken cancellation = default)
    {
        Open();
        var end = (long)(profile.Seconds * 1000);
        for (var n = 0L; due.TryDequeue(out var one, out var at); n++)
        {
            if ((n & 0xFFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Invoke(Math.Min(1, (double)at.At / end));
            }

            now = at.At;
            Happen(one);
            while (next.TryDequeue(out var happened))
            {
                Decide(happened);
            }
        }

        return Report();
    }

    private void Open()
    {
        var settings = Rules();
        Decide(new ServerStarted("simulation", 0));
        Decide(new SettingsChanged(1, "simulation") { Content = settings });
        var staff = 0;
        foreach (var shift in profile.Shifts)
        {
            for (var n = 0; n < shift.Count; n++, staff++)
            {
                Add((long)(shift.FromSeconds * 1000), new Due(DueKind.SignIn, staff, default, null));
                var until = shift.ToSeconds ?? profile.Seconds;
                staffedMs += Math.Max(0, until - Math.Max(shift.FromSeconds, profile.WarmUpSeconds)) * 1000;
                if (shift.ToSeconds is { } to)
                {
                    Add((long)(to * 1000), new Due(DueKind.SignOut, staff, default, null));
                }
            }
        }

        for (var service = 0; service < profile.Services.Count; service++)
        {
            Arrivals(service);
        }
    }

    private void Arrivals(int index)
    {
        var service = profile.Services[index];
        if (service.PerHour > 0)
        {
            Add(Gap(3600 / service.PerHour), new Due(DueKind.Arrival, index, default, null));
        }

        foreach (var burst in service.Bursts)
        {
            for (var n = 0; n < burst.Calls; n++)
            {
                Add((long)((burst.AtSeconds + (burst.OverSeconds * n / burst.Calls)) * 1000), new Due(DueKind.Single, index, default, null));
            }
        }

        foreach (var call in service.Trace)
        {
            Add((long)(call.AtSeconds * 1000), new Due(DueKind.Single, index, default, call.TalkSeconds));
        }
    }

    private Settings Rules()
    {
        var shifts = profile.Shifts.SelectMany(s => Enumerable.Repeat(s.Services, s.Count)).ToList();
        return new Settings
        {
            Version = 1,
            Services = [.. profile.Services.Select(s => new ServiceNumber { Number = s.Number, Queue = s.Number, Urgency = s.Urgency, Record = false, CallBack = CallBackPlan.None })],
            Queues = [.. profile.Services.Select(s => new QueueRule { Name = s.Number, OfferSeconds = 60, WrapUpSeconds = s.WrapUpSeconds, OverflowUnstaffed = false })],
            Phones = [.. shifts.Select((_, n) => new PhoneAccount { Name = Name(n) })],
            Staff = [.. shifts.Select((services, n) => new StaffMember { Number = Name(n), Queues = [.. services] })],
        };
    }

    private static string Name(int n) => (n + 1001).ToString(CultureInfo.InvariantCulture);

    private void Happen(Due one)
    {
        switch (one.Kind)
        {
            case DueKind.SignIn:
                Decide(new SeatAsked(0, Name(one.Index), Name(one.Index), AgentCode.SignIn, null));
                break;
            case DueKind.SignOut:
                Decide(new SeatAsked(0, Name(one.Index), string.Empty, AgentCode.SignOut, null));
                break;
            case DueKind.Arrival:
                var service = profile.Services[one.Index];
                if (now < profile.Seconds * 1000)
                {
                    Arrive(one.Index, null);
                    Add(now + Gap(3600 / service.PerHour), one);
                }

                break;
            case DueKind.Single:
                Arrive(one.Index, one.Talk);
                break;
            case DueKind.Impatient when talks.TryGetValue(one.Call, out var talk) && talk.AnsweredMs < 0:
                GiveUp(one.Call, talk);
                break;
            case DueKind.TalkOver when talks.TryGetValue(one.Call, out var over):
                busyMs += Counts(over) ? now - over.AnsweredMs : 0;
                talks.Remove(one.Call);
                Decide(new LineEnded(LineId.OfCaller(one.Call), LineEndCause.HungUp, 0));
                break;
            case DueKind.Timer:
                Decide(one.Timer!);
                break;
        }
    }

    private void Arrive(int index, double? talkSeconds)
    {
        var service = profile.Services[index];
        var call = new CallId(++nextCall);
        var talk = talkSeconds ?? Draw(service.Talk, service.TalkSeconds);
        talks.Add(call, new SimulatedTalk(index, now, -1, Math.Max(1, (long)(talk * 1000))));
        tallies[index].Offered += now >= profile.WarmUpSeconds * 1000 ? 1 : 0;
        Decide(new CallArrived(call, service.Number, PhoneNumber.Withheld, "simulation", false));
        if (service.PatienceSeconds is { } patience && talks.TryGetValue(call, out var there) && there.AnsweredMs < 0)
        {
            Add(now + Gap(patience), new Due(DueKind.Impatient, index, call, null));
        }
    }

    private void GiveUp(CallId call, SimulatedTalk talk)
    {
        talks.Remove(call);
        if (Counts(talk))
        {
            tallies[talk.Service].Abandoned++;
            tallies[talk.Service].WaitOfAllMs += now - talk.ArrivedMs;
        }

        Decide(new LineEnded(LineId.OfCaller(call), LineEndCause.HungUp, 0));
    }

    private bool Counts(SimulatedTalk talk) => talk.ArrivedMs >= profile.WarmUpSeconds * 1000;

    private void Decide(SwitchboardEvent happened)
    {
        foreach (var effect in board.Decide(++sequence, now, happened))
        {
            switch (effect)
            {
                case DialAgent dial:
                    next.Enqueue(new LineAnswered(dial.Line));
                    break;
                case EndLine end:
                    next.Enqueue(new LineEnded(end.Line, LineEndCause.Ours, 0));
                    break;
                case SetTimer { Key.Kind: TimerKind.WrapUp } timer:
                    busyMs += now >= profile.WarmUpSeconds * 1000 ? timer.DueMs - now : 0;
                    Add(timer.DueMs, new Due(DueKind.Timer, 0, default, null) { Timer = new TimerFired(timer.Key, timer.Generation) });
                    break;
                case SetTimer { Key.Kind: not TimerKind.Offer } timer:
                    Add(timer.DueMs, new Due(DueKind.Timer, 0, default, null) { Timer = new TimerFired(timer.Key, timer.Generation) });
                    break;
                case PublishFact { Fact: CallAccepted taken }:
                    Answer(taken.Call);
                    break;
            }
        }
    }

    private void Answer(CallId call)
    {
        var talk = talks[call];
        if (Counts(talk))
        {
            tallies[talk.Service].Answer(now - talk.ArrivedMs);
        }

        talks[call] = talk with { AnsweredMs = now };
        Add(now + talk.TalkMs, new Due(DueKind.TalkOver, talk.Service, call, null));
    }

    private void Add(long at, Due one) => due.Enqueue(one, (at, order++));

    private long Gap(double meanSeconds) => (long)(-Math.Log(1 - chance.Unit()) * meanSeconds * 1000);

    private double Draw(Spread spread, double mean) => spread switch
    {
        Spread.Fixed => mean,
        Spread.Exponential => -Math.Log(1 - chance.Unit()) * mean,
        _ => LogNormal(mean),
    };

    /// <summary>Standard deviation equal to the mean: sigma² = ln 2.</summary>
    private double LogNormal(double mean)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - chance.Unit())) * Math.Cos(2 * Math.PI * chance.Unit());
        return mean * Math.Exp((normal * Math.Sqrt(Math.Log(2))) - (Math.Log(2) / 2));
    }

    private SimulationReport Report() => new(
        [.. profile.Services.Select((s, n) => tallies[n].Report(s.Number))],
        tallies.Sum(t => t.Offered),
        sequence,
        staffedMs <= 0 ? 0 : busyMs / staffedMs);

    private enum DueKind
    {
        SignIn,
        SignOut,
        Arrival,
        Single,
        Impatient,
        TalkOver,
        Timer,
    }

    private readonly record struct Due(DueKind Kind, int Index, CallId Call, double? Talk)
    {
        public TimerFired? Timer { get; init; }
    }

    private readonly record struct SimulatedTalk(int Service, long ArrivedMs, long AnsweredMs, long TalkMs);
}
