namespace CallCenter.Core.Events;

/// <summary>What an agent can ask for about his call. Persisted: values are append-only.</summary>
public enum CallWish
{
    /// <summary>The caller hears music; the agent hears nobody.</summary>
    Hold = 1,

    /// <summary>Back to the caller.</summary>
    Resume = 2,

    /// <summary>The call is over.</summary>
    HangUp = 3,
}
