using CallCenter.Console.Contracts;
using CallCenter.Console.Identity;
using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Core.Tickets;

namespace CallCenter.Console.Live;

/// <summary>Pages: which streams they may have, and what they are told.</summary>
public sealed partial class LiveBoard
{
    private static readonly Said NoRight = new("没有查看权限", "You have no right to see this");
    private static readonly Said NoStream = new("没有这个数据流", "There is no such stream");

    /// <summary>A page begins a stream.</summary>
    internal Task<(StreamStart? Start, Said? Refusal)> Subscribe(PageLink page, SubscribeRequest wanted) => On(() =>
    {
        var (start, refusal) = StartOf(page, wanted);
        return (start, refusal);
    });

    /// <summary>A page ends a stream.</summary>
    internal void Unsubscribe(PageLink page, string stream) => Post(() => Leave(page, stream));

    /// <summary>A page ends all of its streams.</summary>
    /// <returns>Their names.</returns>
    internal Task<IReadOnlyList<string>> LeaveAll(PageLink page) => On<IReadOnlyList<string>>(() =>
    {
        var names = page.Streams.Keys.ToList();
        names.ForEach(name => Leave(page, name));
        return names;
    });

    /// <summary>The cursor of a page is in a field.</summary>
    internal void FocusOn(PageLink page, CallId ticket, TicketField? field) => Post(() => Focus(page, ticket, field));

    /// <summary>The seat as it is now with its phone; null: it was never here.</summary>
    internal Task<(AgentState State, string? Phone)?> Seat(string staff) => On<(AgentState, string?)?>(() =>
        seats.TryGetValue(staff, out var seat) ? (seat.State, seat.Phone) : null);

    /// <summary>Whether this call is at this seat by this offer, and where it is.</summary>
    internal Task<SeatCallPhase?> PhaseAt(string staff, CallId call, int offer) => On<SeatCallPhase?>(() =>
        seats.TryGetValue(staff, out var seat) ? seat.Calls.FirstOrDefault(c => c.Id == call && c.Offer == offer)?.PhaseAt(staff) : null);

    /// <summary>The form of an ended call is done: it leaves the seat.</summary>
    /// <returns>False: no such call has ended here.</returns>
    internal Task<bool> WrapUp(string staff, CallId call) => On(() =>
    {
        if (!seats.TryGetValue(staff, out var seat) || seat.Calls.FirstOrDefault(c => c.Id == call && c.EndedMs is not null) is not { } ended)
        {
            return false;
        }

        Gone(seat, ended);
        return true;
    });

    /// <summary>The number of a live or just ended call, for whoever may uncover it; null: it is not here.</summary>
    internal Task<PhoneNumber?> CallerOf(CallId call) => On<PhoneNumber?>(() =>
        calls.TryGetValue(call, out var live) ? live.Caller : seats.Values.SelectMany(s => s.Calls).FirstOrDefault(c => c.Id == call)?.Caller);

    /// <summary>Caller and service number of a call that has ended at a seat and is still there; null: there is none.</summary>
    internal Task<(PhoneNumber Caller, string Service)?> EndedAt(string staff, CallId call) => On<(PhoneNumber, string)?>(() =>
        SeatOf(staff).Calls.Find(c => c.Id == call) is { EndedMs: not null } ended ? (ended.Caller, ended.Service) : null);

    /// <summary>Service number of a live call that is no drill's; null: there is none.</summary>
    internal Task<string?> ServiceOf(CallId call) => On(() => calls.TryGetValue(call, out var live) && !live.Drill ? live.Service : null);

    /// <summary>Whether somebody may have a ticket on his page: it is his, or he sees those of his services.</summary>
    internal static bool MaySee(Who who, Casework.Drafts.Draft draft) =>
        (draft.Owner == who.Staff && who.May(Right.WriteTickets)) || (who.May(Right.SeeTickets) && who.ActsIn(draft.Text(TicketField.Service)));

    private (StreamStart? Start, Said? Refusal) StartOf(PageLink page, SubscribeRequest wanted)
    {
        Leave(page, wanted.Stream);
        switch (wanted.Stream)
        {
            case "seat" when page.Who.May(Right.TakeCalls):
                var seat = SeatOf(page.Who.Staff);
                (seat.Name, seat.SeesCallers) = (page.Who.Account.Name, page.Who.May(Right.SeeCallers));
                seat.Stream ??= new LiveStream("seat", Epoch());
                return (Begin(page, wanted, seat.Stream, () => Snapshot(seat), d => d), null);
            case "floor" when page.Who.May(Right.SeeFloor):
                var seen = page.Who.May(Right.SeeCallers);
                return (Begin(page, wanted, floor, () => Floor(seen), seen ? d => d : Mask), null);
            case "seat" or "floor":
                return (null, NoRight);
            case var name when name.StartsWith("ticket:", StringComparison.Ordinal) && CallId.TryParse(name[7..], out var id):
                if (drafts.Find(id) is not { } draft || !MaySee(page.Who, draft))
                {
                    // One answer for what is not there and what is not for him: a guessed number tells nothing.
                    return (null, NoRight);
                }

                var ticket = TicketOf(draft);
                var sees = draft.Owner == page.Who.Staff || page.Who.May(Right.SeeCallers);
                ticket.Writers[page.Connection] = new Writer(page.Who.Staff, page.Who.Account.Name, null);
                ticket.Stream.Publish(new WritersChanged(ticket.WritersNow));
                return (Begin(page, wanted, ticket.Stream, () => new TicketSnapshot(ticket.View(sees, Places)), sees ? d => d : BoardTicket.Mask), null);
            default:
                return (null, NoStream);
        }
    }

    private static StreamStart Begin(PageLink page, SubscribeRequest wanted, LiveStream stream, Func<StreamSnapshot> snapshot, Func<StreamDelta, StreamDelta> mask)
    {
        page.Streams[wanted.Stream] = stream;
        return stream.Start(page, wanted, snapshot, mask);
    }

    private SeatSnapshot Snapshot(BoardSeat seat) => new(
        seat.View(), [.. seat.Calls.Select(c => c.View(seat.Staff, seat.SeesCallers))], [.. drafts.Of(seat.Staff).Select(d => TicketOf(d).Head())], seat.Today);

    private void Leave(PageLink page, string stream)
    {
        if (!page.Streams.Remove(stream, out var there))
        {
            return;
        }

        there.Leave(page);
        if (tickets.Values.FirstOrDefault(t => t.Stream == there) is { } ticket)
        {
            LeaveTicket(page, ticket);
        }
    }
}
