using CallCenter.Casework.Database;
using CallCenter.Core.Calls;
using CallCenter.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Casework.Calls;

/// <summary>What a desk asks of the database: what is known of a caller, today's counts, names. Drills are left out.</summary>
/// <param name="database">The casework database.</param>
public sealed class DeskQueries(CaseworkDatabase database)
{
    /// <summary>Entries of a caller's history.</summary>
    public const int MostHistory = 8;

    private const long MonthMs = 30L * 24 * 3600 * 1000;

    /// <summary>Earlier calls of a number, newest first, with their tickets.</summary>
    /// <param name="caller">Number as it was sent.</param>
    /// <param name="but">The call that rings now.</param>
    /// <param name="nowMs">UTC milliseconds.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<CallerHistory> HistoryOf(string caller, CallId but, long nowMs, CancellationToken cancellation)
    {
        var since = nowMs - MonthMs;
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var earlier = db.Calls.AsNoTracking().Where(c => c.Caller == caller && c.ArrivedMs >= since && !c.Drill && c.Id != but.Value);
        var rows = await earlier.OrderByDescending(c => c.ArrivedMs).Take(MostHistory)
            .Select(c => new { c.Id, c.ArrivedMs, c.Service, c.Agent, Ticket = db.Tickets.FirstOrDefault(t => t.CallId == c.Id) })
            .ToListAsync(cancellation).ConfigureAwait(false);
        var count = rows.Count < MostHistory ? rows.Count : await earlier.CountAsync(cancellation).ConfigureAwait(false);
        return new CallerHistory(
            count,
            [
                .. rows.Select(r => new EarlierCall(
                    new CallId(r.Id), r.ArrivedMs, r.Service, r.Agent, r.Ticket?.State.ToString() ?? "Draft", r.Ticket?.Category, r.Ticket?.Title, r.Ticket?.PlaceText, r.Ticket?.Secrecy)),
            ]);
    }

    /// <summary>Counts of each service number for calls that arrived in a span.</summary>
    /// <param name="fromMs">From, inclusive; UTC milliseconds.</param>
    /// <param name="untilMs">Until, exclusive.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<TodaysCalls>> Between(long fromMs, long untilMs, CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        return await db.Calls.AsNoTracking().Where(c => !c.Drill && !c.Outbound && c.ArrivedMs >= fromMs && c.ArrivedMs < untilMs).GroupBy(c => c.Service).Select(g => new TodaysCalls(
            g.Key, g.Count(), g.Count(c => c.AcceptedMs != null), g.Count(c => c.AcceptedMs - c.ArrivedMs <= 10_000), g.Count(c => c.AcceptedMs - c.ArrivedMs <= 15_000),
            g.Count(c => c.AcceptedMs - c.ArrivedMs <= 20_000), g.Count(c => c.AcceptedMs == null && c.EndedMs != null))).ToListAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Names of people with an account, by staff number.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names(CancellationToken cancellation)
    {
        await database.Migrate(cancellation).ConfigureAwait(false);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        return await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Staff, a => a.Name, cancellation).ConfigureAwait(false);
    }
}

/// <summary>What is known of a caller.</summary>
/// <param name="Calls">Earlier calls in 30 days.</param>
/// <param name="Newest">The newest of them.</param>
public sealed record CallerHistory(int Calls, IReadOnlyList<EarlierCall> Newest);

/// <summary>An earlier call.</summary>
public sealed record EarlierCall(
    CallId Id, long ArrivedMs, string Service, string? Agent, string TicketState, string? Category, string? Title, string? Place, string? Secrecy);

/// <summary>Counts of a service number.</summary>
public sealed record TodaysCalls(string Service, int Offered, int Answered, int Within10s, int Within15s, int Within20s, int Abandoned);
