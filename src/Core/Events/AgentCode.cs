namespace CallCenter.Core.Events;

/// <summary>What an agent asks for by a feature code at his phone. Persisted: values are append-only.</summary>
public enum AgentCode
{
    /// <summary>*81*STAFF*PIN: signs in at this phone.</summary>
    SignIn = 1,

    /// <summary>*82: signs out.</summary>
    SignOut = 2,

    /// <summary>*83: ready; also ends wrap-up early.</summary>
    Ready = 3,

    /// <summary>*84: not ready.</summary>
    NotReady = 4,
}
