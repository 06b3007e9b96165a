namespace CallCenter.Core.Facts;

/// <summary>Who ended a call. Persisted: values are append-only.</summary>
public enum CallEnder
{
    /// <summary>The caller.</summary>
    Caller = 1,

    /// <summary>The agent.</summary>
    Agent = 2,

    /// <summary>The forwarded party.</summary>
    ForwardedParty = 3,

    /// <summary>The system: refused at the door, announcement over, drained.</summary>
    System = 4,

    /// <summary>A line broke.</summary>
    LineLost = 5,
}
