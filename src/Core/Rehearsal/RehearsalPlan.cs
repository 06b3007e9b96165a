namespace CallCenter.Core.Rehearsal;

/// <summary>What a rehearsal plays and where.</summary>
public sealed record RehearsalPlan
{
    /// <summary>SIP endpoint (UDP) of the internal trunk, ADDRESS:PORT on a loopback address.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Digest user of the internal trunk.</summary>
    public required string TrunkUser { get; init; }

    /// <summary>Its password.</summary>
    public required string TrunkSecret { get; init; }

    /// <summary>Phones of the simulated agents; one agent at each.</summary>
    public required IReadOnlyList<RehearsalPhone> Phones { get; init; }

    /// <summary>Calls in all, 1 to 100,000. Below the number of dialled numbers not every number is covered.</summary>
    public required int Calls { get; init; }

    /// <summary>Calls placed in a minute, 1 to 6,000.</summary>
    public required int PerMinute { get; init; }

    /// <summary>Same seed, same plan.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What callers do.</summary>
    public IReadOnlyList<RehearsalProfile> Profiles { get; init; } = DemoCityProfiles.All;

    /// <summary>How long a caller waits for an agent before the call counts as lost. Default 180 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>What is wrong with the plan, one sentence each; empty when it can be played.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (Calls is < 1 or > 100_000)
        {
            faults.Add($"Calls is {Calls}; it must be from 1 to 100,000.");
        }

        if (PerMinute is < 1 or > 6_000)
        {
            faults.Add($"PerMinute is {PerMinute}; it must be from 1 to 6,000.");
        }

        if (Phones.Count == 0)
        {
            faults.Add("There is no phone; at least one agent is needed.");
        }

        if (Profiles.Count == 0 || Profiles.Any(p => p.Weight < 1))
        {
            faults.Add("At least one profile is needed, and every weight must be 1 or more.");
        }

        if (Patience <= TimeSpan.Zero)
        {
            faults.Add($"Patience is {Patience}; it must be longer than nothing.");
        }

        return faults;
    }
}

/// <summary>A simulated agent's phone.</summary>
/// <param name="Account">SIP account.</param>
/// <param name="Secret">Its password.</param>
/// <param name="Staff">Staff number with which the agent signs in.</param>
/// <param name="Queues">Queues that the agent serves.</param>
public sealed record RehearsalPhone(string Account, string Secret, string Staff, IReadOnlyList<string> Queues);
