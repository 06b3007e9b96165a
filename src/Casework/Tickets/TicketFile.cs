using CallCenter.Core.Calls;
using CallCenter.Core.Clocks;
using CallCenter.Core.People;
using CallCenter.Core.Tickets;

namespace CallCenter.Casework.Tickets;

/// <summary>A ticket with everything that decides about its next move.</summary>
/// <param name="Id">Number.</param>
/// <param name="State">Where it is.</param>
/// <param name="Service">Leading service.</param>
/// <param name="Urgency">Priority.</param>
/// <param name="Title">First words.</param>
/// <param name="Category">Category.</param>
/// <param name="Secrecy">Who may know who reported; null: open.</param>
/// <param name="Writer">Staff number of who wrote it.</param>
/// <param name="Version">Grows with each change.</param>
/// <param name="CreatedMs">When it was made, UTC milliseconds.</param>
/// <param name="AcceptedMs">When it was accepted; null: not yet.</param>
/// <param name="Case">What counts for its next move.</param>
/// <param name="Clock">The clock of the unit that has it; null: it was never sent.</param>
/// <param name="Moves">Its moves, oldest first.</param>
public sealed record TicketFile(
    CallId Id, TicketState State, string Service, Priority Urgency, string? Title, string? Category, string? Secrecy, string? Writer, int Version, long CreatedMs, long? AcceptedMs,
    TicketCase Case, ClockReading? Clock, IReadOnlyList<TicketMoveView> Moves);

/// <summary>A move that was made.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="AtMs">When.</param>
/// <param name="Staff">By whom.</param>
/// <param name="Role">In which role.</param>
/// <param name="Move">What.</param>
/// <param name="Before">Where the ticket was.</param>
/// <param name="After">Where it was then.</param>
/// <param name="Unit">Unit of who moved it, or to which it went.</param>
/// <param name="Reason">Why.</param>
/// <param name="Amount">With an extension: by how much.</param>
public sealed record TicketMoveView(int Number, long AtMs, string Staff, Role Role, TicketMove Move, TicketState Before, TicketState After, string? Unit, string? Reason, int Amount);
