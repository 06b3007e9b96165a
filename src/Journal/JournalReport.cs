namespace CallCenter.Journal;

/// <summary>What <see cref="JournalVerifier"/> found.</summary>
/// <param name="Head">The last whole record.</param>
/// <param name="Records">Whole records read, gaps among them.</param>
/// <param name="PayloadsRemoved">Records of which retention has left the hash; no fault.</param>
/// <param name="Gaps">What the journal itself says it lost; no fault.</param>
/// <param name="Anchors">Anchors that are signed by the key and agree with the journal.</param>
/// <param name="Faults">Everything that is wrong, in the order of the journal; anchors last.</param>
public sealed record JournalReport(
    JournalHead Head,
    long Records,
    long PayloadsRemoved,
    IReadOnlyList<JournalGap> Gaps,
    int Anchors,
    IReadOnlyList<JournalFault> Faults)
{
    /// <summary>There is no fault.</summary>
    public bool IsSound => Faults.Count == 0;
}
