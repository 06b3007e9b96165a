using CallCenter.Console.Contracts;
using CallCenter.Core.Calls;
using CallCenter.Core.Facts;

namespace CallCenter.Console.Live;

/// <summary>Who is to be called back, for everybody who sees the floor; numbers only for who may see callers.</summary>
public sealed partial class LiveBoard
{
    private readonly SortedDictionary<long, BoardCallBack> callBacks = [];

    private void TakeOver(Routing.Switchboard.CallBackAtAGlance task) => callBacks[task.Of.Value] = new BoardCallBack
    {
        Of = task.Of, Service = task.Service, Caller = task.Caller, Emergency = task.Emergency, Urgency = task.Urgency, Reason = task.Reason, Missed = task.Missed,
        Attempts = task.Attempts, SinceMs = task.SinceMs, DueMs = task.DueMs, Trying = task.Trying.Value != 0,
    };

    private void Missed(CallBackOpened f)
    {
        if (!callBacks.TryGetValue(f.Of.Value, out var task))
        {
            task = new BoardCallBack { Of = f.Of, Service = f.Service, Caller = f.Caller, Emergency = f.Emergency, SinceMs = f.AtMs };
            callBacks.Add(f.Of.Value, task);
        }

        (task.Urgency, task.Reason, task.Missed, task.DueMs) = (f.Urgency, f.Reason, f.Missed, task.Trying ? null : f.DueMs);
        Tell(task);
    }

    private void Tried(CallBackTried f)
    {
        if (callBacks.TryGetValue(f.Of.Value, out var task))
        {
            (task.Attempts, task.Outcome, task.DueMs, task.Trying, task.Agent) = (f.Attempt, f.Outcome, f.NextMs, false, f.Agent);
            Tell(task);
        }
    }

    private void Trying(CallId of, string? agent)
    {
        if (callBacks.TryGetValue(of.Value, out var task))
        {
            (task.Trying, task.DueMs, task.Agent) = (true, null, agent ?? task.Agent);
            Tell(task);
        }
    }

    private void Closed(CallBackClosed f)
    {
        if (callBacks.Remove(f.Of.Value))
        {
            floor.Publish(new CallBackGone(f.Of.ToString()));
        }
    }

    private void Tell(BoardCallBack task) => floor.Publish(new CallBackChanged(task.View(seen: true)));

    private static StreamDelta Mask(StreamDelta delta) =>
        delta is CallBackChanged { CallBack: { Caller.Withheld: false } view } ? new CallBackChanged(view with { Caller = BoardCall.NumberOf(new Core.People.PhoneNumber(view.Caller.Text), seen: false) }) : delta;
}
