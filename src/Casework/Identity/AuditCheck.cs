namespace CallCenter.Casework.Identity;

/// <summary>What a walk over the audit trail found.</summary>
/// <param name="Entries">Entries that are there.</param>
/// <param name="Broken">Numbers of entries that are missing or not what they were; empty: the chain is whole.</param>
public sealed record AuditCheck(long Entries, IReadOnlyList<long> Broken);
