namespace CallCenter.Core.Rehearsal;

/// <summary>Where a simulated call stands.</summary>
public enum RehearsalPhase
{
    /// <summary>Its time has not come.</summary>
    Planned = 0,

    /// <summary>INVITE sent.</summary>
    Dialling = 1,

    /// <summary>The system answered or rings; no agent yet.</summary>
    Waiting = 2,

    /// <summary>An agent answered.</summary>
    Talking = 3,

    /// <summary>Over, as it was meant to be.</summary>
    Done = 4,

    /// <summary>Over, abandoned on purpose.</summary>
    Abandoned = 5,

    /// <summary>Over, lost.</summary>
    Lost = 6,
}

/// <summary>Where a simulated agent stands.</summary>
public enum RehearsalAgentPhase
{
    /// <summary>Not signed in yet, or signed out.</summary>
    Away = 0,

    /// <summary>Signed in, in no call.</summary>
    Idle = 1,

    /// <summary>The phone rings.</summary>
    Ringing = 2,

    /// <summary>In a call.</summary>
    Talking = 3,
}

/// <summary>A picture of a running rehearsal.</summary>
/// <param name="Elapsed">Since it began.</param>
/// <param name="Calls">Every call of the plan, by index.</param>
/// <param name="Agents">Every agent.</param>
public sealed record RehearsalProgress(TimeSpan Elapsed, IReadOnlyList<RehearsalCallView> Calls, IReadOnlyList<RehearsalAgentView> Agents);

/// <summary>One call in the picture.</summary>
/// <param name="Index">Place in the plan.</param>
/// <param name="Profile">Name of its profile.</param>
/// <param name="Dialled">Service number.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="Age">Since its INVITE, until its end; zero before.</param>
/// <param name="Staff">The agent who has or had it; null: none.</param>
/// <param name="Reason">Why it was lost; null when it was not.</param>
public sealed record RehearsalCallView(int Index, string Profile, string Dialled, RehearsalPhase Phase, TimeSpan Age, string? Staff, string? Reason);

/// <summary>One agent in the picture.</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Phase">Where he stands.</param>
/// <param name="Answered">Calls he answered.</param>
public sealed record RehearsalAgentView(string Staff, RehearsalAgentPhase Phase, int Answered);
