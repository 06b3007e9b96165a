using CallCenter.Core.Agents;
using CallCenter.Core.People;

namespace CallCenter.Routing.Switchboard;

/// <summary>
/// A caller who calls again comes to the agent who knows his story, when that agent is free in this moment: a preference that never lets anybody wait.
/// The newest talks only are remembered.
/// </summary>
public sealed partial class Switchboard
{
    /// <summary>Talks that are remembered.</summary>
    internal const int MostLastTalks = 5000;

    private const int LastAgentMinutes = 120;

    private readonly Dictionary<(string Service, PhoneNumber Caller), LastTalk> lastTalks = [];
    private readonly Queue<LastTalk> lastTalksInOrder = new();

    private void Remember(LiveCall call)
    {
        if (call.Drill || call.Caller.IsWithheld || call.Agent < 0)
        {
            return;
        }

        Remember(new LastTalk(call.Service, call.Caller, call.Agent, now));
    }

    private void Remember(LastTalk talk)
    {
        lastTalks[(talk.Service, talk.Caller)] = talk;
        lastTalksInOrder.Enqueue(talk);
        while (lastTalksInOrder.Count > MostLastTalks)
        {
            // An older talk of somebody who called again is no longer the last one.
            var oldest = lastTalksInOrder.Dequeue();
            if (lastTalks.TryGetValue((oldest.Service, oldest.Caller), out var newest) && ReferenceEquals(newest, oldest))
            {
                lastTalks.Remove((oldest.Service, oldest.Caller));
            }
        }
    }

    /// <summary>The agent who talked with this caller last and is free for him now, with the queue of the call that he serves.</summary>
    private (AgentSeat Agent, string Queue)? KnowsHim(LiveCall call)
    {
        if (call.Drill || !lastTalks.TryGetValue((call.Service, call.Caller), out var talk) || agents[talk.Agent] is not { State: AgentState.Ready } agent)
        {
            return null;
        }

        foreach (var queue in call.Queues)
        {
            if (agent.Queues.Contains(queue) && now - talk.AtMs <= (PoolOf(queue, call.Drill).Rule.LastAgentMinutes ?? LastAgentMinutes) * 60_000L)
            {
                return (agent, queue);
            }
        }

        return null;
    }
}
