using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Facts;

namespace CallCenter.Routing.Switchboard;

/// <summary>A life is at risk and nobody is free: an offer that nobody has taken is taken back, or a wrap-up is cut short. Never those of an emergency.</summary>
public sealed partial class Switchboard
{
    /// <summary>Of the agents who suit, one to whom the last of the waiting was being offered; else one who has wrapped up the longest.</summary>
    private bool TryMakeFree(LiveCall urgent)
    {
        LiveCall? last = null;
        AgentSeat? wrapping = null;
        foreach (var agent in agents)
        {
            if (agent.Drill != urgent.Drill || !agent.Queues.Exists(urgent.Queues.Contains))
            {
                continue;
            }

            if (agent.State == AgentState.Reserved && calls.TryGetValue(agent.Call, out var offered) && IsTakenBack(offered, agent)
                && (last is null || offered.Key.CompareTo(last.Key) > 0))
            {
                last = offered;
            }
            else if (agent is { State: AgentState.WrapUp, WrapsUpEmergency: false, PhoneGone: false, Leaving: false } && (wrapping is null || agent.Generation < wrapping.Generation))
            {
                wrapping = agent;
            }
        }

        if (last is not null)
        {
            TakeBack(last, urgent);
            return true;
        }

        if (wrapping is null)
        {
            return false;
        }

        Change(wrapping, AgentMove.GetReady, AgentCause.Urgent);
        (wrapping.Generation, wrapping.ReadySince) = (0, seq);
        Offer(urgent, wrapping, urgent.Queues.Find(wrapping.Queues.Contains)!);
        return true;
    }

    /// <summary>Whether a P1 waits for this agent.</summary>
    private bool WaitsForLife(AgentSeat agent) => agent.Queues.Exists(q => PoolOf(q, agent.Drill).TryFirstWaiting(out var first) && first.Band == 1);

    private static bool IsTakenBack(LiveCall offered, AgentSeat agent) =>
        offered is { State: CallState.Offering, Emergency: false, Own: null, Urgency: Priority.P3 or Priority.P4 } && offered.Agent == agent.Index && !agent.PhoneGone && !agent.Leaving;

    /// <summary>The agent has done nothing wrong and keeps his turn; the call is back at its place.</summary>
    private void TakeBack(LiveCall offered, LiveCall urgent)
    {
        var agent = agents[offered.Agent];
        parties.Remove(offered.Party);
        effects.Add(new EndLine(offered.Party, "withdrawn"));
        offered.OfferGeneration = 0;
        agent.Call = default;
        Publish(new OfferClosed(offered.Id, Wall, agent.Staff, OfferOutcome.Withdrawn, 0));
        Change(agent, AgentMove.Release, AgentCause.Urgent);
        Move(offered, CallMove.OfferFailed);
        Offer(urgent, agent, urgent.Queues.Find(agent.Queues.Contains)!);
        WaitAgain(offered);
    }
}
