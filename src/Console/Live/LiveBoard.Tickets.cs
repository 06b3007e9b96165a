using CallCenter.Casework.Drafts;
using CallCenter.Casework.Tickets;
using CallCenter.Console.Contracts;
using CallCenter.Core.Calls;
using CallCenter.Core.Tickets;

namespace CallCenter.Console.Live;

/// <summary>Open tickets: who writes where, and what the words lead to.</summary>
public sealed partial class LiveBoard
{
    private static readonly TicketField[] Words = [TicketField.What, TicketField.Place, TicketField.Service, TicketField.Parties];

    private BoardTicket TicketOf(Draft draft)
    {
        if (!tickets.TryGetValue(draft.Ticket, out var ticket))
        {
            ticket = new BoardTicket(draft, new LiveStream($"ticket:{draft.Ticket}", Epoch()));
            ticket.Suggestions = Suggest?.Invoke(draft) ?? BoardTicket.NoSuggestions;
            tickets.Add(draft.Ticket, ticket);
        }

        return ticket;
    }

    private void DraftIsChanged(Draft draft, TicketField? field)
    {
        var ticket = TicketOf(draft);
        var before = ticket.Draft;
        ticket.Draft = draft;
        if (field is { } written)
        {
            ticket.Stream.Publish(new FieldChanged(BoardTicket.FieldOf(written, draft.Fields[written], seesCallers: true)));
            if (Words.Contains(written))
            {
                SuggestAnew(ticket);
            }
        }
        else
        {
            // A ticket that is new to this board has all of it in its snapshot.
            foreach (var entry in draft.Timeline.Skip(before.Timeline.Count))
            {
                ticket.Stream.Publish(new TicketMoved(draft.State.ToString(), BoardTicket.EntryOf(entry)));
            }
        }

        if (before.Owner != draft.Owner)
        {
            SeatOf(before.Owner).Stream?.Publish(new DraftGone(draft.Ticket.ToString()));
        }

        if (draft.State == TicketState.Draft)
        {
            SeatOf(draft.Owner).Stream?.Publish(new DraftChanged(ticket.Head()));
            return;
        }

        SeatOf(draft.Owner).Stream?.Publish(new DraftGone(draft.Ticket.ToString()));
        if (!ticket.Stream.HasPages)
        {
            tickets.Remove(draft.Ticket);
        }
    }

    private void SuggestAnew(BoardTicket ticket)
    {
        var next = Suggest?.Invoke(ticket.Draft) ?? BoardTicket.NoSuggestions;
        if (!Same(next, ticket.Suggestions))
        {
            ticket.Suggestions = next;
            ticket.Stream.Publish(new SuggestionsChanged(next));
        }
    }

    private static bool Same(Suggestions a, Suggestions b) =>
        (a.Version, a.Service, a.Queue, a.Urgency, a.Nature, a.Category, a.ProbabilityThousandths) == (b.Version, b.Service, b.Queue, b.Urgency, b.Nature, b.Category, b.ProbabilityThousandths)
        && a.Also.SequenceEqual(b.Also) && a.Reasons.SequenceEqual(b.Reasons) && a.Tripwires.Select(t => t.Rule).SequenceEqual(b.Tripwires.Select(t => t.Rule));

    private void Focus(PageLink page, CallId id, TicketField? field)
    {
        if (tickets.TryGetValue(id, out var ticket))
        {
            ticket.Writers[page.Connection] = new Writer(page.Who.Staff, page.Who.Account.Name, field);
            ticket.Stream.Publish(new WritersChanged(ticket.WritersNow));
        }
    }

    private void LeaveTicket(PageLink page, BoardTicket ticket)
    {
        ticket.Stream.Leave(page);
        if (ticket.Writers.Remove(page.Connection))
        {
            ticket.Stream.Publish(new WritersChanged(ticket.WritersNow));
        }

        if (!ticket.Stream.HasPages && ticket.Draft.State != TicketState.Draft)
        {
            tickets.Remove(ticket.Draft.Ticket);
        }
    }
}
