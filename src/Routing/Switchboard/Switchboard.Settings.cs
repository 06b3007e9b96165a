using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;

namespace CallCenter.Routing.Switchboard;

/// <summary>What changes the whole: settings, drills, a new start.</summary>
public sealed partial class Switchboard
{
    private readonly HashSet<string> drillPhones = new(StringComparer.Ordinal);

    private void Apply(SettingsChanged changed)
    {
        settings = changed.Content ?? throw new InvalidOperationException($"settings {changed.Hash} came without their content");
        settingsHash = changed.Hash;
        Index();
        foreach (var person in settings.Staff)
        {
            var agent = SeatOf(person.Number, drill: false);
            agent.Queues = [.. person.Queues];
        }

        var known = settings.Staff.Select(s => s.Number).ToHashSet(StringComparer.Ordinal);
        foreach (var agent in agents)
        {
            if (!agent.Drill && !known.Contains(agent.Staff))
            {
                agent.Leaving = true;
                SignOut(agent, AgentCause.Replaced);
            }
        }

        RebuildPools();
        foreach (var person in settings.Staff)
        {
            if (person.StandingPhone is { } phone && agents[agentByStaff[person.Number]] is { State: AgentState.SignedOut } agent)
            {
                SignIn(agent, phone);
            }
        }

        foreach (var agent in agents)
        {
            if (agent.State == AgentState.Ready)
            {
                TryServe(agent);
            }
        }
    }

    private void Index()
    {
        services = settings.Services.ToDictionary(s => s.Number, StringComparer.Ordinal);
        rules = settings.Queues.ToDictionary(q => q.Name, StringComparer.Ordinal);
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
        if (agentByStaff.TryGetValue(staff, out var index))
        {
            return agents[index];
        }

        var agent = new AgentSeat { Index = agents.Count, Staff = staff, Drill = drill };
        agents.Add(agent);
        agentByStaff.Add(staff, agent.Index);
        return agent;
    }

    private void OpenDrill(DrillOpened drill)
    {
        foreach (var seat in drill.Seats)
        {
            var agent = SeatOf(seat.Staff, drill: true);
            if (agent.Drill)
            {
                agent.Queues = [.. seat.Queues];
                drillPhones.Add(seat.Phone);
            }
        }

        RebuildPools();
    }

    private void CloseDrill()
    {
        foreach (var call in calls.Values.Where(c => c.Drill).OrderBy(c => c.Place).ToList())
        {
            End(call, CallEnder.System, "drill-over", 0);
        }

        foreach (var agent in agents)
        {
            if (agent.Drill)
            {
                SignOut(agent, AgentCause.DrillOver);
            }
        }

        drillPhones.Clear();
    }

    /// <summary>A new start: times are counted on, agents keep their state, their running timers are set again.</summary>
    private void Restart(ServerStarted started)
    {
        wallOffset = started.OffsetMs;
        draining = false;
        codeLines.Clear();
        foreach (var agent in agents)
        {
            if (agent is { State: AgentState.WrapUp or AgentState.NotReady, Generation: > 0 })
            {
                var kind = agent.State == AgentState.WrapUp ? TimerKind.WrapUp : TimerKind.SetAside;
                effects.Add(new SetTimer(new TimerKey(kind, agent.Index), agent.Generation, agent.DueMs));
            }
        }
    }

    /// <summary>Every line that the state knows, callers before parties, in the order of the calls: after a crash each is found or reported as lost.</summary>
    public IReadOnlyList<LineId> KnownLines()
    {
        var lines = new List<LineId>();
        foreach (var call in calls.Values.OrderBy(c => c.Place))
        {
            lines.Add(call.CallerLine);
            if (!call.Party.IsNone)
            {
                lines.Add(call.Party);
            }
        }

        return lines;
    }

    /// <summary>The whole state for a checkpoint: canonical UTF-8 JSON.</summary>
    public byte[] Save() => new SwitchboardSnapshot
    {
        SettingsVersion = settings.Version,
        SettingsHash = settingsHash,
        WallOffsetMs = wallOffset,
        Draining = draining,
        Calls = [.. calls.Values.OrderBy(c => c.Place)],
        Agents = [.. agents],
        CodeLines = [.. codeLines.Order()],
        DrillPhones = [.. drillPhones.Order(StringComparer.Ordinal)],
    }.ToBytes();

    /// <summary>Takes up a saved state. Call it on a new switchboard only.</summary>
    /// <param name="saved">What <see cref="Save"/> gave.</param>
    /// <param name="contentOf">Settings by hash.</param>
    public void Load(ReadOnlySpan<byte> saved, Func<string, Settings> contentOf)
    {
        var snapshot = SwitchboardSnapshot.FromBytes(saved);
        settingsHash = snapshot.SettingsHash;
        settings = settingsHash.Length == 0 ? new Settings() : contentOf(settingsHash);
        wallOffset = snapshot.WallOffsetMs;
        draining = snapshot.Draining;
        Index();
        foreach (var call in snapshot.Calls)
        {
            calls.Add(call.Id, call);
            if (!call.Party.IsNone)
            {
                parties.Add(call.Party, call.Id);
            }
        }

        foreach (var agent in snapshot.Agents)
        {
            agents.Add(agent);
            agentByStaff.Add(agent.Staff, agent.Index);
            if (agent.State != AgentState.SignedOut)
            {
                agentByPhone[agent.Phone] = agent.Index;
            }
        }

        codeLines.UnionWith(snapshot.CodeLines);
        drillPhones.UnionWith(snapshot.DrillPhones);
        RebuildPools();
    }
}
