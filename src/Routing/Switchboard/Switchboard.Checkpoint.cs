using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Settings;

namespace CallCenter.Routing.Switchboard;

/// <summary>The state as a whole: what a checkpoint keeps and gives back.</summary>
public sealed partial class Switchboard
{
    /// <summary>
    /// Every line that the state knows: after a crash each is found or reported as lost. Callers who wait come first, so that no agent whose own
    /// call is lost is rung for a caller who is no longer there.
    /// </summary>
    public IReadOnlyList<LineId> KnownLines()
    {
        var lines = new List<LineId>();
        foreach (var call in calls.Values.OrderBy(c => c.Party.IsNone ? 0 : 1).ThenBy(c => c.Place))
        {
            if (call.HasCallerLine)
            {
                lines.Add(call.CallerLine);
            }

            if (!call.Party.IsNone)
            {
                lines.Add(call.Party);
            }

            lines.AddRange(call.Further.Select(f => f.Line));
        }

        return lines;
    }

    /// <summary>What is live now. Only for whoever owns the loop, or before it runs.</summary>
    public SwitchboardView View() => new(
        [
            .. calls.Values.OrderBy(c => c.Place).Select(c => new CallAtAGlance(
                c.Id, c.Service, c.Caller, c.Emergency, c.Urgency, c.Drill, c.State, c.Queues.Count > 0 ? c.Queues[0] : string.Empty,
                c.Agent >= 0 ? agents[c.Agent].Staff : null, c.Offers, c.Times.ArrivedMs, c.Times.AcceptedMs,
                [.. c.Further.Select(f => new PartyAtAGlance(f.Line, f.Agent >= 0 ? agents[f.Agent].Staff : null, f.Number, f.State, f.Supervision))], c.Outbound, c.CallBackOf)),
        ],
        [
            .. callBacks.Values.OrderBy(b => b.Place).Select(b => new CallBackAtAGlance(
                b.Of, b.Service, b.Caller, b.Emergency, b.Urgency, b.Reason, b.Missed, b.Attempts, b.SinceMs + wallOffset, b is { IsAutomatic: true, Generation: > 0 } ? b.DueMs + wallOffset : null,
                b.Trying)),
        ],
        [.. agents.Where(a => a.State != AgentState.SignedOut).Select(a => new AgentAtAGlance(a.Staff, a.Phone, a.State, a.Cause, a.Reason, a.Drill))]);

    /// <summary>The whole state for a checkpoint: canonical UTF-8 JSON.</summary>
    public byte[] Save() => new SwitchboardSnapshot
    {
        SettingsVersion = settings.Version,
        SettingsHash = settingsHash,
        WallOffsetMs = wallOffset,
        LastMs = now,
        StoppedSeq = stoppedSeq,
        StoppedWallMs = stoppedWall,
        Draining = draining,
        Calls = [.. calls.Values.OrderBy(c => c.Place)],
        Agents = [.. agents],
        LastOwnCall = lastOwnCall,
        LastTalks = [.. lastTalksInOrder],
        CallBacks = [.. callBacks.Values.OrderBy(b => b.Place)],
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
        (now, stoppedSeq, stoppedWall) = (snapshot.LastMs, snapshot.StoppedSeq, snapshot.StoppedWallMs);
        draining = snapshot.Draining;
        Index();
        foreach (var call in snapshot.Calls)
        {
            calls.Add(call.Id, call);
            if (!call.Party.IsNone)
            {
                parties.Add(call.Party, call.Id);
            }

            foreach (var further in call.Further)
            {
                parties.Add(further.Line, call.Id);
            }
        }

        foreach (var agent in snapshot.Agents)
        {
            agents.Add(agent);
            agentByStaff.Add((agent.Staff, agent.Drill), agent.Index);
            if (agent.State != AgentState.SignedOut)
            {
                agentByPhone[agent.Phone] = agent.Index;
            }
        }

        lastOwnCall = snapshot.LastOwnCall;
        snapshot.LastTalks.ForEach(Remember);
        foreach (var task in snapshot.CallBacks)
        {
            callBacks.Add(task.Of, task);
            callBackByNumber.Add((task.Service, task.Caller), task);
        }

        codeLines.UnionWith(snapshot.CodeLines);
        drillPhones.UnionWith(snapshot.DrillPhones);
        RebuildPools();
    }
}
