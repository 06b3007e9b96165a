using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.People;
using CallCenter.Core.Settings;

namespace CallCenter.Routing.Switchboard;

/// <summary>
/// Whoever was not served is called back (漏接回拨). An emergency call-back is offered to the next agent by itself, at the place that the caller had, tried again
/// until it is reached, and stays on the list until somebody says how it ended. A number stands there once for each service.
/// </summary>
public sealed partial class Switchboard
{
    /// <summary>Most call-backs at once; when there are more, those that no emergency is behind are no longer taken up, and an alarm says so.</summary>
    internal const int MostCallBacks = 5000;

    /// <summary>How long the caller has to try again himself before the first attempt, ms.</summary>
    internal const long FirstAfterMs = 15_000;

    /// <summary>By when the first attempt has to be made, ms after the missed call.</summary>
    internal const long FirstWithinMs = 120_000;

    /// <summary>How long is waited while the caller is in the house again, ms.</summary>
    internal const long PostponedMs = 30_000;

    private static readonly long[] AgainAfterMs = [60_000, 300_000, 900_000];
    private static readonly HashSet<string> Dispositions = new(["reached", "called-again", "misdial", "not-reached", "checked-on-site"], StringComparer.Ordinal);

    private readonly Dictionary<CallId, CallBack> callBacks = [];
    private readonly Dictionary<(string Service, PhoneNumber Caller), CallBack> callBackByNumber = [];
    private CallId lastOwnCall;

    /// <summary>Everybody who is to be called back.</summary>
    internal IReadOnlyCollection<CallBack> CallBacks => callBacks.Values;

    /// <summary>A call is over: perhaps its caller was not served, or it was itself an attempt.</summary>
    private void LookBack(LiveCall call, CallState was, CallEnder by, string cause)
    {
        if (call.Outbound)
        {
            if (callBacks.TryGetValue(call.CallBackOf, out var task))
            {
                Tried(task, call, was, cause);
            }

            return;
        }

        CallBackReason? reason = call is { CallBackToken: > 0, Times.AcceptedMs: null } ? CallBackReason.Asked
            : call.Times.AcceptedMs is null && by is CallEnder.Caller or CallEnder.LineLost ? CallBackReason.Abandoned
            : call.Times.AcceptedMs is null && cause is "draining" or "forward-failed" or "not-forwarded" ? CallBackReason.TurnedAway
            : call.Emergency && by == CallEnder.LineLost ? CallBackReason.CutOff
            : null;
        if (reason is { } why && !call.Drill && services.TryGetValue(call.Service, out var service) && service.CallBack != CallBackPlan.None)
        {
            Miss(call, service, why);
        }
    }

    private void Miss(LiveCall call, ServiceNumber service, CallBackReason reason)
    {
        if (call.Caller.IsWithheld)
        {
            if (call.Emergency)
            {
                effects.Add(new RaiseAlarm("callback-withheld", call.Id.ToString()));
            }

            return;
        }

        if (callBackByNumber.TryGetValue((call.Service, call.Caller), out var task))
        {
            // Never twice: he keeps the place of his first call.
            task.Missed++;
            task.Reason = reason;
            task.Urgency = call.Urgency < task.Urgency ? call.Urgency : task.Urgency;
        }
        else if (callBacks.Count >= MostCallBacks && !call.Emergency)
        {
            effects.Add(new RaiseAlarm("callback-list-full", call.Service));
            return;
        }
        else
        {
            task = new CallBack
            {
                ArrivedMs = call.SinceMs, Of = call.Id, Service = call.Service, Caller = call.Caller, Emergency = call.Emergency, Place = call.Place, Urgency = call.Urgency, Reason = reason, SinceMs = now,
            };
            callBacks.Add(task.Of, task);
            callBackByNumber.Add((task.Service, task.Caller), task);
        }

        if (task.Trying == default && task.Generation == 0)
        {
            var route = DialPlan.Find(settings, task.Caller.Raw, task.Emergency ? null : Wall);
            var wanted = service.CallBack == CallBackPlan.Automatic || reason == CallBackReason.Asked;
            task.IsAutomatic = wanted && route.Refusal is null;
            if (wanted && !task.IsAutomatic)
            {
                effects.Add(new RaiseAlarm("callback-no-route", task.Of.ToString()));
            }

            if (task.IsAutomatic)
            {
                Arm(task, now + FirstAfterMs);
            }
        }

        Publish(new CallBackOpened(
            task.Of, Wall, task.Service, task.Caller, task.Emergency, task.Urgency, task.Reason, task.Missed, task is { IsAutomatic: true, Generation: > 0 } ? task.DueMs + wallOffset : null));
    }

    private void Arm(CallBack task, long dueMs)
    {
        task.Generation = seq;
        task.DueMs = dueMs;
        effects.Add(new SetTimer(new TimerKey(TimerKind.CallBack, task.Of.Value), seq, dueMs));
    }

    private void CallBackIsDue(CallBack task)
    {
        task.Generation = 0;
        if (task.Trying != default)
        {
            // It waits for an agent for too long.
            if (calls.TryGetValue(task.Trying, out var waiting) && waiting.State is CallState.Queued or CallState.Offering)
            {
                effects.Add(new RaiseAlarm("callback-late", task.Of.ToString()));
            }

            return;
        }

        if (!services.TryGetValue(task.Service, out var service) || draining || calls.Values.Any(c => !c.Outbound && c.Service == task.Service && c.Caller == task.Caller))
        {
            Arm(task, now + PostponedMs);
            return;
        }

        lastOwnCall = CallId.OfDecision(Wall, lastOwnCall);
        var call = Create(lastOwnCall, service, task.Caller, task.Urgency, task, null, task.Place);
        if (task.Attempts == 0 && now < task.SinceMs + FirstWithinMs)
        {
            Arm(task, task.SinceMs + FirstWithinMs);
        }

        Publish(new CallQueued(call.Id, Wall, call.Queues[0]));
        Wait(call);
        if (!TryOffer(call))
        {
            ArmOverflow(call);
        }
    }

    private void Tried(CallBack task, LiveCall call, CallState was, string cause)
    {
        task.Trying = default;
        task.Generation = 0;
        if (call.Times.AcceptedMs is not null)
        {
            task.Attempts++;
            Tell(task, call, CallBackOutcome.Reached, null);
            Close(task, "reached", null);
            return;
        }

        var outcome = was != CallState.Calling || cause is "hung-up" or "line-lost" ? CallBackOutcome.GivenUp
            : cause == "busy" ? CallBackOutcome.Busy
            : cause == "no-answer" ? CallBackOutcome.NoAnswer
            : CallBackOutcome.Refused;

        // What the agent or his line did is no attempt: it is made again.
        task.Attempts += outcome == CallBackOutcome.GivenUp ? 0 : 1;
        var wait = task.IsAutomatic && task.Attempts <= AgainAfterMs.Length ? AgainAfterMs[Math.Max(0, task.Attempts - 1)] : 0;
        if (wait > 0)
        {
            Arm(task, now + wait);
        }
        else if (task.IsAutomatic)
        {
            task.IsAutomatic = false;
            effects.Add(new RaiseAlarm("callback-unreached", task.Of.ToString()));
        }

        Tell(task, call, outcome, wait > 0 ? task.DueMs + wallOffset : null);
    }

    private void Tell(CallBack task, LiveCall call, CallBackOutcome outcome, long? next) =>
        Publish(new CallBackTried(task.Of, Wall, call.Id, StaffOf(call.Agent), task.Attempts, outcome, next));

    private void Close(CallBack task, string disposition, string? by)
    {
        callBacks.Remove(task.Of);
        callBackByNumber.Remove((task.Service, task.Caller));
        Publish(new CallBackClosed(task.Of, Wall, disposition, by));
    }

    /// <summary>He called again and was served.</summary>
    private void IsServed(LiveCall call)
    {
        if (call.Outbound || call.Drill || call.Caller.IsWithheld || !callBackByNumber.TryGetValue((call.Service, call.Caller), out var task))
        {
            return;
        }

        Close(task, "called-again", null);
        if (calls.TryGetValue(task.Trying, out var trying) && trying.State is CallState.Queued or CallState.Offering or CallState.Calling)
        {
            End(trying, CallEnder.System, "called-again", 0);
        }
    }

    private void AskCallBack(CallBackAsked asked)
    {
        var refusal = callBacks.TryGetValue(asked.Of, out var task) ? TryCallBackWish(task, asked) : "callback-unknown";
        Publish(new DeskAnswered(asked.Request, Wall, refusal));
    }

    private string? TryCallBackWish(CallBack task, CallBackAsked asked)
    {
        var trying = calls.GetValueOrDefault(task.Trying);
        if (trying is { State: not CallState.Queued })
        {
            return "callback-in-call";
        }

        switch (asked.Wish)
        {
            case CallBackWish.Now when !services.TryGetValue(task.Service, out var service):
                return "service-unknown";
            case CallBackWish.Now when TryCaller(asked.Staff, task.Caller, asked.Call, task.Emergency, out var agent) is var no:
                if (no is not null)
                {
                    return no;
                }

                Withdraw(task, trying);
                return Begin(asked.Call, services[task.Service], task.Caller, task.Urgency, agent!, task);
            case CallBackWish.Close when asked.Disposition is not { } word || !Dispositions.Contains(word):
                return "disposition-unknown";
            case CallBackWish.Close:
                Withdraw(task, trying);
                Close(task, asked.Disposition, asked.Staff);
                return null;
            default:
                return "not-now";
        }
    }

    /// <summary>The attempt that waits for an agent is no longer needed.</summary>
    private void Withdraw(CallBack task, LiveCall? waiting)
    {
        task.Generation = 0;
        task.Trying = default;
        if (waiting is not null)
        {
            LeaveQueues(waiting);
            calls.Remove(waiting.Id);
            Move(waiting, CallMove.End);
            Publish(new CallEnded(waiting.Id, CallEnder.System, "withdrawn", 0, waiting.Times with { EndedMs = Wall }));
        }
    }
}
