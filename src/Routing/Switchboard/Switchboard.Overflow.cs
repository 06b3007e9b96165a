using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;

namespace CallCenter.Routing.Switchboard;

/// <summary>What happens to a call for which nobody is free.</summary>
public sealed partial class Switchboard
{
    private void ArmOverflow(LiveCall call)
    {
        var pool = PoolOf(call.Queues[0], call.Drill);
        var unstaffed = pool.Staffed == 0;
        if (unstaffed && !call.Drill)
        {
            effects.Add(new RaiseAlarm("queue-unstaffed", call.Queues[0]));
        }

        if (pool.Rule.Overflow.Count == 0)
        {
            return;
        }

        if (unstaffed && pool.Rule.OverflowUnstaffed && call.OverflowNext == 0)
        {
            Overflow(call);
            return;
        }

        call.OverflowGeneration = seq;
        call.OverflowDueMs = now + (pool.Rule.OverflowSeconds * 1000L);
        effects.Add(new SetTimer(new TimerKey(TimerKind.Overflow, call.Id.Value), seq, call.OverflowDueMs));
    }

    /// <summary>The next target in the home queue's order. Another queue is waited in besides; a forward takes the call out while it rings.</summary>
    private void Overflow(LiveCall call)
    {
        call.OverflowGeneration = 0;
        var rule = PoolOf(call.Queues[0], call.Drill).Rule;
        if (rule.Overflow.Count == 0 || call.State != CallState.Queued)
        {
            return;
        }

        var target = rule.Overflow[call.OverflowNext % rule.Overflow.Count];
        call.OverflowNext++;
        if (target.Queue is { } other)
        {
            if (!call.Queues.Contains(other))
            {
                call.Queues.Add(other);
                Move(call, CallMove.Enqueue);
                Publish(new CallQueued(call.Id, Wall, other));
                PoolOf(other, call.Drill).Add(call.Key);
                if (TryOffer(call))
                {
                    return;
                }
            }
        }
        else if (target.Forward is { } forward && !call.Drill && call.HasCallerLine)
        {
            // A drill never leaves the house, and there is nobody yet in a call that we make.
            LeaveQueues(call);
            StartForward(call, forward);
            return;
        }

        ArmOverflow(call);
    }

    private void StartForward(LiveCall call, ForwardTarget target)
    {
        Move(call, CallMove.Forward);
        call.Forward = target;
        call.Party = NewLine();
        call.ForwardGeneration = seq;
        parties.Add(call.Party, call.Id);
        effects.Add(new DialTrunk(call.Party, target.Trunk, target.Number, call.Id, call.Caller));
        call.PartyDueMs = now + (RingSeconds(target.Trunk) * 1000L);
        effects.Add(new SetTimer(new TimerKey(TimerKind.Forward, call.Id.Value), seq, call.PartyDueMs));
        Publish(new CallForwarded(call.Id, Wall, target.Trunk, target.Number, Failed: false, 0));
    }

    private int RingSeconds(string trunk)
    {
        foreach (var known in settings.Trunks)
        {
            if (known.Name == trunk)
            {
                return known.RingSeconds;
            }
        }

        return 20;
    }

    private void ForwardFails(LiveCall call, int code)
    {
        parties.Remove(call.Party);
        call.Party = default;
        call.ForwardGeneration = 0;
        var target = call.Forward!;
        call.Forward = null;
        Publish(new CallForwarded(call.Id, Wall, target.Trunk, target.Number, Failed: true, code));
        Move(call, CallMove.ForwardFailed);
        if (call.Queues[0].Length == 0)
        {
            // A number that only forwards has no queue to fall back to.
            End(call, CallEnder.System, "forward-failed", code == 0 ? 480 : code);
            return;
        }

        WaitAgain(call);
    }

    private void TimerIsDue(TimerFired fired)
    {
        if (fired.Generation <= 0)
        {
            return;
        }

        switch (fired.Key.Kind)
        {
            case TimerKind.Offer when calls.TryGetValue(new CallId(fired.Key.Of), out var call) && call.OfferGeneration == fired.Generation:
                effects.Add(new EndLine(call.Party, "offer not taken"));
                OfferFails(call, OfferOutcome.NotTaken, AgentCause.RingNoAnswer, 0);
                break;
            case TimerKind.Overflow when calls.TryGetValue(new CallId(fired.Key.Of), out var call) && call.OverflowGeneration == fired.Generation:
                Overflow(call);
                break;
            case TimerKind.Forward when calls.TryGetValue(new CallId(fired.Key.Of), out var call) && call.ForwardGeneration == fired.Generation:
                effects.Add(new EndLine(call.Party, "forward not taken"));
                ForwardFails(call, 0);
                break;
            case TimerKind.Party when FurtherOf(new LineId(fired.Key.Of)) is var (call, further) && further.Generation == fired.Generation:
                FurtherIsNotTaken(call, further);
                break;
            case TimerKind.LongWait when calls.TryGetValue(new CallId(fired.Key.Of), out var call) && call.LongWaitGeneration == fired.Generation:
                WaitsTooLong(call);
                break;
            case TimerKind.CallOut when calls.TryGetValue(new CallId(fired.Key.Of), out var call) && call.CallOutGeneration == fired.Generation:
                CitizenDoesNotAnswer(call);
                break;
            case TimerKind.CallBack when callBacks.TryGetValue(new CallId(fired.Key.Of), out var task) && task.Generation == fired.Generation:
                CallBackIsDue(task);
                break;
            case TimerKind.WrapUp when AgentOf(fired.Key.Of) is { } agent && agent.Generation == fired.Generation:
                GetReady(agent, AgentCause.WrapUpOver);
                break;
            case TimerKind.SetAside when AgentOf(fired.Key.Of) is { } agent && agent.Generation == fired.Generation:
                GetReady(agent, AgentCause.None);
                break;
        }
    }

    private AgentSeat? AgentOf(long index) => index >= 0 && index < agents.Count ? agents[(int)index] : null;
}
