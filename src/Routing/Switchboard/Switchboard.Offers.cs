using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;
using CallCenter.Routing.Queues;

namespace CallCenter.Routing.Switchboard;

/// <summary>How waiting calls and free agents find each other.</summary>
public sealed partial class Switchboard
{
    /// <summary>A call that has just begun to wait: the first free agent of its queues, by the queues' strategies.</summary>
    private bool TryOffer(LiveCall call)
    {
        if (KnowsHim(call) is var (known, his))
        {
            Offer(call, known, his);
            return true;
        }

        foreach (var queue in call.Queues)
        {
            if (PoolOf(queue, call.Drill).TryFirstIdle(out var free))
            {
                Offer(call, agents[free.Agent], queue);
                return true;
            }
        }

        return call.Urgency == Priority.P1 && TryMakeFree(call);
    }

    /// <summary>An agent who has just become free: the first call of all his queues.</summary>
    private void TryServe(AgentSeat agent)
    {
        WaitKey? best = null;
        var from = string.Empty;
        foreach (var queue in agent.Queues)
        {
            if (PoolOf(queue, agent.Drill).TryFirstWaiting(out var first) && (best is null || first.CompareTo(best.Value) < 0))
            {
                best = first;
                from = queue;
            }
        }

        if (best is { } key)
        {
            Offer(calls[key.Call], agent, from);
        }
    }

    /// <summary>After a change of the whole: every waiting call, the most urgent first, and its overflow where none runs.</summary>
    private void ServeAll()
    {
        foreach (var call in calls.Values.Where(c => c.State == CallState.Queued).OrderBy(c => c.Key).ToList())
        {
            if (!TryOffer(call) && call.OverflowGeneration == 0 && PoolOf(call.Queues[0], call.Drill).Rule.Overflow.Count > 0)
            {
                ArmOverflow(call);
            }
        }
    }

    private void Offer(LiveCall call, AgentSeat agent, string queue)
    {
        LeaveQueues(call);
        LeaveIdle(agent);
        Move(call, CallMove.Offer);
        Change(agent, AgentMove.Reserve, AgentCause.Call);
        agent.Call = call.Id;
        call.Agent = agent.Index;
        call.Party = NewLine();
        call.Offers++;
        call.OfferGeneration = seq;
        call.Times = call.Times with { OfferedMs = call.Times.OfferedMs ?? Wall };
        parties.Add(call.Party, call.Id);
        effects.Add(new DialAgent(call.Party, agent.Phone, call.Id, call.Service, call.Caller, call.Urgency, Own: call is { Own: not null, AnswerSent: false }));
        var rule = PoolOf(queue, call.Drill).Rule;
        call.PartyDueMs = now + (rule.OfferSeconds * 1000L);
        effects.Add(new SetTimer(new TimerKey(TimerKind.Offer, call.Id.Value), seq, call.PartyDueMs));
        Publish(new CallOffered(call.Id, Wall, agent.Staff, agent.Phone, call.Offers, queue, call.PartyDueMs + wallOffset));
    }

    private void LineIsAnswered(LineId line)
    {
        if (!parties.TryGetValue(line, out var id))
        {
            // Our answer to a caller was confirmed, or a line that is no longer wanted was taken: that one is already being ended.
            if (!calls.TryGetValue(new CallId(line.Value), out var caller))
            {
                return;
            }

            if (caller.State == CallState.Calling)
            {
                CitizenIsThere(caller);
            }
            else
            {
                caller.Times = caller.Times with { ConnectedMs = caller.Times.ConnectedMs ?? Wall };
            }

            return;
        }

        var call = calls[id];
        if (call.Party != line)
        {
            FurtherIsAnswered(call, call.Further.Find(f => f.Line == line)!);
            return;
        }

        if (call is { Outbound: true, AnswerSent: false })
        {
            if (call.State == CallState.Offering)
            {
                DialCitizen(call);
            }

            return;
        }

        if (!Move(call, CallMove.Accept))
        {
            return;
        }

        call.OfferGeneration = 0;
        call.ForwardGeneration = 0;
        call.OverflowGeneration = 0;
        call.Times = call.Times with { AcceptedMs = call.Times.AcceptedMs ?? Wall };
        SendAnswer(call);
        effects.Add(new BridgeLines(call.CallerLine, line));
        if (call.Agent < 0)
        {
            Publish(new CallAccepted(call.Id, Wall, null, call.Forward?.Trunk ?? string.Empty));
            return;
        }

        var agent = agents[call.Agent];
        agent.Answered++;
        Change(agent, AgentMove.Take, AgentCause.Call);
        Publish(new CallAccepted(call.Id, Wall, agent.Staff, agent.Phone));
        IsServed(call);
        Remember(call);
        if (!call.Outbound && services.TryGetValue(call.Service, out var service) && service.Greeting.Count > 0)
        {
            effects.Add(new PlayPrompt(call.CallerLine, Spoken(service.Greeting, agent.Staff), 0));
        }
    }

    /// <summary>Puts the seat's digits where the greeting says <c>{seat}</c>.</summary>
    private static List<string> Spoken(IReadOnlyList<string> parts, string staff)
    {
        var spoken = new List<string>(parts.Count + staff.Length);
        foreach (var part in parts)
        {
            if (part != "{seat}")
            {
                spoken.Add(part);
                continue;
            }

            foreach (var digit in staff)
            {
                if (char.IsAsciiDigit(digit))
                {
                    spoken.Add($"digit-{digit}");
                }
            }
        }

        return spoken;
    }

    /// <summary>The offer rang out, was refused or could not be made: the agent is set aside, the call goes back to its place.</summary>
    private void OfferFails(LiveCall call, OfferOutcome outcome, AgentCause cause, int code)
    {
        var agent = agents[call.Agent];
        parties.Remove(call.Party);
        call.OfferGeneration = 0;
        agent.Call = default;
        Publish(new OfferClosed(call.Id, Wall, agent.Staff, outcome, code));
        SetAside(agent, agent.PhoneGone ? AgentCause.PhoneGone : cause, RuleOf(agent).SetAsideSeconds);
        Move(call, CallMove.OfferFailed);
        if (call is { Own: not null, AnswerSent: false })
        {
            (call.Agent, call.Party) = (-1, default);
            End(call, CallEnder.System, "not-taken", code);
            return;
        }

        WaitAgain(call);
    }

    /// <summary>The rule of the agent's first queue says how long he wraps up and stays aside.</summary>
    private QueueRule RuleOf(AgentSeat agent) =>
        agent.Queues.Count == 0 ? new QueueRule { Name = "none" } : PoolOf(agent.Queues[0], agent.Drill).Rule;
}
