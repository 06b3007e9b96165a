namespace CallCenter.Core.Rehearsal;

/// <summary>What a rehearsal found.</summary>
/// <param name="Calls">Every call that was placed, by index.</param>
/// <param name="Faults">What went wrong beside the calls (an agent who could not register or sign in), one sentence each.</param>
/// <param name="Planned">Calls that were planned.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record RehearsalReport(IReadOnlyList<RehearsedCall> Calls, IReadOnlyList<string> Faults, int Planned, TimeSpan Elapsed)
{
    /// <summary>Per service number, by length then number.</summary>
    public IReadOnlyList<RehearsedNumber> Services { get; } =
        [.. Calls.GroupBy(c => c.Dialled).OrderBy(g => g.Key.Length).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => RehearsedNumber.Of(g.Key, [.. g]))];

    /// <summary>All numbers together, under the name <c>*</c>.</summary>
    public RehearsedNumber Total { get; } = RehearsedNumber.Of("*", Calls);

    /// <summary>True when every planned call was placed, nothing was lost and nothing else went wrong.</summary>
    public bool Passed => Calls.Count == Planned && Total.Lost == 0 && Faults.Count == 0;
}

/// <summary>How a call came out.</summary>
public enum RehearsedOutcome
{
    /// <summary>An agent answered, both heard each other, one of them hung up.</summary>
    Answered = 1,

    /// <summary>The caller was meant to hang up before, and did.</summary>
    Abandoned = 2,

    /// <summary>Everything else.</summary>
    Lost = 3,
}

/// <summary>One call that was placed.</summary>
public sealed record RehearsedCall
{
    /// <summary>Place in the plan.</summary>
    public required int Index { get; init; }

    /// <summary>Name of its profile.</summary>
    public required string Profile { get; init; }

    /// <summary>Service number.</summary>
    public required string Dialled { get; init; }

    /// <summary>How it came out.</summary>
    public required RehearsedOutcome Outcome { get; init; }

    /// <summary>Why it was lost; null when it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>From the INVITE to an agent's answer; null when none answered.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>Staff number of the agent who answered; null: none.</summary>
    public string? Staff { get; init; }

    /// <summary>The agent's mark was heard in the RTP that the caller received.</summary>
    public bool CallerHeard { get; init; }

    /// <summary>The caller's mark was heard in the RTP that the agent received.</summary>
    public bool AgentHeard { get; init; }

    /// <summary>Call-ID of the caller's dialog.</summary>
    public required string SipCallId { get; init; }

    /// <summary>Call-ID of the dialog to the agent who answered; null: none.</summary>
    public string? AgentSipCallId { get; init; }

    /// <summary>The system's own id of the call; null when it was not told.</summary>
    public string? SystemCall { get; init; }
}
