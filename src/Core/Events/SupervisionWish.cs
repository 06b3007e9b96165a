namespace CallCenter.Core.Events;

/// <summary>What a supervisor can ask for about a colleague's call. Persisted: values are append-only.</summary>
public enum SupervisionWish
{
    /// <summary>Hears all and is heard by nobody (监听).</summary>
    Listen = 1,

    /// <summary>Hears all and is heard by the agent only (耳语).</summary>
    Whisper = 2,

    /// <summary>All hear each other (强插).</summary>
    Barge = 3,

    /// <summary>Has the call; the agent is released (接管).</summary>
    TakeOver = 4,

    /// <summary>The call is ended (强拆).</summary>
    ForceRelease = 5,

    /// <summary>Leaves the call again.</summary>
    Leave = 6,
}
