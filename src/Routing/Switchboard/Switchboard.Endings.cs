using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;

namespace CallCenter.Routing.Switchboard;

/// <summary>How lines and calls end, whoever ends them and at whatever moment.</summary>
public sealed partial class Switchboard
{
    private void LineIsOver(LineEnded ended)
    {
        if (codeLines.Remove(ended.Line))
        {
            return;
        }

        if (parties.TryGetValue(ended.Line, out var of))
        {
            PartyIsOver(calls[of], ended);
        }
        else if (calls.TryGetValue(new CallId(ended.Line.Value), out var call))
        {
            var by = ended.Cause switch
            {
                LineEndCause.HungUp or LineEndCause.Cancelled => CallEnder.Caller,
                LineEndCause.Lost or LineEndCause.NoAnswer => CallEnder.LineLost,
                _ => CallEnder.System,
            };
            if (call.State == CallState.Calling)
            {
                End(call, CallEnder.System, ended.Cause == LineEndCause.Lost ? "line-lost" : CauseOfNoAnswer(ended.Code), ended.Code, callerGone: true);
                return;
            }

            End(call, by, CauseOf(call, ended), ended.Code, callerGone: true);
        }
    }

    /// <summary>One word for the record: how the caller's side ended it, and when.</summary>
    private static string CauseOf(LiveCall call, LineEnded ended) => ended.Cause switch
    {
        LineEndCause.HungUp or LineEndCause.Cancelled when call.State is not (CallState.Answered or CallState.Held) => call.State switch
        {
            CallState.Offering => "abandoned-while-ringing",
            CallState.Forwarding => "abandoned-while-forwarding",
            _ => "abandoned-in-queue",
        },
        LineEndCause.HungUp or LineEndCause.Cancelled => "hung-up",
        LineEndCause.NoAnswer => "answer-not-confirmed",
        LineEndCause.Lost => "line-lost",
        _ => "line-ended",
    };

    private void PartyIsOver(LiveCall call, LineEnded ended)
    {
        if (call.Party != ended.Line)
        {
            FurtherIsOver(call, call.Further.Find(f => f.Line == ended.Line)!, ended);
            return;
        }

        if (call.Further.Exists(f => f.IsAmong))
        {
            PassOn(call, ended);
            return;
        }

        if (ended.Cause == LineEndCause.HungUp && call.Agent >= 0 && call.Further.Exists(f => f is { Takes: true, Supervision: null }))
        {
            // He went before the other side answered: the caller is not left with nobody.
            PassToQueue(call, call.Queues[0]);
            return;
        }

        switch (call.State)
        {
            case CallState.Offering:
                var (outcome, cause) = ended.Cause switch
                {
                    LineEndCause.NoAnswer or LineEndCause.Lost => (OfferOutcome.Unreachable, AgentCause.PhoneGone),
                    _ => (OfferOutcome.Refused, AgentCause.PhoneRefused),
                };
                OfferFails(call, outcome, cause, ended.Code);
                break;
            case CallState.Forwarding:
                ForwardFails(call, ended.Code);
                break;
            case CallState.Calling:
                parties.Remove(call.Party);
                call.Party = default;
                End(call, CallEnder.Agent, ended.Cause == LineEndCause.HungUp ? "hung-up" : "line-lost", ended.Code);
                break;
            case CallState.Answered or CallState.Held when ended.Cause is LineEndCause.HungUp:
                var by = call.Agent >= 0 ? CallEnder.Agent : CallEnder.ForwardedParty;
                parties.Remove(call.Party);
                call.Party = default;
                End(call, by, "hung-up", ended.Code);
                break;
            case CallState.Answered or CallState.Held:
                PartyIsLost(call, ended);
                break;
        }
    }

    /// <summary>The agent's line broke in the middle of the talk: the caller is kept, hears music and waits at his old place.</summary>
    private void PartyIsLost(LiveCall call, LineEnded ended)
    {
        var released = ReleaseFurther(call, f => true, PartyOutcome.Released);
        parties.Remove(call.Party);
        call.Party = default;
        call.Forward = null;
        if (call.Agent >= 0)
        {
            var agent = agents[call.Agent];
            Publish(new OfferClosed(call.Id, Wall, agent.Staff, OfferOutcome.Unreachable, ended.Code));
            Change(agent, AgentMove.Finish, AgentCause.Call);
            agent.Call = default;
            SetAside(agent, AgentCause.PhoneGone, RuleOf(agent).SetAsideSeconds);
        }

        effects.Add(new RaiseAlarm("party-lost", call.Id.ToString()));
        Move(call, CallMove.PartyLost);
        effects.Add(new PlayMusic(call.CallerLine));
        if (call.Queues[0].Length == 0)
        {
            End(call, CallEnder.LineLost, "forwarded-line-lost", ended.Code);
        }
        else
        {
            WaitAgain(call);
        }

        Free(released);
    }

    /// <summary>The call is over: every line of it is ended, its agent is freed, its record is complete.</summary>
    private void End(LiveCall call, CallEnder by, string cause, int code, bool callerGone = false)
    {
        if (call.State == CallState.Queued)
        {
            LeaveQueues(call);
        }

        var was = call.State;
        Move(call, CallMove.End);
        calls.Remove(call.Id);
        if (!call.Party.IsNone)
        {
            parties.Remove(call.Party);
            effects.Add(new EndLine(call.Party, cause));
        }

        var released = ReleaseFurther(call, f => true, PartyOutcome.CallOver);
        if (!callerGone && (call.AnswerSent || !call.Outbound || was == CallState.Calling))
        {
            effects.Add(new EndLine(call.CallerLine, cause));
        }

        if (call.Agent >= 0)
        {
            FreeAgent(agents[call.Agent], call, was);
        }

        Free(released);

        // A call that the earlier run's end took with it ended then, not when somebody looked.
        var lost = restarting || (by == CallEnder.LineLost && call.Place < stoppedSeq);
        (by, cause) = lost ? (CallEnder.LineLost, "server-stopped") : (by, cause);
        call.Times = call.Times with { EndedMs = lost ? stoppedWall : Wall };
        Publish(new CallEnded(call.Id, by, cause, code, call.Times));
        LookBack(call, was, by, cause);
    }

    private void FreeAgent(AgentSeat agent, LiveCall call, CallState was)
    {
        agent.Call = default;
        if (was == CallState.Offering)
        {
            Publish(new OfferClosed(call.Id, Wall, agent.Staff, OfferOutcome.CallerGone, 0));
            Change(agent, AgentMove.Release, AgentCause.None);
            if (agent.PhoneGone)
            {
                SetAside(agent, AgentCause.PhoneGone, 0);
            }
            else
            {
                BecomeIdle(agent);
            }

            return;
        }

        Change(agent, AgentMove.Finish, AgentCause.Call);
        WrapUp(agent, call.Emergency || call.Urgency is Priority.P1 or Priority.P2);
    }
}
