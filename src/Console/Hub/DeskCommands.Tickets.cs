using System.Globalization;
using CallCenter.Casework.Drafts;
using CallCenter.Casework.Identity;
using CallCenter.Casework.Tickets;
using CallCenter.Console.Contracts;
using CallCenter.Console.Identity;
using CallCenter.Console.Live;
using CallCenter.Core.Calls;
using CallCenter.Core.Tickets;

namespace CallCenter.Console.Hub;

/// <summary>Tickets.</summary>
internal sealed partial class DeskCommands
{
    private ((string Code, Said Why)?, CommandResult?) Ticket(PageLink page, DeskCommand command)
    {
        var who = page.Who;
        if (command is TicketOpen { Ticket: null })
        {
            var made = drafts.Open(ids.Next(), default, who.Staff, new Dictionary<TicketField, string> { [TicketField.Secrecy] = "open" }, drill: false);
            return (null, new TicketResult(made.Ticket.ToString(), made.State.ToString()));
        }

        var text = command switch
        {
            TicketOpen c => c.Ticket,
            TicketEdit c => c.Ticket,
            TicketFocus c => c.Ticket,
            TripwireDecide c => c.Ticket,
            TicketAnswer c => c.Ticket,
            TicketAccept c => c.Ticket,
            TicketRefuse c => c.Ticket,
            TicketPass c => c.Ticket,
            _ => null,
        };
        if (!CallId.TryParse(text, out var id) || drafts.Find(id) is not { } draft || !LiveBoard.MaySee(who, draft))
        {
            return (Refusals.NoTicket, null);
        }

        switch (command)
        {
            case TicketOpen:
                audit.Post(Entry(who, "viewed", id, null));
                return (null, new TicketResult(id.ToString(), draft.State.ToString()));
            case TicketFocus c:
                board.FocusOn(page, id, c.Field);
                return (null, null);
            case TicketEdit c:
                return Edit(who, id, c);
            default:
                return Move(who, id, command);
        }
    }

    private ((string Code, Said Why)?, CommandResult?) Edit(Who who, CallId id, TicketEdit command)
    {
        if (!Enum.IsDefined(command.Field))
        {
            return (Refusals.Invalid("没有这一栏", "There is no such field"), null);
        }

        var outcome = drafts.Edit(id, command.Field, command.Value, command.Seen, who.Staff);
        var field = outcome.Draft is { } now && now.Fields.TryGetValue(command.Field, out var value)
            ? new FieldResult(BoardTicket.FieldOf(command.Field, value, seesCallers: true))
            : null;
        return outcome.Outcome switch
        {
            DraftOutcomeKind.Done => (null, field),
            DraftOutcomeKind.Conflict => (Refusals.Conflict, field),
            DraftOutcomeKind.Invalid => (Refusals.Invalid($"{command.Field} 的值不可用;允许:{outcome.Refusal}", $"{command.Field} can't be this; allowed is {outcome.Refusal}"), field),
            _ => (Refusals.NoTicket, null),
        };
    }

    private ((string Code, Said Why)?, CommandResult?) Move(Who who, CallId id, DeskCommand command)
    {
        (DraftEventKind Kind, string? Detail)? wanted = command switch
        {
            TicketAnswer c => (DraftEventKind.Answered, c.Article is null ? null : string.Create(CultureInfo.InvariantCulture, $"{c.Article} v{c.ArticleVersion ?? 0}")),
            TicketAccept => (DraftEventKind.Accepted, null),
            TicketRefuse c when TicketWords.RefusalCodes.Contains(c.Code) && c.Told.Length <= 500 => (DraftEventKind.Refused, c.Told.Length == 0 ? c.Code : $"{c.Code}: {c.Told}"),
            TripwireDecide { Take: true } c => (DraftEventKind.TripwireTaken, c.Rule),
            TripwireDecide { Reason.Length: >= 2 and <= 200 } c => (DraftEventKind.TripwireDismissed, $"{c.Rule}: {c.Reason}"),
            TicketPass { ToStaff.Length: > 0 and <= 32 } c => (DraftEventKind.Passed, c.ToStaff),
            _ => null,
        };
        if (wanted is not var (kind, detail))
        {
            return (command is TripwireDecide
                ? Refusals.Invalid("排除警示须写明原因", "Say why the warning is dismissed")
                : Refusals.Invalid($"代码须为 {string.Join("、", TicketWords.RefusalCodes)} 之一", $"The code must be one of {string.Join(", ", TicketWords.RefusalCodes)}"), null);
        }

        var outcome = drafts.Move(id, kind, detail, who.Staff);
        if (outcome.Outcome == DraftOutcomeKind.Done)
        {
            audit.Post(Entry(who, kind.ToString(), id, null));
            return (null, new TicketResult(id.ToString(), outcome.Draft!.State.ToString()));
        }

        return outcome.Outcome == DraftOutcomeKind.Invalid
            ? (Refusals.Invalid($"还缺少:{Named(outcome.Refusal!)}", $"Still missing: {outcome.Refusal}"), null)
            : (Refusals.NoTicket, null);
    }

    private static string Named(string fields) => string.Join("、", fields.Split(", ").Select(f => f switch
    {
        nameof(TicketField.What) => "事情经过",
        nameof(TicketField.Service) => "主办热线",
        nameof(TicketField.Urgency) => "紧急程度",
        nameof(TicketField.Nature) => "诉求性质",
        nameof(TicketField.Category) => "类别",
        nameof(TicketField.Contact) => "联系电话",
        _ => f,
    }));

    private AuditEntry Entry(Who who, string action, CallId ticket, string? reason) =>
        new(time.GetUtcNow().ToUnixTimeMilliseconds(), who.Staff, who.Mark, action, "ticket", ticket.ToString(), reason);
}
