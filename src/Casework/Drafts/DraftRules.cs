using CallCenter.Casework.Tickets;
using CallCenter.Core.Tickets;

namespace CallCenter.Casework.Drafts;

/// <summary>What a draft needs before it may move, and where it moves. Pure.</summary>
public static class DraftRules
{
    private static readonly TicketField[] Whole = [TicketField.What, TicketField.Service, TicketField.Urgency, TicketField.Nature, TicketField.Category];

    /// <summary>Where a draft is after something happened to it: as the ticket's machine says.</summary>
    public static TicketState Next(TicketState state, DraftEventKind kind) => kind switch
    {
        DraftEventKind.Answered => TicketMachine.Next(state, TicketMove.AnswerDirectly).State,
        DraftEventKind.Accepted => TicketMachine.Next(state, TicketMove.Accept).State,
        DraftEventKind.Refused => TicketMachine.Next(state, TicketMove.Decline).State,
        _ => state,
    };

    /// <summary>What is missing, as names of fields; null: nothing.</summary>
    public static string? Refusal(Draft draft, DraftEventKind kind)
    {
        TicketField[] needed = kind switch
        {
            DraftEventKind.Answered => [TicketField.What, TicketField.Nature, TicketField.Category],
            DraftEventKind.Accepted when draft.Text(TicketField.Secrecy) == "anonymous" => Whole,
            DraftEventKind.Accepted => [.. Whole, TicketField.Contact],
            _ => [],
        };
        var missing = needed.Where(f => draft.Text(f).Length == 0).ToList();
        return missing.Count == 0 ? null : string.Join(", ", missing);
    }
}
