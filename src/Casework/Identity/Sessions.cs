using CallCenter.Casework.Database;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Casework.Identity;

/// <summary>Sessions in the database. Every method may throw <see cref="System.Data.Common.DbException"/> while the database is away.</summary>
/// <param name="database">The casework database.</param>
/// <param name="time">Wall clock.</param>
public sealed class Sessions(CaseworkDatabase database, TimeProvider time)
{
    /// <summary>A session ends after a shift and its overtime: 14 hours.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromHours(14);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Begins one.</summary>
    /// <param name="id">SHA-256 of the cookie's secret, hexadecimal.</param>
    /// <param name="account">Whose.</param>
    /// <param name="mark">Mark of its pages.</param>
    /// <param name="address">Where from.</param>
    /// <param name="browser">With what.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task Begin(string id, long account, string mark, string address, string browser, CancellationToken cancellation)
    {
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        db.Sessions.Add(new SessionRow
        {
            Id = id, AccountId = account, BeganMs = Now, SeenMs = Now, ExpiresMs = Now + (long)Life.TotalMilliseconds, Address = address, Browser = browser, Mark = mark,
        });
        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>A session that is good now, with its account as it is now; null: there is none.</summary>
    public async Task<SessionAccount?> Find(string id, CancellationToken cancellation)
    {
        var now = Now;
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var session = await db.Sessions.FirstOrDefaultAsync(s => s.Id == id && s.EndedMs == null && s.ExpiresMs > now, cancellation).ConfigureAwait(false);
        if (session is null)
        {
            return null;
        }

        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.Id == session.AccountId && a.Active, cancellation).ConfigureAwait(false);
        if (account is null)
        {
            return null;
        }

        if (now - session.SeenMs > 60_000)
        {
            session.SeenMs = now;
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        }

        return new SessionAccount(id, session.Mark, session.ExpiresMs, await Accounts.View(db, account, cancellation).ConfigureAwait(false));
    }

    /// <summary>Sessions of an account that are good now, newest first.</summary>
    public async Task<IReadOnlyList<SessionLine>> List(long account, CancellationToken cancellation)
    {
        var now = Now;
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        return await db.Sessions.Where(s => s.AccountId == account && s.EndedMs == null && s.ExpiresMs > now).OrderByDescending(s => s.BeganMs)
            .Select(s => new SessionLine(s.Id, s.BeganMs, s.SeenMs, s.Address, s.Browser)).ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends sessions of an account.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="which">Ids, or their first 16 characters; null: all but <paramref name="except"/>.</param>
    /// <param name="except">This one stays; null: none does.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Ids of those that were ended.</returns>
    public async Task<IReadOnlyList<string>> End(long account, string? which, string? except, CancellationToken cancellation)
    {
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var ended = await db.Sessions.Where(s => s.AccountId == account && s.EndedMs == null && s.Id != except).ToListAsync(cancellation).ConfigureAwait(false);
        ended.RemoveAll(s => which is not null && !(which.Length >= 16 && s.Id.StartsWith(which, StringComparison.Ordinal)));
        foreach (var session in ended)
        {
            session.EndedMs = Now;
        }

        await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
        return [.. ended.Select(s => s.Id)];
    }
}
