using System.Text.Json.Serialization;
using CallCenter.Casework.Tickets;
using CallCenter.Core.Calls;
using CallCenter.Core.Tickets;

namespace CallCenter.Casework.Drafts;

/// <summary>A ticket while it is being written. Immutable: a change makes a new one.</summary>
/// <param name="Ticket">Its number; a call's ticket has the call's.</param>
/// <param name="Call">Call that it came with; default: none.</param>
/// <param name="Owner">Staff number of who has it.</param>
/// <param name="Drill">Counted apart.</param>
/// <param name="CreatedMs">UTC milliseconds.</param>
/// <param name="State">Where it is; <see cref="TicketState.Draft"/> until it is closed or accepted.</param>
/// <param name="Fields">What was written, by field.</param>
/// <param name="Timeline">What happened, oldest first.</param>
public sealed record Draft(
    CallId Ticket, CallId Call, string Owner, bool Drill, long CreatedMs, TicketState State, IReadOnlyDictionary<TicketField, DraftField> Fields, IReadOnlyList<DraftEvent> Timeline)
{
    /// <summary>The text of a field; empty when nothing was written.</summary>
    public string Text(TicketField field) => Fields.TryGetValue(field, out var value) ? value.Value : string.Empty;

    /// <summary>When it was last written on.</summary>
    [JsonIgnore]
    public long SavedMs => Math.Max(CreatedMs, Fields.Values.Select(f => f.AtMs).DefaultIfEmpty(0).Max());
}

/// <summary>A field as it was written last.</summary>
/// <param name="Value">Text; empty: cleared.</param>
/// <param name="Version">1 for the first writing.</param>
/// <param name="By">Staff number, or <c>system</c>.</param>
/// <param name="AtMs">UTC milliseconds.</param>
public sealed record DraftField(string Value, int Version, string By, long AtMs);

/// <summary>Something that happened to a draft.</summary>
/// <param name="AtMs">UTC milliseconds.</param>
/// <param name="By">Staff number, or <c>system</c>.</param>
/// <param name="Kind">What.</param>
/// <param name="Detail">With what: a code, a staff number, an article; null: nothing.</param>
public sealed record DraftEvent(long AtMs, string By, DraftEventKind Kind, string? Detail);

/// <summary>What can happen to a draft. Persisted: values are append-only.</summary>
public enum DraftEventKind
{
    /// <summary>It was opened with its call.</summary>
    Opened = 1,

    /// <summary>Somebody else has it now; the detail is his staff number.</summary>
    Passed = 2,

    /// <summary>Answered on the line; the detail is article and version.</summary>
    Answered = 3,

    /// <summary>Accepted: the citizen's clock runs.</summary>
    Accepted = 4,

    /// <summary>Not accepted or invalid; the detail is the code and what was said.</summary>
    Refused = 5,

    /// <summary>A life-safety rule was taken over; the detail is the rule.</summary>
    TripwireTaken = 6,

    /// <summary>A life-safety rule was dismissed; the detail is the rule and the reason.</summary>
    TripwireDismissed = 7,
}

/// <summary>What became of a change.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Draft">The draft as it is now; null when there is none.</param>
/// <param name="Refusal">With <see cref="DraftOutcomeKind.Invalid"/>: what is allowed.</param>
public sealed record DraftOutcome(DraftOutcomeKind Outcome, Draft? Draft, string? Refusal = null);

/// <summary>How a change went.</summary>
public enum DraftOutcomeKind
{
    /// <summary>Done.</summary>
    Done = 1,

    /// <summary>There is no such draft, or it is closed.</summary>
    Unknown = 2,

    /// <summary>Somebody else has written the field in between.</summary>
    Conflict = 3,

    /// <summary>The value is not allowed, or something needed is missing.</summary>
    Invalid = 4,
}
