using CallCenter.Casework.Tickets;
using CallCenter.Core;
using CallCenter.Core.Calls;
using CallCenter.Core.Tickets;

namespace CallCenter.Casework.Drafts;

/// <summary>
/// Owner of every draft: what is written is on the disk before it is acknowledged, and is told to whoever watches. A leaf: its lock is held
/// for the length of one change and never across anything that waits.
/// </summary>
/// <param name="log">Where drafts are kept.</param>
/// <param name="kept">What the log held.</param>
/// <param name="time">Wall clock.</param>
public sealed class DraftDesk(DraftLog log, IReadOnlyList<Draft> kept, TimeProvider time) : IDisposable
{
    private const long CompactAt = 32 * 1024 * 1024;
    private readonly Lock turn = new();
    private readonly Dictionary<CallId, Draft> drafts = kept.ToDictionary(d => d.Ticket);
    private readonly Dictionary<CallId, Draft> unsaved = kept.ToDictionary(d => d.Ticket);

    /// <summary>Told after each change, on the thread of whoever changed; must return at once. The field is null when it was no edit.</summary>
    public event Action<Draft, TicketField?>? Changed;

    /// <summary>The draft; null: there is none open.</summary>
    public Draft? Find(CallId ticket)
    {
        lock (turn)
        {
            return drafts.GetValueOrDefault(ticket);
        }
    }

    /// <summary>Drafts of somebody, oldest first.</summary>
    public IReadOnlyList<Draft> Of(string staff)
    {
        lock (turn)
        {
            return [.. drafts.Values.Where(d => d.Owner == staff && d.State == TicketState.Draft).OrderBy(d => d.CreatedMs)];
        }
    }

    /// <summary>Opens the draft of a call for whoever took it, or hands an open one over to him.</summary>
    /// <param name="ticket">Number: the call's.</param>
    /// <param name="call">The call; default: a ticket without one.</param>
    /// <param name="owner">Staff number.</param>
    /// <param name="first">What came with the call.</param>
    /// <param name="drill">Counted apart.</param>
    public Draft Open(CallId ticket, CallId call, string owner, IReadOnlyDictionary<TicketField, string> first, bool drill)
    {
        Draft made;
        lock (turn)
        {
            if (drafts.TryGetValue(ticket, out var there) && (there.Owner == owner || there.State != TicketState.Draft))
            {
                return there;
            }

            var now = Now;
            made = there is not null
                ? there with { Owner = owner, Timeline = [.. there.Timeline, new DraftEvent(now, "system", DraftEventKind.Passed, owner)] }
                : new Draft(
                    ticket, call, owner, drill, now, TicketState.Draft,
                    first.Where(f => f.Value.Length > 0).ToDictionary(f => f.Key, f => new DraftField(f.Value, 1, "system", now)),
                    [new DraftEvent(now, "system", DraftEventKind.Opened, null)]);
            Keep(made, sync: false);
        }

        Changed?.Invoke(made, null);
        return made;
    }

    /// <summary>Writes a field.</summary>
    /// <param name="ticket">Which draft.</param>
    /// <param name="field">Which field.</param>
    /// <param name="value">New text.</param>
    /// <param name="seen">Version that the writer saw; 0: none.</param>
    /// <param name="by">Staff number.</param>
    /// <returns>A conflict when somebody else wrote it in between: the draft has his text.</returns>
    public DraftOutcome Edit(CallId ticket, TicketField field, string value, int seen, string by)
    {
        Draft made;
        lock (turn)
        {
            if (!drafts.TryGetValue(ticket, out var draft) || draft.State != TicketState.Draft)
            {
                return new DraftOutcome(DraftOutcomeKind.Unknown, draft);
            }

            if (TicketWords.Refusal(field, value) is { } allowed)
            {
                return new DraftOutcome(DraftOutcomeKind.Invalid, draft, allowed);
            }

            var present = draft.Fields.GetValueOrDefault(field);
            if (present?.Value == value || (present is null && value.Length == 0))
            {
                return new DraftOutcome(DraftOutcomeKind.Done, draft);
            }

            // What the system put there yields to a person; one's own words yield to one's newer ones.
            if (present is not null && present.Version > seen && present.By != by && present.By != "system")
            {
                return new DraftOutcome(DraftOutcomeKind.Conflict, draft);
            }

            var fields = new Dictionary<TicketField, DraftField>(draft.Fields) { [field] = new(value, (present?.Version ?? 0) + 1, by, Now) };
            made = draft with { Fields = fields };
            Keep(made, sync: false);
        }

        Changed?.Invoke(made, field);
        return new DraftOutcome(DraftOutcomeKind.Done, made);
    }

    /// <summary>Moves a draft on; it is on the disk when this returns.</summary>
    /// <param name="ticket">Which.</param>
    /// <param name="kind">What happens.</param>
    /// <param name="detail">With what.</param>
    /// <param name="by">Staff number.</param>
    public DraftOutcome Move(CallId ticket, DraftEventKind kind, string? detail, string by)
    {
        Draft made;
        lock (turn)
        {
            if (!drafts.TryGetValue(ticket, out var draft) || draft.State != TicketState.Draft)
            {
                return new DraftOutcome(DraftOutcomeKind.Unknown, draft);
            }

            if (DraftRules.Refusal(draft, kind) is { } missing)
            {
                return new DraftOutcome(DraftOutcomeKind.Invalid, draft, missing);
            }

            made = draft with
            {
                State = DraftRules.Next(draft.State, kind),
                Owner = kind == DraftEventKind.Passed ? detail! : draft.Owner,
                Timeline = [.. draft.Timeline, new DraftEvent(Now, by, kind, detail)],
            };
            Keep(made, sync: true);
        }

        Changed?.Invoke(made, null);
        return new DraftOutcome(DraftOutcomeKind.Done, made);
    }

    /// <summary>What the database does not have yet, oldest first; for the one who writes it there.</summary>
    internal IReadOnlyList<Draft> Unsaved()
    {
        lock (turn)
        {
            log.Sync();
            return [.. unsaved.Values.OrderBy(d => d.CreatedMs)];
        }
    }

    /// <summary>The database has it. A closed one is let go, unless it was changed meanwhile.</summary>
    internal void Saved(Draft saved)
    {
        lock (turn)
        {
            if (!ReferenceEquals(unsaved.GetValueOrDefault(saved.Ticket), saved))
            {
                return;
            }

            unsaved.Remove(saved.Ticket);
            if (saved.State != TicketState.Draft)
            {
                drafts.Remove(saved.Ticket);
                log.Keep(saved.Ticket, null, sync: false);
            }

            if (log.Length > CompactAt)
            {
                log.Compact(drafts.Values);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (turn)
        {
            log.Sync();
            log.Dispose();
        }
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private void Keep(Draft draft, bool sync)
    {
        log.Keep(draft.Ticket, draft, sync);
        drafts[draft.Ticket] = draft;
        unsaved[draft.Ticket] = draft;
    }
}
