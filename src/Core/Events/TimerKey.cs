namespace CallCenter.Core.Events;

/// <summary>What a timer is for. Persisted: values are append-only.</summary>
public enum TimerKind
{
    /// <summary>An offer was not taken in time.</summary>
    Offer = 1,

    /// <summary>The wrap-up is over.</summary>
    WrapUp = 2,

    /// <summary>A waiting call overflows.</summary>
    Overflow = 3,

    /// <summary>A forwarded line was not taken in time.</summary>
    Forward = 4,

    /// <summary>An agent set aside because nobody answered his phone may be asked again.</summary>
    SetAside = 5,

    /// <summary>A further party was not taken in time.</summary>
    Party = 6,

    /// <summary>A call-back is due, or late.</summary>
    CallBack = 7,

    /// <summary>A citizen who is called did not answer in time.</summary>
    CallOut = 8,

    /// <summary>A call that is no emergency has waited for too long.</summary>
    LongWait = 9,
}

/// <summary>A timer of one thing. Setting it again replaces the earlier one.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Of">The call's number, the agent's number in the switchboard, or the line of a further party.</param>
public readonly record struct TimerKey(TimerKind Kind, long Of);
