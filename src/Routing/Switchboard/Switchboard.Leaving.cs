using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;

namespace CallCenter.Routing.Switchboard;

/// <summary>How parties of a call with several people leave it, and who has it then. The caller never stands alone while somebody is there.</summary>
public sealed partial class Switchboard
{
    /// <summary>Who has the call leaves by his own wish; who came first of the others has it.</summary>
    private void Transfer(LiveCall call)
    {
        var (agent, line) = (agents[call.Agent], call.Party);
        var released = ReleaseFurther(call, f => !f.IsTalking, PartyOutcome.Released);
        parties.Remove(line);
        Promote(call, call.Further.Find(f => f.Takes) ?? call.Further.Find(f => f.IsAmong)!);
        effects.Add(new EndLine(line, "passed-on"));
        Free(released);
        Finish(agent, LineEndCause.HungUp);
    }

    /// <summary>The line of who had the call is over, and others are there.</summary>
    private void PassOn(LiveCall call, LineEnded ended)
    {
        var agent = call.Agent;
        var released = ReleaseFurther(call, f => !f.IsTalking, PartyOutcome.Released);
        parties.Remove(call.Party);
        if (ended.Cause != LineEndCause.HungUp)
        {
            effects.Add(new RaiseAlarm("party-lost", call.Id.ToString()));
        }

        Promote(call, call.Further.Find(f => f.IsAmong)!);
        Free(released);
        if (agent >= 0)
        {
            Finish(agents[agent], ended.Cause);
        }
    }

    private void Promote(LiveCall call, FurtherParty next)
    {
        var from = StaffOf(call.Agent);
        BackFromMusic(call);
        call.Further.Remove(next);
        call.Party = next.Line;
        call.Agent = next.Agent;
        call.Forward = next.Agent < 0 ? new ForwardTarget(next.Trunk, next.Number) : null;
        call.Offers++;
        Connect(call);
        Publish(new CallPassed(call.Id, Wall, next.Line, from, StaffOf(next.Agent), next.Agent < 0 ? next.Trunk : agents[next.Agent].Phone, call.Offers));
    }

    private string? TryPassToQueue(LiveCall call, string queue)
    {
        if (call.Further.Exists(f => f.IsAmong))
        {
            return "not-now";
        }

        if (!rules.ContainsKey(queue))
        {
            return "queue-unknown";
        }

        effects.Add(new EndLine(call.Party, "passed-on"));
        PassToQueue(call, queue);
        return null;
    }

    /// <summary>The agent leaves, and the call waits at the place of its arrival; he is the last to be offered it again.</summary>
    private void PassToQueue(LiveCall call, string queue)
    {
        var agent = agents[call.Agent];
        var released = ReleaseFurther(call, f => true, PartyOutcome.Released);
        parties.Remove(call.Party);
        Publish(new CallPassed(call.Id, Wall, default, agent.Staff, null, string.Empty, call.Offers));
        Move(call, CallMove.PassToQueue);
        effects.Add(new PlayMusic(call.CallerLine));
        call.Queues.Clear();
        call.Queues.Add(queue);
        (call.OverflowNext, call.OverflowGeneration) = (0, 0);
        WaitAgain(call);
        Free(released);
        Finish(agent, LineEndCause.HungUp);
    }

    /// <summary>A colleague who was called besides hangs up at his desk.</summary>
    private string? TryLeave(LiveCall call, FurtherParty further, CallWish wish)
    {
        if (wish != CallWish.HangUp)
        {
            return "not-now";
        }

        effects.Add(new EndLine(further.Line, "left"));
        Gone(call, further, PartyOutcome.HungUp, LineEndCause.HungUp, 0);
        return null;
    }

    private void Release(LiveCall call, FurtherParty further)
    {
        effects.Add(new EndLine(further.Line, "released"));
        Gone(call, further, PartyOutcome.Released, LineEndCause.Ours, 0);
    }

    private void FurtherIsNotTaken(LiveCall call, FurtherParty further)
    {
        effects.Add(new EndLine(further.Line, "not taken"));
        Gone(call, further, PartyOutcome.NotTaken, LineEndCause.NoAnswer, 0, AgentCause.RingNoAnswer);
    }

    private void FurtherIsOver(LiveCall call, FurtherParty further, LineEnded ended)
    {
        if (further.IsTalking)
        {
            Gone(call, further, ended.Cause == LineEndCause.HungUp ? PartyOutcome.HungUp : PartyOutcome.Lost, ended.Cause, ended.Code);
        }
        else if (ended.Cause is LineEndCause.NoAnswer or LineEndCause.Lost)
        {
            Gone(call, further, PartyOutcome.Unreachable, ended.Cause, ended.Code, AgentCause.PhoneGone);
        }
        else
        {
            Gone(call, further, PartyOutcome.Refused, ended.Cause, ended.Code, AgentCause.PhoneRefused);
        }
    }

    /// <summary>A further party is gone: everybody else is back where he was, then its agent is free or aside.</summary>
    private void Gone(LiveCall call, FurtherParty further, PartyOutcome outcome, LineEndCause how, int code, AgentCause fault = AgentCause.None)
    {
        Forget(call, further, outcome, code);
        if (further.State == PartyState.Consulted && !further.WasHeld)
        {
            BackFromMusic(call);
        }

        if (further.IsTalking)
        {
            Connect(call);
        }

        if (further.Agent < 0)
        {
            return;
        }

        var agent = agents[further.Agent];
        if (further.IsTalking)
        {
            Finish(agent, how);
        }
        else if (fault != AgentCause.None)
        {
            agent.Call = default;
            SetAside(agent, agent.PhoneGone ? AgentCause.PhoneGone : fault, RuleOf(agent).SetAsideSeconds);
        }
        else
        {
            Unreserve(agent);
        }
    }

    /// <summary>Further parties end with the call, or before somebody else has it. Their agents are freed by <see cref="Free"/>, when the call has its new place.</summary>
    private List<FurtherParty> ReleaseFurther(LiveCall call, Predicate<FurtherParty> whom, PartyOutcome outcome)
    {
        var released = call.Further.FindAll(whom);
        foreach (var further in released)
        {
            Forget(call, further, outcome, 0);
            effects.Add(new EndLine(further.Line, "released"));
        }

        return released;
    }

    private void Free(List<FurtherParty> released)
    {
        foreach (var further in released)
        {
            if (further.Agent >= 0 && further.IsTalking)
            {
                Finish(agents[further.Agent], LineEndCause.HungUp);
            }
            else if (further.Agent >= 0)
            {
                Unreserve(agents[further.Agent]);
            }
        }
    }

    private void Forget(LiveCall call, FurtherParty further, PartyOutcome outcome, int code)
    {
        call.Further.Remove(further);
        parties.Remove(further.Line);
        Publish(new PartyLeft(call.Id, Wall, further.Line, StaffOf(further.Agent), outcome, code));
    }

    /// <summary>An agent's talk is over: he wraps up, or is aside when his line broke.</summary>
    private void Finish(AgentSeat agent, LineEndCause how)
    {
        // What he was in may go on without him; its papers are his.
        var emergency = !calls.TryGetValue(agent.Call, out var call) || call.Emergency || call.Urgency is Priority.P1 or Priority.P2;
        agent.Call = default;
        Change(agent, AgentMove.Finish, AgentCause.Call);
        if (how is LineEndCause.HungUp or LineEndCause.Ours)
        {
            WrapUp(agent, emergency);
        }
        else
        {
            SetAside(agent, AgentCause.PhoneGone, RuleOf(agent).SetAsideSeconds);
        }
    }

    /// <summary>An agent who was rung and did nothing wrong has his old place again.</summary>
    private void Unreserve(AgentSeat agent)
    {
        agent.Call = default;
        Change(agent, AgentMove.Release, AgentCause.None);
        if (agent.PhoneGone)
        {
            SetAside(agent, AgentCause.PhoneGone, 0);
        }
        else
        {
            BecomeIdle(agent);
        }
    }
}
