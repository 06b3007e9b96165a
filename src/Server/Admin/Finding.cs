namespace CallCenter.Server.Admin;

/// <summary>How bad it is.</summary>
internal enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Good = 1,

    /// <summary>Works, and somebody should look.</summary>
    Warning = 2,

    /// <summary>Calls would be harmed.</summary>
    Fault = 3,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="About">What.</param>
/// <param name="Level">How bad.</param>
/// <param name="Found">What was seen.</param>
/// <param name="Advice">What to do; null when nothing.</param>
internal sealed record Finding(string About, FindingLevel Level, string Found, string? Advice);

/// <summary>Everything that was looked at.</summary>
internal sealed record DoctorReply(bool ServerRuns, IReadOnlyList<Finding> Findings);
