using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;

namespace CallCenter.Routing.Switchboard;

/// <summary>What changes the whole: settings and a new start.</summary>
public sealed partial class Switchboard
{
    private void Apply(SettingsChanged changed)
    {
        settings = changed.Content ?? throw new InvalidOperationException($"settings {changed.Hash} came without their content");
        settingsHash = changed.Hash;
        Index();
        foreach (var person in settings.Staff)
        {
            SeatOf(person.Number, drill: false).Queues = [.. person.Queues];
        }

        foreach (var agent in agents)
        {
            if (!agent.Drill && !staffed.Contains(agent.Staff))
            {
                agent.Leaving = agent.State is AgentState.Reserved or AgentState.Talking;
                SignOut(agent, AgentCause.Replaced);
            }
        }

        foreach (var call in calls.Values.OrderBy(c => c.Place).ToList())
        {
            FindHome(call);
            call.HandicapMs = HandicapOf(call.Urgency);
        }

        RebuildPools();
        foreach (var person in settings.Staff)
        {
            if (person.StandingPhone is { } phone)
            {
                SeatAt(agents[agentByStaff[(person.Number, false)]], phone);
            }
        }

        ServeAll();
    }

    /// <summary>Signs in who always sits at one phone; not where somebody else sits already, and not in the middle of a call.</summary>
    private void SeatAt(AgentSeat agent, string phone)
    {
        if (agentByPhone.ContainsKey(phone) || drillPhones.Contains(phone) || agent.State is AgentState.Reserved or AgentState.Talking)
        {
            return;
        }

        SignOut(agent, AgentCause.Replaced);
        SignIn(agent, phone);
    }

    /// <summary>Queues that are no more are left; a call whose home is gone waits where its number leads now, at its old place.</summary>
    private void FindHome(LiveCall call)
    {
        if (call.Queues.Count == 0 || call.Queues[0].Length == 0)
        {
            return;
        }

        var home = call.Queues[0];
        if (!rules.ContainsKey(home))
        {
            home = HomeFor(call) ?? home;
            call.OverflowNext = 0;
            call.OverflowGeneration = 0;
            if (call.State == CallState.Queued && home != call.Queues[0])
            {
                Publish(new CallQueued(call.Id, Wall, home));
            }
        }

        var besides = call.Queues.Where(q => q != home && rules.ContainsKey(q)).ToList();
        call.Queues.Clear();
        call.Queues.Add(home);
        call.Queues.AddRange(besides);
    }

    /// <summary>The queue of the call's number, else of the first emergency number, else the first; null when there is none at all.</summary>
    private string? HomeFor(LiveCall call)
    {
        if (services.TryGetValue(call.Service, out var own) && rules.ContainsKey(own.Queue))
        {
            return own.Queue;
        }

        foreach (var service in settings.Services)
        {
            if (service.Emergency && rules.ContainsKey(service.Queue))
            {
                return service.Queue;
            }
        }

        return settings.Queues.Count == 0 ? null : settings.Queues[0].Name;
    }

    private void Index()
    {
        services = settings.Services.ToDictionary(s => s.Number, StringComparer.Ordinal);
        rules = settings.Queues.ToDictionary(q => q.Name, StringComparer.Ordinal);
        accounts = settings.Phones.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        staffed = settings.Staff.Select(s => s.Number).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Pools are derived: rules may have changed, so they are filled anew from calls and agents.</summary>
    private void RebuildPools()
    {
        pools.Clear();
        foreach (var call in calls.Values.OrderBy(c => c.Place))
        {
            if (call.State == CallState.Queued)
            {
                Wait(call);
            }
        }

        foreach (var agent in agents)
        {
            if (agent.State != AgentState.SignedOut)
            {
                foreach (var queue in agent.Queues)
                {
                    var pool = PoolOf(queue, agent.Drill);
                    pool.Staffed++;
                    if (agent.State == AgentState.Ready)
                    {
                        pool.Add(KeyIn(pool, agent));
                    }
                }
            }
        }
    }

    private AgentSeat SeatOf(string staff, bool drill)
    {
        if (agentByStaff.TryGetValue((staff, drill), out var index))
        {
            return agents[index];
        }

        var agent = new AgentSeat { Index = agents.Count, Staff = staff, Drill = drill };
        agents.Add(agent);
        agentByStaff.Add((staff, drill), agent.Index);
        return agent;
    }

    /// <summary>A new start: times are counted on, agents keep their state, running timers are set again. A drill does not outlive its server.</summary>
    private void Restart(ServerStarted started, long lastMs)
    {
        stoppedSeq = seq;
        // Somebody may have talked on for an hour in which nothing was decided.
        stoppedWall = Math.Max(lastMs + wallOffset, Math.Min(started.AliveMs, now + started.OffsetMs));
        wallOffset = started.OffsetMs;
        draining = false;
        codeLines.Clear();
        restarting = true;
        CloseDrill();
        restarting = false;
        foreach (var call in calls.Values.OrderBy(c => c.Place).ToList())
        {
            SetAgain(TimerKind.Offer, call.Id.Value, call.OfferGeneration, call.PartyDueMs);
            SetAgain(TimerKind.LongWait, call.Id.Value, call.LongWaitGeneration, call.LongWaitDueMs);
            SetAgain(TimerKind.CallOut, call.Id.Value, call.CallOutGeneration, call.PartyDueMs);
            SetAgain(TimerKind.Forward, call.Id.Value, call.ForwardGeneration, call.PartyDueMs);
            SetAgain(TimerKind.Overflow, call.Id.Value, call.OverflowGeneration, call.OverflowDueMs);
            foreach (var further in call.Further)
            {
                SetAgain(TimerKind.Party, further.Line.Value, further.Generation, further.DueMs);
            }
        }

        foreach (var task in callBacks.Values.OrderBy(b => b.Place).ToList())
        {
            SetAgain(TimerKind.CallBack, task.Of.Value, task.Generation, task.DueMs);
        }

        foreach (var agent in agents)
        {
            SetAgain(agent.State == AgentState.WrapUp ? TimerKind.WrapUp : TimerKind.SetAside, agent.Index, agent.Generation, agent.DueMs);
        }
    }

    private void SetAgain(TimerKind kind, long of, long generation, long dueMs)
    {
        if (generation > 0)
        {
            effects.Add(new SetTimer(new TimerKey(kind, of), generation, dueMs));
        }
    }
}
