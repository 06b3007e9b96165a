namespace CallCenter.Server.Admin;

/// <summary>What a verification found.</summary>
/// <param name="JournalRecords">Records of the journal that were read.</param>
/// <param name="PayloadsRemoved">Records of which retention left the hash.</param>
/// <param name="Anchors">Signed ends that agree with the journal.</param>
/// <param name="Gaps">What the journal itself says it lost.</param>
/// <param name="Recordings">Sealed recordings that the journal names.</param>
/// <param name="RecordingsSound">Those whose file is there with the sealed hash.</param>
/// <param name="AuditEntries">Entries of the audit trail that were read; null: its database did not answer, and <paramref name="AuditAway"/> says why.</param>
/// <param name="AuditAway">Why the audit trail could not be read; null: it was.</param>
/// <param name="TicketMoves">Moves of tickets, each chained to the one before.</param>
/// <param name="Faults">Everything that is wrong, each named.</param>
internal sealed record VerifyReply(
    long JournalRecords, long PayloadsRemoved, int Anchors, IReadOnlyList<string> Gaps, int Recordings, int RecordingsSound, long? AuditEntries, string? AuditAway, long TicketMoves, IReadOnlyList<string> Faults);
