namespace CallCenter.Core.Rehearsal;

/// <summary>How a simulated caller ends the call.</summary>
public enum RehearsalEnding
{
    /// <summary>Talks with an agent; one of the two hangs up.</summary>
    AfterTalk = 1,

    /// <summary>Hangs up while waiting, after <see cref="RehearsalProfile.AfterMs"/>.</summary>
    InQueue = 2,

    /// <summary>A misdial: hangs up as soon as it rings, after <see cref="RehearsalProfile.AfterMs"/>.</summary>
    AtOnce = 3,
}

/// <summary>One kind of simulated call.</summary>
public sealed record RehearsalProfile
{
    /// <summary>Name, for example S01.</summary>
    public required string Name { get; init; }

    /// <summary>Service number dialled.</summary>
    public required string Dialled { get; init; }

    /// <summary>Number shown by the first call of this profile; later ones show a number of their own.</summary>
    public required string Caller { get; init; }

    /// <summary>Clips the caller speaks, in order; empty: nothing is said.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Pause between the lines, ms. Default 600.</summary>
    public int PauseMs { get; init; } = 600;

    /// <summary>Key pressed in the talk; null: none.</summary>
    public char? Key { get; init; }

    /// <summary>How it ends.</summary>
    public RehearsalEnding Ending { get; init; } = RehearsalEnding.AfterTalk;

    /// <summary>With an ending before the talk: ms after the INVITE.</summary>
    public int AfterMs { get; init; }

    /// <summary>Clip the agent speaks.</summary>
    public string AgentLine { get; init; } = "agent-noted";

    /// <summary>How often compared with the others, 1 or more.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>True when the caller is meant to be gone before an agent talks.</summary>
    public bool MeantToAbandon => Ending is RehearsalEnding.InQueue or RehearsalEnding.AtOnce;
}
