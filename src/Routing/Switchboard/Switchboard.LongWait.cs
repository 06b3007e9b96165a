using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;

namespace CallCenter.Routing.Switchboard;

/// <summary>What is no emergency has a bound to its wait, whatever the load: the caller is offered to be called back at his place, or the call overflows.</summary>
public sealed partial class Switchboard
{
    private void ArmLongWait(LiveCall call)
    {
        if (call.Urgency is Priority.P3 or Priority.P4 && !call.Outbound && call.LongWaitGeneration == 0 && PoolOf(call.Queues[0], call.Drill).Rule.LongWaitSeconds is { } seconds)
        {
            call.LongWaitGeneration = seq;
            call.LongWaitDueMs = now + (seconds * 1000L);
            effects.Add(new SetTimer(new TimerKey(TimerKind.LongWait, call.Id.Value), seq, call.LongWaitDueMs));
        }
    }

    private void WaitsTooLong(LiveCall call)
    {
        call.LongWaitGeneration = 0;
        if (call.State != CallState.Queued)
        {
            return;
        }

        if (call.AnswerSent && !call.Drill && !call.Caller.IsWithheld && DialPlan.Find(settings, call.Caller.Raw, Wall).Refusal is null)
        {
            call.CallBackOfferToken = seq;
            effects.Add(new PlayPrompt(call.CallerLine, ["callback-offer"], seq));
        }
        else
        {
            Overflow(call);
        }
    }

    /// <summary>He pressed the key. Until the prompt is over an agent who becomes free may still take him.</summary>
    private void TakeCallBack(LiveCall call)
    {
        if (call is { CallBackOfferToken: > 0, CallBackToken: 0, State: CallState.Queued or CallState.Offering })
        {
            call.CallBackToken = seq;
            effects.Add(new PlayPrompt(call.CallerLine, ["callback-kept"], seq));
        }
    }

    private void CallBackIsKept(LiveCall call)
    {
        if (call.State is CallState.Queued or CallState.Offering)
        {
            End(call, CallEnder.System, "callback-asked", 0);
        }
    }
}
