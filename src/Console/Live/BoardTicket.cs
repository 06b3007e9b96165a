using System.Globalization;
using CallCenter.Casework.Drafts;
using CallCenter.Casework.Places;
using CallCenter.Console.Api;
using CallCenter.Console.Contracts;
using CallCenter.Core.Calls;
using CallCenter.Core.Tickets;

namespace CallCenter.Console.Live;

/// <summary>An open ticket as pages watch it. On the board's loop.</summary>
internal sealed class BoardTicket(Draft draft, LiveStream stream)
{
    public static Suggestions NoSuggestions { get; } = new(string.Empty, null, [], null, null, null, null, 0, [], []);

    public Draft Draft { get; set; } = draft;

    public LiveStream Stream { get; } = stream;

    /// <summary>Who has it open, by connection.</summary>
    public Dictionary<string, Writer> Writers { get; } = new(StringComparer.Ordinal);

    public Suggestions Suggestions { get; set; } = NoSuggestions;

    public IReadOnlyList<Writer> WritersNow => [.. Writers.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Value)];

    public TicketView View(bool seesCallers, Func<long, KnownPlace?>? places) => new(
        Draft.Ticket.ToString(), Draft.Call.Value == 0 ? null : Draft.Call.ToString(), Draft.State.ToString(),
        [.. Draft.Fields.OrderBy(f => (int)f.Key).Select(f => FieldOf(f.Key, f.Value, seesCallers))],
        WritersNow, Suggestions, [.. Draft.Timeline.Select(EntryOf)],
        long.TryParse(Draft.Text(TicketField.PlaceId), CultureInfo.InvariantCulture, out var place) && places?.Invoke(place) is { } chosen ? PlaceApi.View(chosen) : null);

    public static FieldView FieldOf(TicketField field, DraftField value, bool seesCallers) => new(
        field, seesCallers ? value.Value : Masked(field, value.Value), value.Version, value.By, value.AtMs);

    public static StreamDelta Mask(StreamDelta delta) =>
        delta is FieldChanged { Field: var f } ? new FieldChanged(f with { Value = Masked(f.Field, f.Value) }) : delta;

    public static TimelineEntry EntryOf(DraftEvent e) => new(e.AtMs, e.By, e.Kind switch
    {
        DraftEventKind.Opened => new Said("工单已建立", "The ticket was opened"),
        DraftEventKind.Passed => new Said($"转交给 {e.Detail}", $"Passed to {e.Detail}"),
        DraftEventKind.Answered => e.Detail is null ? new Said("已在线答复", "Answered on the line") : new Said($"已按知识条目 {e.Detail} 在线答复", $"Answered on the line from article {e.Detail}"),
        DraftEventKind.Accepted => new Said("已受理", "Accepted"),
        DraftEventKind.Refused => new Said($"不予受理或无效:{e.Detail}", $"Not accepted or invalid: {e.Detail}"),
        DraftEventKind.TripwireTaken => new Said($"采纳警示:{e.Detail}", $"Warning taken: {e.Detail}"),
        DraftEventKind.TripwireDismissed => new Said($"排除警示:{e.Detail}", $"Warning dismissed: {e.Detail}"),
        _ => new Said(e.Kind.ToString(), e.Kind.ToString()),
    });

    public DraftHead Head() => new(
        Draft.Ticket.ToString(), Draft.Call.Value == 0 ? null : Draft.Call.ToString(), Draft.Text(TicketField.Service),
        Enum.TryParse<Priority>(Draft.Text(TicketField.Urgency), out var urgency) ? urgency : Priority.P3,
        Draft.Text(TicketField.What) is { Length: > 24 } what ? what[..24] : Draft.Text(TicketField.What), Draft.SavedMs);

    private static string Masked(TicketField field, string value) => field switch
    {
        TicketField.Contact => new Core.People.PhoneNumber(value).ToString(),
        TicketField.CallerName when value.Length > 0 => value[..1] + new string('*', Math.Max(1, value.Length - 1)),
        _ => value,
    };
}
