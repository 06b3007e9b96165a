using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;

namespace CallCenter.Routing.Switchboard;

/// <summary>How calls come in and take their place.</summary>
public sealed partial class Switchboard
{
    private void Arrive(CallArrived arrived)
    {
        if (calls.ContainsKey(arrived.Call))
        {
            return;
        }

        var line = LineId.OfCaller(arrived.Call);
        if (!services.TryGetValue(arrived.Service, out var service))
        {
            // The door lets known numbers through only; settings may have changed in between.
            effects.Add(new RefuseCaller(line, 404, "No such service number"));
            return;
        }

        Publish(new CallOpened(
            arrived.Call, Wall, service.Number, arrived.Caller, arrived.Trunk, service.Emergency, service.Urgency, arrived.Drill));
        var call = new LiveCall
        {
            Id = arrived.Call,
            Service = service.Number,
            Caller = arrived.Caller,
            Drill = arrived.Drill,
            Emergency = service.Emergency,
            Place = seq,
            SinceMs = now,
            HandicapMs = HandicapOf(service.Urgency),
            Urgency = service.Urgency,
            Times = new CallTimes(Wall, null, null, null, null, null, null),
        };
        if (draining && !service.Emergency)
        {
            call.State = CallState.Ended;
            effects.Add(new RefuseCaller(line, 503, "Service Unavailable"));
            Publish(new CallEnded(call.Id, CallEnder.System, "draining", 503, call.Times with { EndedMs = Wall }));
            LookBack(call, CallState.Arrived, CallEnder.System, "draining");
            return;
        }

        calls.Add(call.Id, call);
        Move(call, CallMove.Admit);
        call.Times = call.Times with { AdmittedMs = Wall };
        effects.Add(new RingCaller(line));
        if (service.Record)
        {
            effects.Add(new StartRecording(line, call.Id));
        }

        if (service.Flow == ServiceFlow.Notice)
        {
            Announce(call, service);
            return;
        }

        call.Queues.Add(service.Queue);
        if (service.Answer == AnswerAt.Queue)
        {
            SendAnswer(call);
        }

        if (service is { Flow: ServiceFlow.Forward, Forward: { } target } && !call.Drill)
        {
            StartForward(call, target);
        }
        else if (service.Queue.Length == 0)
        {
            // A drill never leaves the house, and there is no queue to wait in.
            End(call, CallEnder.System, "not-forwarded", 480);
            return;
        }
        else
        {
            Enqueue(call);
        }

        if (call.State == CallState.Queued && service.Welcome.Count > 0 && call.AnswerSent)
        {
            effects.Add(new PlayPrompt(call.CallerLine, service.Welcome, seq));
        }
        else if (call.AnswerSent)
        {
            effects.Add(new PlayMusic(call.CallerLine));
        }
    }

    private void Announce(LiveCall call, ServiceNumber service)
    {
        SendAnswer(call);
        Move(call, CallMove.Accept);
        call.Times = call.Times with { AcceptedMs = Wall };
        Publish(new CallAccepted(call.Id, Wall, null, "notice"));
        if (service.Notice.Count > 0)
        {
            effects.Add(new PlayPrompt(call.CallerLine, service.Notice, seq));
        }
    }

    private void SendAnswer(LiveCall call)
    {
        if (!call.AnswerSent)
        {
            call.AnswerSent = true;
            effects.Add(new AnswerCaller(call.CallerLine));
        }
    }

    /// <summary>First time in a queue.</summary>
    private void Enqueue(LiveCall call)
    {
        Move(call, CallMove.Enqueue);
        call.Times = call.Times with { QueuedMs = call.Times.QueuedMs ?? Wall };
        Publish(new CallQueued(call.Id, Wall, call.Queues[0]));
        ArmLongWait(call);
        Wait(call);
        if (!TryOffer(call))
        {
            ArmOverflow(call);
        }
    }

    private long HandicapOf(Priority urgency) => urgency == Priority.P4 ? (settings.P4HandicapSeconds ?? 120) * 1000L : 0;

    /// <summary>Takes its place in each of its queues.</summary>
    private void Wait(LiveCall call)
    {
        foreach (var queue in call.Queues)
        {
            PoolOf(queue, call.Drill).Add(call.Key);
        }
    }

    private void LeaveQueues(LiveCall call)
    {
        foreach (var queue in call.Queues)
        {
            PoolOf(queue, call.Drill).Remove(call.Key);
        }
    }

    /// <summary>An offer or a forward came to nothing, or the agent's line was lost: back at its old place.</summary>
    private void WaitAgain(LiveCall call)
    {
        call.Party = default;
        call.Agent = -1;
        call.Times = call.Times with { QueuedMs = call.Times.QueuedMs ?? Wall };
        Publish(new CallQueued(call.Id, Wall, call.Queues[0]));
        Wait(call);
        if (!TryOffer(call) && call.OverflowGeneration == 0)
        {
            ArmOverflow(call);
        }
    }

    private void PromptIsOver(PromptEnded prompt)
    {
        if (codeLines.Remove(prompt.Line))
        {
            effects.Add(new EndLine(prompt.Line, "done"));
            return;
        }

        if (calls.TryGetValue(new CallId(prompt.Line.Value), out var asked) && asked.CallBackToken == prompt.Token && prompt.Token > 0)
        {
            CallBackIsKept(asked);
            return;
        }

        // Welcome and notice carry the number of the arrival; nothing waits for another prompt's end.
        if (!calls.TryGetValue(new CallId(prompt.Line.Value), out var call) || (prompt.Token != call.Place && (prompt.Token == 0 || prompt.Token != call.CallBackOfferToken)))
        {
            return;
        }

        if (call.State == CallState.Answered && call.Party.IsNone)
        {
            End(call, CallEnder.System, "notice-over", 0);
        }
        else if (call.State is CallState.Queued or CallState.Offering or CallState.Forwarding)
        {
            effects.Add(new PlayMusic(call.CallerLine));
        }
    }

    private void KeyIsPressed(DigitPressed digit)
    {
        if (calls.TryGetValue(new CallId(digit.Line.Value), out var call))
        {
            Publish(new KeyPressed(call.Id, Wall, digit.Digit));
            if (digit.Digit == '1')
            {
                TakeCallBack(call);
            }
        }
    }
}
