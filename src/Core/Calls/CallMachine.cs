namespace CallCenter.Core.Calls;

/// <summary>What may happen to a call, and when. Pure: no clock, no I/O.</summary>
public static class CallMachine
{
    /// <summary>One move, one answer. A refused move changes nothing.</summary>
    public static Transition<CallState> Next(CallState state, CallMove move) => (state, move) switch
    {
        (CallState.Arrived, CallMove.Admit) => new(CallState.Admitted),
        (CallState.Admitted, CallMove.Enqueue) => new(CallState.Queued),
        (CallState.Admitted or CallState.Queued, CallMove.Forward) => new(CallState.Forwarding),
        // An announced notice takes the call without a queue: it is connected to the announcement.
        (CallState.Admitted, CallMove.Accept) => new(CallState.Answered),
        (CallState.Queued, CallMove.Offer) => new(CallState.Offering),
        // Overflow moves a waiting call to another queue.
        (CallState.Queued, CallMove.Enqueue) => new(CallState.Queued),
        (CallState.Offering, CallMove.OfferFailed) => new(CallState.Queued),
        (CallState.Forwarding, CallMove.ForwardFailed) => new(CallState.Queued),
        (CallState.Offering or CallState.Forwarding, CallMove.Accept) => new(CallState.Answered),
        (CallState.Offering, CallMove.CallOut) => new(CallState.Calling),
        (CallState.Calling, CallMove.Accept) => new(CallState.Answered),
        (CallState.Answered, CallMove.Hold) => new(CallState.Held),
        (CallState.Held, CallMove.Resume) => new(CallState.Answered),
        (CallState.Answered or CallState.Held, CallMove.PartyLost or CallMove.PassToQueue) => new(CallState.Queued),
        (not CallState.Ended, CallMove.End) => new(CallState.Ended),
        _ => new(state, $"{move} does not apply to a call that is {state}"),
    };
}
