using CallCenter.Casework.Database;
using CallCenter.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Casework.Identity;

/// <summary>Accounts in the database. Every method may throw <see cref="System.Data.Common.DbException"/> while the database is away.</summary>
/// <param name="database">The casework database.</param>
/// <param name="time">Wall clock.</param>
public sealed class Accounts(CaseworkDatabase database, TimeProvider time)
{
    /// <summary>Wrong passwords or codes in a row after which an account is locked.</summary>
    public const int MostFailures = 5;

    /// <summary>How long it is locked, 10 minutes; a lock can't be prolonged by trying on.</summary>
    public static TimeSpan Lock { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The account of a staff number; null: there is none.</summary>
    public async Task<AccountView?> Find(string staff, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Staff == staff, cancellation).ConfigureAwait(false);
        return account is null ? null : await View(db, account, cancellation).ConfigureAwait(false);
    }

    /// <summary>Whether there is any account.</summary>
    public async Task<bool> Any(CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        return await db.Accounts.AnyAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes accounts; all or none.</summary>
    /// <exception cref="ArgumentException">Roles that must be different people.</exception>
    public async Task Add(IReadOnlyList<NewAccount> accounts, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        foreach (var account in accounts)
        {
            if (RoleRights.Conflict([.. account.Roles]) is { } conflict)
            {
                throw new ArgumentException(conflict, nameof(accounts));
            }

            db.Accounts.Add(new Account
            {
                Staff = account.Staff,
                Name = account.Name,
                OrganisationId = account.OrganisationId,
                Roles = [.. account.Roles.Select(r => r.ToString())],
                Services = [.. account.Services],
                PasswordHash = account.PasswordHash,
                PasswordChangeNeeded = account.PasswordChangeNeeded,
            });
        }

        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>A wrong password or code; locks the account at the fifth in a row.</summary>
    /// <returns>Until when it is locked now; null: it is not.</returns>
    public async Task<long?> Failed(long id, CancellationToken cancellation)
    {
        long? until = null;
        await Change(id, account =>
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            if (account.LockedUntilMs > now)
            {
                until = account.LockedUntilMs;
                return;
            }

            account.Failures++;
            if (account.Failures >= MostFailures)
            {
                account.Failures = 0;
                account.LockedUntilMs = until = now + (long)Lock.TotalMilliseconds;
            }
        }, cancellation).ConfigureAwait(false);
        return until;
    }

    /// <summary>Signed in: failures are forgotten, a used code's step is kept.</summary>
    /// <returns>False: the code was used by another sign-in at the same moment.</returns>
    public async Task<bool> SignedIn(long id, long? codeStep, CancellationToken cancellation)
    {
        var fresh = true;
        await Change(id, account =>
        {
            if (codeStep is { } step)
            {
                fresh = step > account.CodeStep;
                account.CodeStep = Math.Max(step, account.CodeStep);
            }

            account.Failures = 0;
            account.LockedUntilMs = null;
        }, cancellation).ConfigureAwait(false);
        return fresh;
    }

    /// <summary>Another password.</summary>
    public Task SetPassword(long id, string hash, CancellationToken cancellation) => Change(
        id, account => (account.PasswordHash, account.PasswordChangeNeeded) = (hash, false), cancellation);

    /// <summary>Another authenticator; null: none.</summary>
    public Task SetCode(long id, string? secret, long step, CancellationToken cancellation) => Change(
        id, account => (account.CodeSecret, account.CodeStep) = (secret, step), cancellation);

    internal static async Task<AccountView> View(CallCenterDb db, Account a, CancellationToken cancellation)
    {
        var organisation = a.OrganisationId is { } id
            ? await db.Organisations.Where(o => o.Id == id).Select(o => o.Name).FirstOrDefaultAsync(cancellation).ConfigureAwait(false)
            : null;
        return new AccountView(
            a.Id, a.Staff, a.Name, a.OrganisationId, organisation ?? string.Empty,
            [.. a.Roles.Select(r => Enum.TryParse<Role>(r, out var role) ? role : 0).Where(r => r != 0)],
            a.Services, a.PasswordHash, a.PasswordChangeNeeded, a.CodeSecret, a.CodeStep, a.LockedUntilMs, a.Active);
    }

    private async Task Change(long id, Action<Account> change, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            var db = database.Open();
            await using var closing = db.ConfigureAwait(false);
            var account = await db.Accounts.FirstAsync(a => a.Id == id, cancellation).ConfigureAwait(false);
            change(account);
            account.Version++;
            try
            {
                await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < 5)
            {
                // Somebody changed it at the same moment: on what is there now.
            }
        }
    }
}
