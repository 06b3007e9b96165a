using CallCenter.Core.Agents;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Routing.Queues;
using CallCenter.Routing.Queues.Strategies;

namespace CallCenter.Routing.Switchboard;

/// <summary>Agents: signing in and out, free, aside, wrap-up, and the phones at which they sit.</summary>
public sealed partial class Switchboard
{
    private void SignIn(AgentSeat agent, string phone)
    {
        agent.Phone = phone;
        agent.PhoneGone = false;
        agent.Leaving = false;
        agent.Answered = 0;
        agentByPhone[phone] = agent.Index;
        Change(agent, AgentMove.SignIn, AgentCause.OwnWish);
        foreach (var queue in agent.Queues)
        {
            PoolOf(queue, agent.Drill).Staffed++;
        }

        agent.ReadySince = seq;
        BecomeIdle(agent);
    }

    private void SignOut(AgentSeat agent, AgentCause cause)
    {
        if (agent.State is AgentState.SignedOut or AgentState.Reserved or AgentState.Talking)
        {
            return;
        }

        LeaveIdle(agent);
        Change(agent, AgentMove.SignOut, cause);
        agent.Generation = 0;
        agent.Leaving = false;
        agentByPhone.Remove(agent.Phone);
        foreach (var queue in agent.Queues)
        {
            PoolOf(queue, agent.Drill).Staffed--;
        }
    }

    /// <summary>Free from now on: behind everybody who is free already.</summary>
    private void GetReady(AgentSeat agent, AgentCause cause)
    {
        if (agent.State is not (AgentState.WrapUp or AgentState.NotReady))
        {
            return;
        }

        Change(agent, AgentMove.GetReady, cause);
        agent.Generation = 0;
        agent.ReadySince = seq;
        BecomeIdle(agent);
    }

    /// <summary>Takes his place among the free (the old one, if he never lost it) and is given the first call that waits for him.</summary>
    private void BecomeIdle(AgentSeat agent)
    {
        if (agent.Leaving)
        {
            SignOut(agent, AgentCause.OwnWish);
            return;
        }

        foreach (var queue in agent.Queues)
        {
            var pool = PoolOf(queue, agent.Drill);
            pool.Add(KeyIn(pool, agent));
        }

        TryServe(agent);
    }

    private void LeaveIdle(AgentSeat agent)
    {
        foreach (var queue in agent.Queues)
        {
            var pool = PoolOf(queue, agent.Drill);
            pool.Remove(KeyIn(pool, agent));
        }
    }

    private static IdleKey KeyIn(Pool pool, AgentSeat agent) =>
        new(pool.Strategy.Rank(new AgentLoad(agent.ReadySince, agent.Answered)), agent.ReadySince, agent.Index);

    /// <summary>Is aside already, and from now on for another reason; no timer brings him back.</summary>
    private void StayAside(AgentSeat agent, AgentCause cause, string? reason = null)
    {
        agent.Reason = reason;
        agent.Cause = cause;
        agent.Generation = 0;
        Publish(new AgentChanged(agent.Staff, agent.Phone, Wall, agent.State, cause, agent.Drill, agent.Reason));
    }

    private void SetAside(AgentSeat agent, AgentCause cause, int seconds)
    {
        LeaveIdle(agent);
        Change(agent, AgentMove.StandAside, cause);
        if (agent.Leaving)
        {
            SignOut(agent, AgentCause.OwnWish);
            return;
        }

        // A phone that is gone comes back by registering; a phone that nobody answered is tried again after a while.
        agent.Generation = 0;
        if (seconds > 0 && !agent.PhoneGone && cause != AgentCause.OwnWish)
        {
            Arm(agent, TimerKind.SetAside, seconds);
        }
    }

    private void WrapUp(AgentSeat agent, bool emergency)
    {
        agent.WrapsUpEmergency = emergency;
        var seconds = RuleOf(agent).WrapUpSeconds;
        if (agent.Leaving)
        {
            SignOut(agent, AgentCause.OwnWish);
        }
        else if (agent.PhoneGone)
        {
            SetAside(agent, AgentCause.PhoneGone, 0);
        }
        else if (seconds == 0)
        {
            GetReady(agent, AgentCause.WrapUpOver);
        }
        else if (!emergency && WaitsForLife(agent))
        {
            GetReady(agent, AgentCause.Urgent);
        }
        else
        {
            Arm(agent, TimerKind.WrapUp, seconds);
        }
    }

    private void Arm(AgentSeat agent, TimerKind kind, int seconds)
    {
        agent.Generation = seq;
        agent.DueMs = now + (seconds * 1000L);
        effects.Add(new SetTimer(new TimerKey(kind, agent.Index), seq, agent.DueMs));
    }

    private void PhoneIsBack(string phone)
    {
        if (agentByPhone.TryGetValue(phone, out var index))
        {
            var agent = agents[index];
            agent.PhoneGone = false;
            if (agent is { State: AgentState.NotReady, Cause: AgentCause.PhoneGone })
            {
                GetReady(agent, AgentCause.None);
            }
        }
    }

    private void PhoneIsGone(string phone)
    {
        if (agentByPhone.TryGetValue(phone, out var index))
        {
            var agent = agents[index];
            agent.PhoneGone = true;
            if (agent.State is AgentState.Ready or AgentState.WrapUp)
            {
                SetAside(agent, AgentCause.PhoneGone, 0);
            }
            else if (agent.State == AgentState.NotReady && agent.Cause != AgentCause.OwnWish)
            {
                // Nobody is offered a call at a phone that is not there: no timer brings him back, the phone does.
                StayAside(agent, AgentCause.PhoneGone);
            }
        }
    }

    private void Change(AgentSeat agent, AgentMove move, AgentCause cause)
    {
        var next = AgentMachine.Next(agent.State, move);
        if (next.Made)
        {
            agent.State = next.State;
            agent.Cause = cause;
            agent.Reason = null;
            Publish(new AgentChanged(agent.Staff, agent.Phone, Wall, agent.State, cause, agent.Drill));
        }
    }
}
