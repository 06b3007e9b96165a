namespace CallCenter.Core.Agents;

/// <summary>What an agent is doing. Persisted: values are append-only.</summary>
public enum AgentState
{
    /// <summary>Not signed in.</summary>
    SignedOut = 1,

    /// <summary>示闲: may be offered a call.</summary>
    Ready = 2,

    /// <summary>An offer rings at the phone.</summary>
    Reserved = 3,

    /// <summary>Talks with a caller.</summary>
    Talking = 4,

    /// <summary>话后处理: finishes the form after a call.</summary>
    WrapUp = 5,

    /// <summary>示忙: signed in, takes no calls; the cause says why.</summary>
    NotReady = 6,
}
