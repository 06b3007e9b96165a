using CallCenter.Core.People;

namespace CallCenter.Casework.Identity;

/// <summary>Somebody who may sign in at a page.</summary>
internal sealed class Account
{
    public long Id { get; set; }

    /// <summary>Staff number; under it he signs in and takes calls.</summary>
    public required string Staff { get; set; }

    public required string Name { get; set; }

    /// <summary>Organisation in whose tree his roles apply; null: the whole city.</summary>
    public long? OrganisationId { get; set; }

    /// <summary>Names of <see cref="Role"/>.</summary>
    public List<string> Roles { get; set; } = [];

    /// <summary>Service numbers inside which he acts; empty: all.</summary>
    public List<string> Services { get; set; } = [];

    public required string PasswordHash { get; set; }

    public bool PasswordChangeNeeded { get; set; }

    /// <summary>Secret of the authenticator, protected by the installation's key; null: none is set up.</summary>
    public string? CodeSecret { get; set; }

    /// <summary>The last time step whose code was used: a code works once (RFC 6238 section 5.2).</summary>
    public long CodeStep { get; set; }

    public int Failures { get; set; }

    public long? LockedUntilMs { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>Grows with each change: a change on an older one is refused.</summary>
    public int Version { get; set; }
}

/// <summary>A signed-in page. The secret itself is only in the page's cookie.</summary>
internal sealed class SessionRow
{
    /// <summary>SHA-256 of the cookie's secret, hexadecimal.</summary>
    public required string Id { get; set; }

    public long AccountId { get; set; }

    public long BeganMs { get; set; }

    public long SeenMs { get; set; }

    public long ExpiresMs { get; set; }

    public long? EndedMs { get; set; }

    public required string Address { get; set; }

    public required string Browser { get; set; }

    /// <summary>Short mark on every page of the session.</summary>
    public required string Mark { get; set; }
}

/// <summary>Something that was seen, uncovered or changed. The chain shows what was edited or taken out afterwards.</summary>
internal sealed class AuditRow
{
    /// <summary>Counts from 1 without a gap.</summary>
    public long Id { get; set; }

    public long AtMs { get; set; }

    public required string Staff { get; set; }

    /// <summary>Mark of the session.</summary>
    public required string Mark { get; set; }

    /// <summary>One word: <c>signed-in</c>, <c>viewed</c>, <c>revealed</c>, <c>changed</c> …</summary>
    public required string Action { get; set; }

    /// <summary>What kind of thing, for example <c>call</c>.</summary>
    public required string Kind { get; set; }

    public required string ObjectId { get; set; }

    public string? Reason { get; set; }

    /// <summary>SHA-256 over the row before and this row's content, hexadecimal.</summary>
    public required string Hash { get; set; }
}
