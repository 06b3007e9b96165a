using CallCenter.Core.Tickets;

namespace CallCenter.Console.Contracts;

/// <summary>A ticket as its writers see it.</summary>
/// <param name="Ticket">Number.</param>
/// <param name="Call">Call that it came with; null: none.</param>
/// <param name="State">State.</param>
/// <param name="Fields">Every field that has a value.</param>
/// <param name="Writers">Who has which field open.</param>
/// <param name="Suggestions">What the words so far lead to.</param>
/// <param name="Timeline">What happened, oldest first.</param>
/// <param name="ChosenPlace">The place that was chosen; null: none yet.</param>
public sealed record TicketView(
    string Ticket, string? Call, string State, IReadOnlyList<FieldView> Fields, IReadOnlyList<Writer> Writers, Suggestions Suggestions,
    IReadOnlyList<TimelineEntry> Timeline, PlaceView? ChosenPlace);

/// <summary>A field with its version.</summary>
/// <param name="Field">Which.</param>
/// <param name="Value">Text; empty: cleared.</param>
/// <param name="Version">Grows with each change of this field; an edit names the version that it saw.</param>
/// <param name="By">Staff number of who wrote it; <c>system</c> for what came with the call.</param>
/// <param name="AtMs">When, UTC milliseconds.</param>
public sealed record FieldView(TicketField Field, string Value, int Version, string By, long AtMs);

/// <summary>Somebody who has the ticket open.</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Name">Name.</param>
/// <param name="Field">Field in which his cursor is; null: none.</param>
public sealed record Writer(string Staff, string Name, TicketField? Field);

/// <summary>What rules and model make of the words so far. Never written into the form by itself.</summary>
/// <param name="Version">Versions of rules and model; empty while no classifier is there.</param>
/// <param name="Service">Leading service; null: no suggestion.</param>
/// <param name="Also">Services to tell as well.</param>
/// <param name="Queue">Queue that this belongs to; null: no suggestion.</param>
/// <param name="Urgency">P1 to P4; null: no suggestion.</param>
/// <param name="Nature">Nature; null: no suggestion.</param>
/// <param name="Category">Category; null: no suggestion.</param>
/// <param name="ProbabilityThousandths">Calibrated, 0 to 1000.</param>
/// <param name="Reasons">Words and rules that led to it.</param>
/// <param name="Tripwires">Life-safety rules that fired and were not yet decided on.</param>
public sealed record Suggestions(
    string Version, string? Service, IReadOnlyList<string> Also, string? Queue, string? Urgency, string? Nature, string? Category, int ProbabilityThousandths,
    IReadOnlyList<string> Reasons, IReadOnlyList<Tripwire> Tripwires);

/// <summary>A life-safety rule that fired on what was typed.</summary>
/// <param name="Rule">Rule.</param>
/// <param name="Words">Words that fired it.</param>
/// <param name="Service">Service that it asks for.</param>
public sealed record Tripwire(string Rule, IReadOnlyList<string> Words, string Service);

/// <summary>An entry of a timeline.</summary>
public sealed record TimelineEntry(long AtMs, string By, Said Text);

/// <summary>A place.</summary>
/// <param name="Id">Number.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">Division, road, landmark, plate, grid.</param>
/// <param name="Within">Divisions above it, for telling two of the same name apart.</param>
/// <param name="Longitude">WGS 84 degrees; null: not known.</param>
/// <param name="Latitude">WGS 84 degrees; null: not known.</param>
/// <param name="DistanceMetres">From the place that was asked from; null: none was.</param>
/// <param name="Matched">How the words match: exact, pinyin, homophone, slip.</param>
public sealed record PlaceView(string Id, string Name, string Kind, string Within, double? Longitude, double? Latitude, int? DistanceMetres, string Matched);
