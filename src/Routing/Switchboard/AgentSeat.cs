using CallCenter.Core.Agents;
using CallCenter.Core.Calls;

namespace CallCenter.Routing.Switchboard;

/// <summary>One agent known to the switchboard. Written as it is into a checkpoint: only plain values.</summary>
internal sealed class AgentSeat
{
    /// <summary>His number in the switchboard, in the order of first appearance.</summary>
    public required int Index { get; init; }

    public required string Staff { get; init; }

    /// <summary>True for a simulated agent of a drill; such agents never meet live calls.</summary>
    public required bool Drill { get; init; }

    public string Phone { get; set; } = string.Empty;

    public List<string> Queues { get; set; } = [];

    public AgentState State { get; set; } = AgentState.SignedOut;

    public AgentCause Cause { get; set; }

    /// <summary>With not-ready by his own wish: the word that he chose.</summary>
    public string? Reason { get; set; }

    public bool PhoneGone { get; set; }

    /// <summary>Sequence number of the event that made him free; kept through an offer that came to nothing without his fault.</summary>
    public long ReadySince { get; set; }

    public int Answered { get; set; }

    /// <summary>Generation of his wrap-up or set-aside timer; 0: none runs.</summary>
    public long Generation { get; set; }

    /// <summary>When that timer is due, in the steady clock; for setting it again after a restart.</summary>
    public long DueMs { get; set; }

    /// <summary>The call that is offered to him or that he has.</summary>
    public CallId Call { get; set; }

    /// <summary>His wrap-up is of an emergency call: nothing cuts it short.</summary>
    public bool WrapsUpEmergency { get; set; }

    /// <summary>What he has dialled within the last hour by rules that count, oldest first.</summary>
    public List<DialledCall> Dialled { get; init => field = value ?? []; } = [];

    /// <summary>Signs out as soon as the call is over.</summary>
    public bool Leaving { get; set; }
}
