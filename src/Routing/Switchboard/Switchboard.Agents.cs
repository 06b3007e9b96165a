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
    private void DialCode(AgentCodeDialled dialled)
    {
        var refusal = dialled.Code == AgentCode.SignIn ? TrySignIn(dialled) : TryOwnWish(dialled);
        if (refusal is not null)
        {
            effects.Add(new RefuseCaller(dialled.Line, 403, refusal));
            return;
        }

        var prompt = dialled.Code switch
        {
            AgentCode.SignIn => "signed-in",
            AgentCode.SignOut => "signed-out",
            AgentCode.Ready => "ready",
            _ => "not-ready",
        };
        codeLines.Add(dialled.Line);
        effects.Insert(0, new AnswerCaller(dialled.Line));
        effects.Add(new PlayPrompt(dialled.Line, [prompt], seq));
    }

    private string? TrySignIn(AgentCodeDialled dialled)
    {
        if (!agentByStaff.TryGetValue(dialled.Staff, out var index))
        {
            return "This staff number is not known";
        }

        if (!dialled.PinMatches)
        {
            return "The PIN is not right";
        }

        var agent = agents[index];
        if (agent.Drill != drillPhones.Contains(dialled.Phone))
        {
            return "Seats of a drill and live seats do not mix";
        }

        if (!agent.Call.Equals(default))
        {
            return "This staff number is in a call";
        }

        if (agentByPhone.TryGetValue(dialled.Phone, out var other) && other != index)
        {
            if (!agents[other].Call.Equals(default))
            {
                return "Somebody is in a call at this phone";
            }

            SignOut(agents[other], AgentCause.Replaced);
        }

        SignOut(agent, AgentCause.Replaced);
        SignIn(agent, dialled.Phone);
        return null;
    }

    private string? TryOwnWish(AgentCodeDialled dialled)
    {
        if (!agentByPhone.TryGetValue(dialled.Phone, out var index))
        {
            return "Nobody is signed in at this phone";
        }

        var agent = agents[index];
        switch (dialled.Code)
        {
            case AgentCode.SignOut when agent.State is AgentState.Talking or AgentState.Reserved:
                agent.Leaving = true;
                break;
            case AgentCode.SignOut:
                SignOut(agent, AgentCause.OwnWish);
                break;
            case AgentCode.Ready when agent.State == AgentState.Ready:
                break;
            case AgentCode.Ready when agent.State is AgentState.WrapUp or AgentState.NotReady:
                agent.PhoneGone = false;
                GetReady(agent, AgentCause.OwnWish);
                break;
            case AgentCode.NotReady when agent.State is AgentState.Ready or AgentState.WrapUp:
                SetAside(agent, AgentCause.OwnWish, 0);
                break;
            case AgentCode.NotReady when agent.State == AgentState.NotReady:
                // The wish outlives whatever set him aside before.
                agent.Cause = AgentCause.OwnWish;
                agent.Generation = 0;
                break;
            default:
                return "Not while a call is offered or going on";
        }

        return null;
    }

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
        if (seconds > 0 && cause is AgentCause.RingNoAnswer or AgentCause.PhoneRefused || (seconds > 0 && !agent.PhoneGone && cause == AgentCause.PhoneGone))
        {
            Arm(agent, TimerKind.SetAside, seconds);
        }
    }

    private void WrapUp(AgentSeat agent)
    {
        var seconds = RuleOf(agent).WrapUpSeconds;
        if (agent.PhoneGone)
        {
            SetAside(agent, AgentCause.PhoneGone, 0);
        }
        else if (seconds == 0)
        {
            GetReady(agent, AgentCause.WrapUpOver);
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
        }
    }

    private void Change(AgentSeat agent, AgentMove move, AgentCause cause)
    {
        var next = AgentMachine.Next(agent.State, move);
        if (next.Made)
        {
            agent.State = next.State;
            agent.Cause = cause;
            Publish(new AgentChanged(agent.Staff, agent.Phone, Wall, agent.State, cause, agent.Drill));
        }
    }
}
