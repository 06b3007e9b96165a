namespace CallCenter.Core.Facts;

/// <summary>What came of one attempt to call somebody. Persisted: values are append-only.</summary>
public enum CallBackOutcome
{
    /// <summary>They talked.</summary>
    Reached = 1,

    /// <summary>Busy.</summary>
    Busy = 2,

    /// <summary>It rang, nobody answered.</summary>
    NoAnswer = 3,

    /// <summary>The number or the network said no.</summary>
    Refused = 4,

    /// <summary>The agent hung up before anybody answered, or his line broke.</summary>
    GivenUp = 5,
}
