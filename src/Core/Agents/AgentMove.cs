namespace CallCenter.Core.Agents;

/// <summary>What may move an agent from one state to another.</summary>
public enum AgentMove
{
    /// <summary>Signs in at a phone; starts as ready.</summary>
    SignIn = 1,

    /// <summary>Signs out.</summary>
    SignOut = 2,

    /// <summary>Asks for calls again, or the wrap-up is over.</summary>
    GetReady = 3,

    /// <summary>Wants no calls for now, or is set aside (no answer, phone gone).</summary>
    StandAside = 4,

    /// <summary>Is reserved for an offer.</summary>
    Reserve = 5,

    /// <summary>The offer is over without talk and without fault of the agent.</summary>
    Release = 6,

    /// <summary>Took the call.</summary>
    Take = 7,

    /// <summary>The talk is over.</summary>
    Finish = 8,
}
