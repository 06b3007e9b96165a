using CallCenter.Core.Calls;
using CallCenter.Core.Clocks;
using CallCenter.Core.People;
using CallCenter.Core.Tickets;

namespace CallCenter.Console.Contracts;

/// <summary>A ticket after its draft, as its page and the inboxes show it.</summary>
/// <param name="Ticket">Number.</param>
/// <param name="State">Where it is.</param>
/// <param name="Owner">Whose turn it is.</param>
/// <param name="Service">Leading service.</param>
/// <param name="Urgency">Priority.</param>
/// <param name="Title">First words; null when one may not see them.</param>
/// <param name="Category">Category.</param>
/// <param name="Unit">Unit that has it; null: the centre.</param>
/// <param name="Round">1 for the first handling.</param>
/// <param name="Version">Comes back with a move: somebody who was quicker is not overwritten.</param>
/// <param name="AcceptedMs">When it was accepted, UTC milliseconds.</param>
/// <param name="Clock">The unit's clock; null: it was never sent.</param>
/// <param name="Moves">What happened, oldest first.</param>
/// <param name="Possible">Moves that one may make now.</param>
public sealed record TicketPageView(
    string Ticket, TicketState State, TicketOwner Owner, string Service, Priority Urgency, string? Title, string? Category, string? Unit, int Round, int Version, long? AcceptedMs,
    TicketClockView? Clock, IReadOnlyList<TicketStepView> Moves, IReadOnlyList<TicketMove> Possible);

/// <summary>A clock.</summary>
/// <param name="Colour">How pressing.</param>
/// <param name="DueMs">Deadline, UTC milliseconds.</param>
/// <param name="LeftMs">Time left; negative: overdue.</param>
/// <param name="Steps">Every start, stop, pause and extension with its cause.</param>
public sealed record TicketClockView(ClockColour Colour, long DueMs, long LeftMs, IReadOnlyList<TicketClockStep> Steps);

/// <summary>One line of a clock's history.</summary>
public sealed record TicketClockStep(long AtMs, string What, string Cause, long DueMs);

/// <summary>A move that was made.</summary>
public sealed record TicketStepView(int Number, long AtMs, string Staff, Role Role, TicketMove Move, TicketState Before, TicketState After, string? Unit, string? Reason);

/// <summary>What somebody wants of a ticket.</summary>
/// <param name="Move">The move.</param>
/// <param name="Version">Version that he saw.</param>
/// <param name="Reason">Why; needed with most moves.</param>
/// <param name="ToUnit">With a dispatch: where to.</param>
/// <param name="Amount">With a granted extension: by how much, in the clock's unit.</param>
/// <param name="Clock">With a dispatch: name of the clock; null: as the service says.</param>
public sealed record TicketMoveWish(TicketMove Move, int Version, string? Reason, string? ToUnit, int? Amount, string? Clock);
