using CallCenter.Core;
using CallCenter.Core.Agents;
using CallCenter.Core.Calls;

namespace CallCenter.Routing.Switchboard;

/// <summary>What a choice between agents and calls of one queue looks at, at one moment.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Strategy">By what its agents are chosen.</param>
/// <param name="Free">Who can be asked, the first to be asked first.</param>
/// <param name="Excluded">Who serves the queue and can't be asked, with the reason; in the order of their first appearance. Signed-out people are left out.</param>
/// <param name="Waiting">Who waits, the first to be served first.</param>
/// <param name="SettingsVersion">Version of the rules.</param>
/// <param name="SettingsHash">Hash of the rules.</param>
public sealed record OfferOutlook(
    string Queue, string Strategy, IReadOnlyList<FreeAgent> Free, IReadOnlyList<ExcludedAgent> Excluded, IReadOnlyList<WaitingCall> Waiting, long SettingsVersion, string SettingsHash);

/// <summary>Somebody who can be asked.</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Rank">What the strategy says of him; smaller is asked earlier.</param>
/// <param name="ReadySince">Number of the event that made him free; decides between equal ranks.</param>
public sealed record FreeAgent(string Staff, long Rank, long ReadySince);

/// <summary>Somebody who serves the queue and can't be asked.</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="State">What he does.</param>
/// <param name="Cause">Why.</param>
/// <param name="Reason">The word that he chose; null: none.</param>
/// <param name="Call">The call that he is offered or has; none: no call.</param>
public sealed record ExcludedAgent(string Staff, AgentState State, AgentCause Cause, string? Reason, CallId Call);

/// <summary>A call that waits.</summary>
/// <param name="Call">The call.</param>
/// <param name="Urgency">Its priority.</param>
/// <param name="Place">Number of the event by which it arrived.</param>
/// <param name="CountsFromMs">P3 and P4: when it counts as arrived, steady clock; else 0.</param>
public sealed record WaitingCall(CallId Call, Priority Urgency, long Place, long CountsFromMs);

/// <summary>What a decision would look at.</summary>
public sealed partial class Switchboard
{
    /// <summary>Agents and calls of a queue as they are now. Only for whoever owns the switchboard.</summary>
    /// <param name="queue">Name of the queue.</param>
    /// <param name="drill">Those of drills, else the live ones; they never meet.</param>
    public OfferOutlook Outlook(string queue, bool drill)
    {
        var pool = PoolOf(queue, drill);
        var serving = agents.Where(a => a.Drill == drill && a.State != AgentState.SignedOut && a.Queues.Contains(queue)).ToList();
        return new OfferOutlook(
            queue,
            pool.Strategy.Name,
            [.. serving.Where(a => a.State == AgentState.Ready).Select(a => KeyIn(pool, a)).Order().Select(k => new FreeAgent(agents[k.Agent].Staff, k.Rank, k.ReadySince))],
            [.. serving.Where(a => a.State != AgentState.Ready).Select(a => new ExcludedAgent(a.Staff, a.State, a.Cause, a.Reason, a.Call))],
            [
                .. calls.Values.Where(c => c.State == CallState.Queued && c.Drill == drill && c.Queues.Contains(queue)).OrderBy(c => c.Key)
                    .Select(c => new WaitingCall(c.Id, c.Urgency, c.Place, c.Key.FromMs)),
            ],
            settings.Version,
            settingsHash);
    }
}
