using CallCenter.Core.Calls;

namespace CallCenter.Routing.Switchboard;

/// <summary>A party of a call besides the caller and who has it. Written as it is into a checkpoint: only plain values.</summary>
internal sealed class FurtherParty
{
    public required LineId Line { get; init; }

    /// <summary>Index of the colleague; -1: an outside number.</summary>
    public required int Agent { get; init; }

    public required string Trunk { get; init; }

    public required string Number { get; init; }

    public PartyState State { get; set; } = PartyState.Ringing;

    /// <summary>Is joined as soon as it answers.</summary>
    public required bool Together { get; init; }

    /// <summary>Has the call as soon as it answers; the agent leaves then.</summary>
    public required bool Takes { get; set; }

    /// <summary>The caller heard music before the consultation began.</summary>
    public bool WasHeld { get; set; }

    /// <summary>Generation of the timer of its ringing; 0: none runs.</summary>
    public long Generation { get; set; }

    /// <summary>When that timer is due, in the steady clock.</summary>
    public long DueMs { get; set; }

    /// <summary>As what a supervisor comes in; null: an ordinary party.</summary>
    public PartyState? Supervision { get; init; }

    /// <summary>It answered.</summary>
    public bool IsTalking => State != PartyState.Ringing;

    /// <summary>Hears all without being one of them.</summary>
    public bool IsObserver => State is PartyState.Listening or PartyState.Whispering;

    /// <summary>It is one of those who talk.</summary>
    public bool IsAmong => IsTalking && !IsObserver;
}
