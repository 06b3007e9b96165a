using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CallCenter.Casework.Identity;

namespace CallCenter.Console.Identity;

/// <summary>
/// Sessions that pages hold: the cookie's secret is looked up in the database at most every ten seconds, so that a revoked session or a taken
/// role is felt at once on this server and soon on others; while the database is away, who was in stays in.
/// </summary>
internal sealed class SessionBook(Sessions sessions, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Stale = TimeSpan.FromHours(2);
    private readonly ConcurrentDictionary<string, (Who Who, long Read)> known = new(StringComparer.Ordinal);

    /// <summary>Told the ids of sessions that are over; must return at once.</summary>
    public event Action<string>? Ended;

    /// <summary>Begins a session.</summary>
    /// <returns>The cookie's secret.</returns>
    public async Task<string> Begin(AccountView account, string address, string browser, CancellationToken cancellation)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var mark = RandomNumberGenerator.GetString("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 8);
        await sessions.Begin(IdOf(secret), account.Id, mark, address, browser.Length > 200 ? browser[..200] : browser, cancellation).ConfigureAwait(false);
        return secret;
    }

    /// <summary>Who holds a secret; null: nobody, or not any more.</summary>
    public async Task<Who?> Find(string secret, CancellationToken cancellation)
    {
        if (secret.Length != 64)
        {
            return null;
        }

        var id = IdOf(secret);
        var there = known.TryGetValue(id, out var found);
        if (there && time.GetElapsedTime(found.Read) < Fresh)
        {
            return StillGood(found.Who);
        }

        try
        {
            if (await sessions.Find(id, cancellation).ConfigureAwait(false) is not { } session)
            {
                Forget(id);
                return null;
            }

            var who = new Who(session, Derived(secret));
            known[id] = (who, time.GetTimestamp());
            return who;
        }
        catch (Exception why) when (why is System.Data.Common.DbException or TimeoutException or InvalidOperationException && there && time.GetElapsedTime(found.Read) < Stale)
        {
            return StillGood(found.Who);
        }
    }

    /// <summary>What changed in an account or its sessions counts from now on.</summary>
    public void Refresh(long account)
    {
        foreach (var (id, entry) in known)
        {
            if (entry.Who.Account.Id == account)
            {
                known.TryRemove(id, out _);
            }
        }
    }

    /// <summary>A session is over: its pages are cut off.</summary>
    public void Forget(string id)
    {
        known.TryRemove(id, out _);
        Ended?.Invoke(id);
    }

    private static string IdOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));

    private static string Derived(string secret) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), "csrf"u8))[..32];

    private Who? StillGood(Who who) => who.Session.ExpiresMs > time.GetUtcNow().ToUnixTimeMilliseconds() ? who : null;
}
