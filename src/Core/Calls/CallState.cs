namespace CallCenter.Core.Calls;

/// <summary>Where a call is. Persisted: values are append-only.</summary>
public enum CallState
{
    /// <summary>The INVITE is here, nothing is decided.</summary>
    Arrived = 1,

    /// <summary>Let in: the service is known, the caller hears ringing or the welcome.</summary>
    Admitted = 2,

    /// <summary>Waits at its place for an agent.</summary>
    Queued = 3,

    /// <summary>An agent is reserved and rung; the place is kept.</summary>
    Offering = 4,

    /// <summary>A forwarded line (police trunk, duty phone) is being dialled; the place is kept.</summary>
    Forwarding = 5,

    /// <summary>Caller and agent (or forwarded party) talk.</summary>
    Answered = 6,

    /// <summary>Over. Nothing happens any more but the sealing of its recording.</summary>
    Ended = 7,

    /// <summary>The agent has it, the caller hears music (保持).</summary>
    Held = 8,

    /// <summary>We call: the agent has taken it, the citizen's telephone rings.</summary>
    Calling = 9,
}
