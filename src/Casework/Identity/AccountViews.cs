using CallCenter.Core.People;

namespace CallCenter.Casework.Identity;

/// <summary>An account as sign-in needs it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Staff">Staff number.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="OrganisationId">Organisation in whose tree his roles apply; null: the whole city.</param>
/// <param name="Organisation">Its name; empty for the whole city.</param>
/// <param name="Roles">Roles.</param>
/// <param name="Services">Service numbers inside which he acts; empty: all.</param>
/// <param name="PasswordHash">As the password hasher wrote it.</param>
/// <param name="PasswordChangeNeeded">Nothing is to be had before it is changed.</param>
/// <param name="CodeSecret">Protected secret of the authenticator; null: none.</param>
/// <param name="CodeStep">Last time step whose code was used.</param>
/// <param name="LockedUntilMs">Locked until then; null: not.</param>
/// <param name="Active">False: may not sign in.</param>
public sealed record AccountView(
    long Id, string Staff, string Name, long? OrganisationId, string Organisation, IReadOnlyList<Role> Roles, IReadOnlyList<string> Services, string PasswordHash,
    bool PasswordChangeNeeded, string? CodeSecret, long CodeStep, long? LockedUntilMs, bool Active);

/// <summary>A session with its account.</summary>
/// <param name="Id">SHA-256 of the cookie's secret, hexadecimal.</param>
/// <param name="Mark">Mark of its pages.</param>
/// <param name="ExpiresMs">Until when, UTC milliseconds.</param>
/// <param name="Account">Whose.</param>
public sealed record SessionAccount(string Id, string Mark, long ExpiresMs, AccountView Account);

/// <summary>A session in a list.</summary>
public sealed record SessionLine(string Id, long BeganMs, long SeenMs, string Address, string Browser);

/// <summary>What a new account is made of.</summary>
public sealed record NewAccount(
    string Staff, string Name, long? OrganisationId, IReadOnlyList<Role> Roles, IReadOnlyList<string> Services, string PasswordHash, bool PasswordChangeNeeded);

/// <summary>An entry of the audit trail before it has its place.</summary>
/// <param name="AtMs">When, UTC milliseconds.</param>
/// <param name="Staff">Who.</param>
/// <param name="Mark">Mark of his session.</param>
/// <param name="Action">One word.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="ObjectId">Which.</param>
/// <param name="Reason">Why, when it was asked for.</param>
public sealed record AuditEntry(long AtMs, string Staff, string Mark, string Action, string Kind, string ObjectId, string? Reason);

/// <summary>An entry at its place.</summary>
public sealed record AuditLine(long Id, AuditEntry Entry, string Hash);
