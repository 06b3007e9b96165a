using CallCenter.Core.Calls;
using CallCenter.Core.Tickets;

namespace CallCenter.Casework.Tickets;

/// <summary>What somebody asked for and what became of it. Every call has one, from its first second, as a draft.</summary>
internal sealed class Ticket
{
    /// <summary>The number that the citizen is told. A ticket born of a call has the call's number, so that it can be told while the
    /// database is away; others take a number of the same shape.</summary>
    public long Id { get; set; }

    public long? CallId { get; set; }

    public TicketState State { get; set; } = TicketState.Draft;

    public string Service { get; set; } = string.Empty;

    public Priority Urgency { get; set; } = Priority.P3;

    public bool Emergency { get; set; }

    public bool Drill { get; set; }

    public string? Category { get; set; }

    public string? Title { get; set; }

    public string? Content { get; set; }

    /// <summary>Number under which the citizen is reached; null when withheld.</summary>
    public string? Contact { get; set; }

    public long? PlaceId { get; set; }

    /// <summary>Place as it was said.</summary>
    public string? PlaceText { get; set; }

    /// <summary>Services that are told as well, comma-separated.</summary>
    public string? Also { get; set; }

    public string? Nature { get; set; }

    public string? CallerName { get; set; }

    /// <summary>Who may know who reported; null: open.</summary>
    public string? Secrecy { get; set; }

    public string? Parties { get; set; }

    /// <summary>What the citizen was told on the line.</summary>
    public string? Answer { get; set; }

    public string? Note { get; set; }

    /// <summary>Staff number of who writes it.</summary>
    public string? Owner { get; set; }

    /// <summary>Article that was read out, with its version.</summary>
    public string? Article { get; set; }

    /// <summary>Why it was not accepted, and what was said.</summary>
    public string? RefusalCode { get; set; }

    public long CreatedMs { get; set; }

    /// <summary>Start of the citizen's clock; null while a draft.</summary>
    public long? AcceptedMs { get; set; }

    public long? ClosedMs { get; set; }

    /// <summary>Grows with each save; a save on an older one is refused.</summary>
    public int Version { get; set; }
}
