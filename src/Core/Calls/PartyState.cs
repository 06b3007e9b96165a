namespace CallCenter.Core.Calls;

/// <summary>Where a further party of a call is. Persisted: values are append-only.</summary>
public enum PartyState
{
    /// <summary>It is rung; nothing has changed for the others.</summary>
    Ringing = 1,

    /// <summary>It talks with the agent; the caller hears music.</summary>
    Consulted = 2,

    /// <summary>All hear each other.</summary>
    Joined = 3,

    /// <summary>As joined, but nobody hears it.</summary>
    Muted = 4,

    /// <summary>A supervisor hears all, and nobody hears him (监听).</summary>
    Listening = 5,

    /// <summary>A supervisor hears all, and only who has the call hears him (耳语).</summary>
    Whispering = 6,
}
