using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CallCenter.Casework.Database;
using CallCenter.Core.Calls;
using CallCenter.Core.Clocks;
using CallCenter.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Casework.Tickets;

/// <summary>
/// Tickets after their draft: each move goes through the machine, is kept with who made it and is chained to the one before, in one transaction with the ticket.
/// There is no other way to change where a ticket is.
/// </summary>
/// <param name="database">The casework database.</param>
/// <param name="calendar">Working days of the site.</param>
public sealed class TicketBook(CaseworkDatabase database, WorkCalendar calendar)
{
    /// <summary>The largest page.</summary>
    public const int MaxPage = 200;

    /// <summary>A ticket with its moves and its clocks; null: there is none.</summary>
    /// <param name="id">Number.</param>
    /// <param name="nowMs">When it is read, UTC milliseconds.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<TicketFile?> Find(CallId id, long nowMs, CancellationToken cancellation)
    {
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var ticket = await db.Tickets.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id.Value, cancellation).ConfigureAwait(false);
        if (ticket is null)
        {
            return null;
        }

        var handling = await db.Handlings.AsNoTracking().FirstOrDefaultAsync(h => h.TicketId == id.Value, cancellation).ConfigureAwait(false);
        var moves = await db.TicketMoves.AsNoTracking().Where(m => m.TicketId == id.Value).OrderBy(m => m.Number).ToListAsync(cancellation).ConfigureAwait(false);
        return File(ticket, handling, moves, nowMs);
    }

    /// <summary>A page of tickets that a unit has, or that are at the centre, the newest first.</summary>
    /// <param name="unit">Name of the unit; null: those that no unit has.</param>
    /// <param name="services">Only these service numbers; empty: all.</param>
    /// <param name="before">Number of the ticket before which the page begins; null: the newest.</param>
    /// <param name="size">1 to <see cref="MaxPage"/>.</param>
    /// <param name="nowMs">When it is read.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<TicketFile>> Inbox(string? unit, IReadOnlyList<string> services, CallId? before, int size, long nowMs, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MaxPage);
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var last = before?.Value ?? long.MaxValue;
        var ended = new[] { TicketState.Draft, TicketState.Closed, TicketState.NotAccepted, TicketState.Archived, TicketState.DirectAnswered };
        var tickets = db.Tickets.AsNoTracking().Where(t => !t.Drill && t.Id < last && !ended.Contains(t.State));
        tickets = services.Count > 0 ? tickets.Where(t => services.Contains(t.Service)) : tickets;
        tickets = unit is null
            ? tickets.Where(t => !db.Handlings.Any(h => h.TicketId == t.Id && h.Unit != null))
            : tickets.Where(t => db.Handlings.Any(h => h.TicketId == t.Id && h.Unit == unit));
        var rows = await tickets.OrderByDescending(t => t.Id).Take(size).ToListAsync(cancellation).ConfigureAwait(false);
        var ids = rows.Select(r => r.Id).ToList();
        var handlings = await db.Handlings.AsNoTracking().Where(h => ids.Contains(h.TicketId)).ToDictionaryAsync(h => h.TicketId, cancellation).ConfigureAwait(false);
        var moves = (await db.TicketMoves.AsNoTracking().Where(m => ids.Contains(m.TicketId)).OrderBy(m => m.Number).ToListAsync(cancellation).ConfigureAwait(false)).ToLookup(m => m.TicketId);
        return [.. rows.Select(r => File(r, handlings.GetValueOrDefault(r.Id), [.. moves[r.Id]], nowMs))];
    }

    /// <summary>Makes a move, or says why not.</summary>
    /// <param name="id">Number.</param>
    /// <param name="seen">Version that the mover saw; another one there means that somebody was quicker.</param>
    /// <param name="wish">What he wants.</param>
    /// <param name="mark">Mark of his page.</param>
    /// <param name="amount">With <see cref="TicketMove.GrantExtension"/>: by how much, in the clock's unit; with another move 0.</param>
    /// <param name="clock">With <see cref="TicketMove.Dispatch"/>: name of the unit's clock; null: as the service says.</param>
    /// <param name="nowMs">UTC milliseconds.</param>
    /// <param name="cancellation">Gives up; then nothing is changed.</param>
    /// <returns>Null: done; else one word: those of <see cref="TicketOutcome"/>, <c>unknown</c>, <c>changed-meanwhile</c>, <c>unit-unknown</c>, <c>clock-unknown</c>, <c>amount-missing</c>.</returns>
    public async Task<string?> Move(CallId id, int seen, TicketWish wish, string mark, int amount, string? clock, long nowMs, CancellationToken cancellation)
    {
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var ticket = await db.Tickets.FirstOrDefaultAsync(t => t.Id == id.Value, cancellation).ConfigureAwait(false);
        if (ticket is null)
        {
            return "unknown";
        }

        if (ticket.Version != seen)
        {
            return "changed-meanwhile";
        }

        var handling = await db.Handlings.FirstOrDefaultAsync(h => h.TicketId == id.Value, cancellation).ConfigureAwait(false);
        var before = CaseOf(ticket, handling);
        var outcome = TicketRules.Apply(before, wish);
        if (outcome.Refusal is not null)
        {
            return outcome.Refusal;
        }

        if (wish.Move == TicketMove.GrantExtension && amount < 1)
        {
            return "amount-missing";
        }

        if (wish.Move == TicketMove.Dispatch && !await db.Organisations.AnyAsync(o => o.Name == wish.ToUnit && o.Active, cancellation).ConfigureAwait(false))
        {
            return "unit-unknown";
        }

        var rule = wish.Move == TicketMove.Dispatch ? clock ?? ClockFor(ticket) : handling?.Clock ?? string.Empty;
        if (wish.Move == TicketMove.Dispatch && ClockPresets.All.All(p => p.Name != rule))
        {
            return "clock-unknown";
        }

        if (handling is null)
        {
            handling = new TicketHandling { TicketId = ticket.Id };
            db.Handlings.Add(handling);
        }

        var last = await db.TicketMoves.AsNoTracking().Where(m => m.TicketId == id.Value).OrderByDescending(m => m.Number).FirstOrDefaultAsync(cancellation).ConfigureAwait(false);
        var after = outcome.After;
        (handling.Unit, handling.WasReturned, handling.WasExtended, handling.OpenParts, handling.Round) = (after.Unit, after.WasReturned, after.WasExtended, after.OpenParts, after.Round);
        (handling.HandledBy, handling.Recused, handling.Clock) = ([.. after.HandledBy], [.. after.Recused], rule);
        handling.DispatchedMs = wish.Move == TicketMove.Dispatch ? nowMs : handling.DispatchedMs;
        ticket.State = after.State;
        ticket.AcceptedMs = wish.Move == TicketMove.Accept ? nowMs : ticket.AcceptedMs;
        ticket.ClosedMs = after.State is TicketState.Closed or TicketState.NotAccepted ? ticket.ClosedMs ?? nowMs : after.State == TicketState.Rework ? null : ticket.ClosedMs;
        ticket.Version++;
        var row = new TicketMoveRow
        {
            TicketId = ticket.Id, Number = (last?.Number ?? 0) + 1, AtMs = nowMs, Staff = wish.Staff, Role = wish.Role, Mark = mark, Move = wish.Move, Before = before.State,
            After = after.State, Unit = wish.ToUnit ?? wish.Unit, Reason = Clean(wish.Reason), Amount = wish.Move == TicketMove.GrantExtension ? amount : 0, Hash = string.Empty,
        };
        row.Hash = Chain(last?.Hash ?? string.Empty, row);
        db.TicketMoves.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellation).ConfigureAwait(false);
            return null;
        }
        catch (DbUpdateException raced) when (raced is DbUpdateConcurrencyException || !CaseworkDatabase.IsAway(raced))
        {
            return "changed-meanwhile";
        }
    }

    /// <summary>Checks every chain, and that each ticket is where its last move left it.</summary>
    /// <returns>How many moves there are, and tickets whose moves were edited or taken out, or that were moved behind the book's back.</returns>
    /// <exception cref="System.Data.Common.DbException">The database is away.</exception>
    public async Task<(long Moves, IReadOnlyList<string> Broken)> Verify(CancellationToken cancellation)
    {
        var db = database.Open();
        await using var closing = db.ConfigureAwait(false);
        var (moves, broken) = (0L, new SortedSet<long>());
        TicketMoveRow? last = null;
        var ends = new Dictionary<long, TicketState>();
        await foreach (var row in db.TicketMoves.AsNoTracking().OrderBy(m => m.TicketId).ThenBy(m => m.Number).AsAsyncEnumerable().WithCancellation(cancellation).ConfigureAwait(false))
        {
            var first = last is null || last.TicketId != row.TicketId;
            if (row.Number != (first ? 1 : last!.Number + 1) || row.Hash != Chain(first ? string.Empty : last!.Hash, row) || (!first && row.Before != last!.After))
            {
                broken.Add(row.TicketId);
            }

            (last, moves) = (row, moves + 1);
            ends[row.TicketId] = row.After;
        }

        foreach (var some in ends.Keys.Chunk(500))
        {
            foreach (var ticket in await db.Tickets.AsNoTracking().Where(t => some.Contains(t.Id)).Select(t => new { t.Id, t.State }).ToListAsync(cancellation).ConfigureAwait(false))
            {
                if (ends[ticket.Id] != ticket.State)
                {
                    broken.Add(ticket.Id);
                }
            }
        }

        return (moves, [.. broken.Select(b => new CallId(b).ToString())]);
    }

    private static TicketCase CaseOf(Ticket ticket, TicketHandling? handling) => new()
    {
        State = ticket.State,
        Unit = handling?.Unit,
        HandledBy = handling?.HandledBy ?? [],
        Recused = handling?.Recused ?? [],
        WasReturned = handling?.WasReturned ?? false,
        WasExtended = handling?.WasExtended ?? false,
        OpenParts = handling?.OpenParts ?? 0,
        Round = handling?.Round ?? 1,
        IsEmergency = ticket.Service is "110" or "119" or "120" or "122",
    };

    private TicketFile File(Ticket ticket, TicketHandling? handling, IReadOnlyList<TicketMoveRow> moves, long nowMs)
    {
        // Only what happened since the unit got it is on its clock.
        ClockReading? clock = null;
        if (handling?.DispatchedMs is { } start && ClockPresets.All.FirstOrDefault(p => p.Name == handling.Clock) is { } rule)
        {
            clock = Deadline.Read(rule, calendar, start, [.. moves.Where(m => m.AtMs >= start).Select(EventOf).OfType<ClockEvent>()], nowMs, "dispatched");
        }

        return new TicketFile(
            new CallId(ticket.Id), ticket.State, ticket.Service, ticket.Urgency, ticket.Title, ticket.Category, ticket.Secrecy, ticket.Owner, ticket.Version, ticket.CreatedMs, ticket.AcceptedMs,
            CaseOf(ticket, handling), clock,
            [.. moves.Select(m => new TicketMoveView(m.Number, m.AtMs, m.Staff, m.Role, m.Move, m.Before, m.After, m.Unit, m.Reason, m.Amount))]);
    }

    private static ClockEvent? EventOf(TicketMoveRow move)
    {
        var cause = move.Reason ?? move.Move.ToString();
        return move.Move switch
        {
            TicketMove.Suspend => new ClockPaused(move.AtMs, cause),
            TicketMove.Resume when move.Before == TicketState.Suspended => new ClockResumed(move.AtMs, cause),
            TicketMove.GrantExtension => new ClockExtended(move.AtMs, cause, move.Amount),
            TicketMove.Reply => new ClockStopped(move.AtMs, cause),
            _ => null,
        };
    }

    /// <summary>What a ticket's unit gets where nobody names a clock.</summary>
    private static string ClockFor(Ticket ticket) => ticket switch
    {
        { Urgency: Priority.P1 } => "feedback-life",
        { Urgency: Priority.P2 } => "feedback-supply",
        { Service: "12315" } => "12315-acceptance",
        _ => "feedback-general",
    };

    private static string? Clean(string? text) => text?.Trim().Replace("\0", string.Empty, StringComparison.Ordinal);

    private static string Chain(string before, TicketMoveRow row)
    {
        // Lengths stand before the texts, so that no two moves are written alike.
        var text = new StringBuilder(before);
        foreach (var part in new[]
        {
            Number(row.TicketId), Number(row.Number), Number(row.AtMs), row.Staff, Number((int)row.Role), row.Mark, Number((int)row.Move), Number((int)row.Before), Number((int)row.After),
            row.Unit ?? string.Empty, row.Reason ?? string.Empty, Number(row.Amount),
        })
        {
            text.Append(CultureInfo.InvariantCulture, $"|{part.Length}:{part}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        static string Number(long n) => n.ToString(CultureInfo.InvariantCulture);
    }
}
