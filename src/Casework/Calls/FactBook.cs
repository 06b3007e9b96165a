using CallCenter.Casework.Database;
using CallCenter.Casework.Tickets;
using CallCenter.Core.Calls;
using CallCenter.Core.Facts;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Casework.Calls;

/// <summary>Writes facts into the rows of one database context.</summary>
internal sealed class FactBook(CallCenterDb db)
{
    private readonly Dictionary<long, Call> _calls = [];
    private readonly Dictionary<long, CallBackRow> _callBacks = [];
    private readonly List<string> _drafted = [];

    /// <summary>Numbers of the tickets that were drafted; each is its call's.</summary>
    public IReadOnlyList<string> Drafted => _drafted;

    /// <summary>Loads the calls that the facts are about, once for the whole batch.</summary>
    public async Task Load(IEnumerable<Fact> facts, CancellationToken cancellation)
    {
        var all = facts.ToList();
        foreach (var some in all.Select(CallBackOf).Where(id => id != 0).Distinct().ToList().Chunk(500))
        {
            await foreach (var row in db.CallBacks.Where(b => some.Contains(b.Id)).AsAsyncEnumerable().WithCancellation(cancellation).ConfigureAwait(false))
            {
                _callBacks[row.Id] = row;
            }
        }

        var ids = all.Select(CallOf).Where(id => id != 0).Distinct().ToList();
        foreach (var some in ids.Chunk(500))
        {
            await foreach (var call in db.Calls.Where(c => some.Contains(c.Id)).AsAsyncEnumerable().WithCancellation(cancellation).ConfigureAwait(false))
            {
                _calls[call.Id] = call;
            }
        }
    }

    public void Write(Fact fact)
    {
        switch (fact)
        {
            case CallOpened f:
                Open(f);
                break;
            case CallQueued f:
                Move(f.Call, f.AtMs, CallState.Queued, c => (c.Queue, c.QueuedMs) = (Clean(f.Queue), c.QueuedMs ?? f.AtMs));
                break;
            case CallOffered f:
                Move(f.Call, f.AtMs, CallState.Offering, c => (c.Offers, c.OfferedMs) = (f.Number, c.OfferedMs ?? f.AtMs));
                break;
            case OfferClosed f:
                Move(f.Call, f.AtMs, CallState.Queued, _ => { });
                break;
            case CallForwarded f:
                Move(f.Call, f.AtMs, f.Failed ? CallState.Queued : CallState.Forwarding, _ => { });
                break;
            case CallAccepted f:
                Move(f.Call, f.AtMs, CallState.Answered, c =>
                {
                    if (c is { Outbound: true, AcceptedMs: null })
                    {
                        Draft(c);
                    }

                    (c.Agent, c.Party, c.AcceptedMs) = (Clean(f.Agent), Clean(f.Phone), c.AcceptedMs ?? f.AtMs);
                });
                break;
            case CallDialled f:
                Move(f.Call, f.AtMs, CallState.Calling, c => (c.Agent, c.Trunk) = (Clean(f.Agent), Clean(f.Trunk)!));
                TryFirst(f);
                break;
            case CallBackOpened f:
                var open = Row(f.Of, f.AtMs);
                (open.Service, open.Caller, open.Emergency, open.Urgency) = (Clean(f.Service)!, Clean(f.Caller.Raw)!, f.Emergency, f.Urgency);
                (open.Reason, open.Missed, open.DueMs) = (f.Reason, f.Missed, f.DueMs);
                break;
            case CallBackTried f:
                var tried = Row(f.Of, f.AtMs);
                (tried.Attempts, tried.Outcome, tried.DueMs) = (f.Attempt, f.Outcome, f.NextMs);
                break;
            case CallBackClosed f:
                var closed = Row(f.Of, f.AtMs);
                (closed.ClosedMs, closed.Disposition, closed.ClosedBy, closed.DueMs) = (f.AtMs, Clean(f.Disposition), Clean(f.By), null);
                break;
            case CallHeld f:
                Move(f.Call, f.AtMs, f.Held ? CallState.Held : CallState.Answered, _ => { });
                break;
            case CallEnded f:
                End(f);
                break;
            case RecordingKept f:
                Of(f.Call, f.AtMs);
                db.Recordings.Add(new Recording
                {
                    CallId = f.Call.Value, State = RecordingState.Kept, AtMs = f.AtMs, Path = Clean(f.Path), Sha256 = Clean(f.Sha256),
                    Bytes = f.Bytes, DurationMs = f.DurationMs, Recovered = f.Recovered,
                });
                break;
            case RecordingLost f:
                Of(f.Call, f.AtMs);
                db.Recordings.Add(new Recording { CallId = f.Call.Value, State = RecordingState.Lost, AtMs = f.AtMs, Why = Clean(f.Why) });
                break;
            default:
                // Agents' states and keys are kept in the journal only.
                break;
        }
    }

    private static long CallOf(Fact fact) => fact switch
    {
        CallOpened f => f.Call.Value,
        CallQueued f => f.Call.Value,
        CallOffered f => f.Call.Value,
        OfferClosed f => f.Call.Value,
        CallForwarded f => f.Call.Value,
        CallAccepted f => f.Call.Value,
        CallHeld f => f.Call.Value,
        CallEnded f => f.Call.Value,
        CallDialled f => f.Call.Value,
        RecordingKept f => f.Call.Value,
        RecordingLost f => f.Call.Value,
        _ => 0,
    };

    private static long CallBackOf(Fact fact) => fact switch
    {
        CallBackOpened f => f.Of.Value,
        CallBackTried f => f.Of.Value,
        CallBackClosed f => f.Of.Value,
        CallOpened { CallBackOf: { } of } => of.Value,
        _ => 0,
    };

    private CallBackRow Row(CallId of, long atMs)
    {
        if (!_callBacks.TryGetValue(of.Value, out var row))
        {
            row = new CallBackRow { Id = of.Value, OpenedMs = atMs };
            _callBacks[of.Value] = row;
            db.CallBacks.Add(row);
        }

        return row;
    }

    private void TryFirst(CallDialled f)
    {
        if (_calls.TryGetValue(f.Call.Value, out var call) && call.CallBackOf is { } of)
        {
            var row = _callBacks.GetValueOrDefault(of) ?? db.CallBacks.Find(of);
            if (row is not null)
            {
                row.FirstTriedMs ??= f.AtMs;
            }
        }
    }

    // PostgreSQL has no text with a zero character, and nobody misses it.
    private static string? Clean(string? text) => text?.Replace("\0", string.Empty, StringComparison.Ordinal);

    private void Open(CallOpened f)
    {
        if (_calls.ContainsKey(f.Call.Value))
        {
            return;
        }

        var call = new Call
        {
            Id = f.Call.Value,
            Service = Clean(f.Service)!,
            Caller = f.Caller.IsWithheld ? null : Clean(f.Caller.Raw),
            Trunk = Clean(f.Trunk)!,
            Emergency = f.Emergency,
            Urgency = f.Urgency,
            Drill = f.Drill,
            Outbound = f.Outbound,
            CallBackOf = f.CallBackOf?.Value,
            ArrivedMs = f.AtMs,
        };
        Add(call);
    }

    private void Add(Call call)
    {
        _calls[call.Id] = call;
        db.Calls.Add(call);

        // A call of ours that nobody answered leaves nothing to write down.
        if (!call.Outbound)
        {
            Draft(call);
        }
    }

    private void Draft(Call call)
    {
        _drafted.Add(new CallId(call.Id).ToString());
        db.Tickets.Add(new Ticket
        {
            Id = call.Id,
            CallId = call.Id,
            Service = call.Service,
            Urgency = call.Urgency,
            Emergency = call.Emergency,
            Drill = call.Drill,
            Contact = call.Caller,
            CreatedMs = call.ArrivedMs,
        });
    }

    // A call whose beginning fell into a gap of the journal still gets its record and its ticket.
    private Call Of(CallId id, long atMs)
    {
        if (!_calls.TryGetValue(id.Value, out var call))
        {
            call = new Call { Id = id.Value, ArrivedMs = atMs, Incomplete = true };
            Add(call);
        }

        return call;
    }

    private void Move(CallId id, long atMs, CallState state, Action<Call> note)
    {
        var call = Of(id, atMs);
        note(call);
        if (call.State != CallState.Ended)
        {
            call.State = state;
        }
    }

    private void End(CallEnded f)
    {
        var call = Of(f.Call, f.Times.ArrivedMs);
        call.State = CallState.Ended;
        call.ArrivedMs = f.Times.ArrivedMs;
        call.AdmittedMs = f.Times.AdmittedMs;
        call.ConnectedMs = f.Times.ConnectedMs;
        call.QueuedMs = f.Times.QueuedMs;
        call.OfferedMs = f.Times.OfferedMs;
        call.AcceptedMs = f.Times.AcceptedMs;
        call.EndedMs = f.Times.EndedMs;
        (call.EndedBy, call.Cause, call.Code) = (f.By, Clean(f.Cause), f.Code);
    }
}
