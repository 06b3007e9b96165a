using CallCenter.Casework.Database;
using CallCenter.Core.Calls;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Casework.Calls;

/// <summary>What lists and the command line ask about calls. Drills are always apart.</summary>
/// <param name="database">The casework database, migrated.</param>
public sealed class CallQueries(CaseworkDatabase database)
{
    /// <summary>The largest page.</summary>
    public const int MaxPage = 500;

    /// <summary>A page of calls, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">Where the page begins; null for the first.</param>
    /// <param name="size">1 to <see cref="MaxPage"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<CallPage> List(CallFilter filter, CallPageKey? after, int size, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MaxPage);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var calls = Where(db, filter);
        if (after is not null)
        {
            var (ms, id) = (after.ArrivedMs, after.Id.Value);
            calls = calls.Where(c => c.ArrivedMs <= ms && (c.ArrivedMs < ms || c.Id < id));
        }

        var rows = await calls.OrderByDescending(c => c.ArrivedMs).ThenByDescending(c => c.Id)
            .Take(size + 1).ToListAsync(cancellation).ConfigureAwait(false);
        var shown = rows.Take(size).Select(CallView.Of).ToList();
        return new CallPage(shown, rows.Count > size ? new CallPageKey(shown[^1].Times.ArrivedMs, shown[^1].Id) : null);
    }

    /// <summary>One call with its recordings and its ticket; null when it is not (yet) in the database.</summary>
    public async Task<CallFile?> Find(CallId id, CancellationToken cancellation)
    {
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var call = await db.Calls.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id.Value, cancellation).ConfigureAwait(false);
        if (call is null)
        {
            return null;
        }

        var recordings = await db.Recordings.AsNoTracking().Where(r => r.CallId == id.Value).OrderBy(r => r.Id)
            .ToListAsync(cancellation).ConfigureAwait(false);
        var ticket = await db.Tickets.AsNoTracking().FirstOrDefaultAsync(t => t.CallId == id.Value, cancellation).ConfigureAwait(false);
        return new CallFile(
            CallView.Of(call),
            [.. recordings.Select(r => new RecordingView(r.State, r.AtMs, r.Path, r.Sha256, r.Bytes, r.DurationMs, r.Recovered, r.Why))],
            ticket is null ? null : new TicketView(new CallId(ticket.Id), ticket.State, ticket.CreatedMs, ticket.Drill, ticket.Title, ticket.Category, ticket.Answer, ticket.Article));
    }

    /// <summary>Counts by service number, in the order of the numbers.</summary>
    public async Task<IReadOnlyList<CallCount>> Count(CallFilter filter, CancellationToken cancellation)
    {
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var counts = await Where(db, filter with { Outbound = false })
            .Select(c => new
            {
                c.Service,
                c.State,
                Taken = c.AcceptedMs != null,
                Recorded = db.Recordings.Any(r => r.CallId == c.Id && r.State == RecordingState.Kept),
                Ticket = db.Tickets.Any(t => t.CallId == c.Id),
            })
            .GroupBy(c => c.Service)
            .Select(g => new CallCount(
                g.Key,
                g.Count(),
                g.Count(c => c.Taken),
                g.Count(c => !c.Taken && c.State == CallState.Ended),
                g.Count(c => c.State != CallState.Ended),
                g.Count(c => c.Recorded),
                g.Count(c => c.Ticket)))
            .ToListAsync(cancellation).ConfigureAwait(false);
        return [.. counts.OrderBy(c => c.Service, StringComparer.Ordinal)];
    }

    private static IQueryable<Call> Where(CallCenterDb db, CallFilter filter)
    {
        var calls = db.Calls.AsNoTracking().Where(c => c.Drill == filter.Drill);
        calls = filter.Outbound is { } outbound ? calls.Where(c => c.Outbound == outbound) : calls;
        calls = filter.State is { } state ? calls.Where(c => c.State == state) : calls;
        calls = filter.Service is { } service ? calls.Where(c => c.Service == service) : calls;
        calls = filter.Services is { Count: > 0 } services ? calls.Where(c => services.Contains(c.Service)) : calls;
        calls = filter.FromMs is { } from ? calls.Where(c => c.ArrivedMs >= from) : calls;
        return filter.ToMs is { } to ? calls.Where(c => c.ArrivedMs < to) : calls;
    }
}
