namespace CallCenter.Server.Admin;

/// <summary>What a verification found.</summary>
/// <param name="JournalRecords">Records of the journal that were read.</param>
/// <param name="PayloadsRemoved">Records of which retention left the hash.</param>
/// <param name="Anchors">Signed ends that agree with the journal.</param>
/// <param name="Gaps">What the journal itself says it lost.</param>
/// <param name="Recordings">Sealed recordings that the journal names.</param>
/// <param name="RecordingsSound">Those whose file is there with the sealed hash.</param>
/// <param name="Faults">Everything that is wrong, each named.</param>
internal sealed record VerifyReply(
    long JournalRecords, long PayloadsRemoved, int Anchors, IReadOnlyList<string> Gaps, int Recordings, int RecordingsSound, IReadOnlyList<string> Faults);
