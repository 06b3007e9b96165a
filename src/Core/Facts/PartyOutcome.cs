namespace CallCenter.Core.Facts;

/// <summary>How a further party left a call. Persisted: values are append-only.</summary>
public enum PartyOutcome
{
    /// <summary>Rang until its time was over.</summary>
    NotTaken = 1,

    /// <summary>Its side refused with an error code or a redirection.</summary>
    Refused = 2,

    /// <summary>It could not be reached.</summary>
    Unreachable = 3,

    /// <summary>It hung up.</summary>
    HungUp = 4,

    /// <summary>The agent released it.</summary>
    Released = 5,

    /// <summary>Its line broke.</summary>
    Lost = 6,

    /// <summary>The call was over.</summary>
    CallOver = 7,
}
