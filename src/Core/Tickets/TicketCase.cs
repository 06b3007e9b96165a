using CallCenter.Core.People;

namespace CallCenter.Core.Tickets;

/// <summary>What of a ticket decides about its moves.</summary>
public sealed record TicketCase
{
    /// <summary>Where it is.</summary>
    public TicketState State { get; init; } = TicketState.Draft;

    /// <summary>Name of the unit that has it; null: none has.</summary>
    public string? Unit { get; init; }

    /// <summary>Everybody who signed, handled or answered it for a unit, in all rounds.</summary>
    public IReadOnlyList<string> HandledBy { get; init; } = [];

    /// <summary>Units that are complained about, or may not see it for another reason (回避).</summary>
    public IReadOnlyList<string> Recused { get; init; } = [];

    /// <summary>Whether this unit has asked for a return before: once is all.</summary>
    public bool WasReturned { get; init; }

    /// <summary>Whether an extension was granted before.</summary>
    public bool WasExtended { get; init; }

    /// <summary>Parts of it that are not over; it closes after them.</summary>
    public int OpenParts { get; init; }

    /// <summary>1 for the first handling; grows with each rework.</summary>
    public int Round { get; init; } = 1;

    /// <summary>It is an order to police, fire or medical: it can't be declined by the unit.</summary>
    public bool IsEmergency { get; init; }
}

/// <summary>Who asks for a move of a ticket, and with what.</summary>
/// <param name="Move">The move.</param>
/// <param name="Staff">Staff number.</param>
/// <param name="Role">The role in which he acts.</param>
/// <param name="Unit">His unit; null: the centre.</param>
/// <param name="Reason">Why.</param>
/// <param name="ToUnit">With <see cref="TicketMove.Dispatch"/>: where to.</param>
public sealed record TicketWish(TicketMove Move, string Staff, Role Role, string? Unit, string? Reason = null, string? ToUnit = null);

/// <summary>What came of a wish.</summary>
/// <param name="After">The ticket after it; unchanged when refused.</param>
/// <param name="Refusal">Why not, one word: <c>not-possible</c>, <c>not-your-role</c>, <c>not-your-unit</c>, <c>reason-missing</c>, <c>unit-missing</c>, <c>recused</c>, <c>returned-before</c>,
/// <c>extended-before</c>, <c>handled-it</c>, <c>parts-open</c>, <c>emergency</c>; null: it was done.</param>
public sealed record TicketOutcome(TicketCase After, string? Refusal);

/// <summary>The rules around the machine: units, returns, extensions, parts, and that nobody asks the citizen about his own work.</summary>
public static class TicketRules
{
    private const int LeastReason = 4;

    /// <summary>Does a wish, or says why not. Pure.</summary>
    public static TicketOutcome Apply(TicketCase ticket, TicketWish wish)
    {
        var next = TicketMachine.Next(ticket.State, wish.Move);
        var refusal = !next.Made ? "not-possible" : Refusal(ticket, wish);
        return refusal is null ? new TicketOutcome(After(ticket, wish, next.State), null) : new TicketOutcome(ticket, refusal);
    }

    private static string? Refusal(TicketCase ticket, TicketWish wish)
    {
        if (!TicketMachine.RolesFor(wish.Move).Contains(wish.Role))
        {
            return "not-your-role";
        }

        if (TicketMachine.WantsReason(wish.Move) && (wish.Reason?.Trim().Length ?? 0) < LeastReason)
        {
            return "reason-missing";
        }

        return wish.Move switch
        {
            TicketMove.Dispatch when string.IsNullOrWhiteSpace(wish.ToUnit) => "unit-missing",
            TicketMove.Dispatch when ticket.Recused.Contains(wish.ToUnit) => "recused",
            TicketMove.RequestReturn when ticket.IsEmergency => "emergency",
            TicketMove.RequestReturn when ticket.WasReturned => "returned-before",
            TicketMove.RequestExtension when ticket.WasExtended => "extended-before",
            TicketMove.FollowUp or TicketMove.Close or TicketMove.Rework when ticket.HandledBy.Contains(wish.Staff) => "handled-it",
            TicketMove.FollowUp or TicketMove.Close when ticket.OpenParts > 0 => "parts-open",
            TicketMove.Sign or TicketMove.Begin or TicketMove.Reply or TicketMove.RequestReturn or TicketMove.RequestExtension or TicketMove.Suspend or TicketMove.Whistle or TicketMove.CallIn
                or TicketMove.HandUp when wish.Unit is null || wish.Unit != ticket.Unit => "not-your-unit",
            TicketMove.Resume when ticket.State != TicketState.HandedUp && (wish.Unit is null || wish.Unit != ticket.Unit) => "not-your-unit",
            _ => null,
        };
    }

    private static TicketCase After(TicketCase ticket, TicketWish wish, TicketState next)
    {
        var after = ticket with { State = next };
        return wish.Move switch
        {
            TicketMove.Dispatch => after with { WasReturned = ticket.WasReturned && wish.ToUnit == ticket.Unit, WasExtended = false, Unit = wish.ToUnit },
            TicketMove.RequestReturn => after with { WasReturned = true },
            TicketMove.GrantExtension => after with { WasExtended = true },
            TicketMove.Sign or TicketMove.Begin or TicketMove.Reply when !ticket.HandledBy.Contains(wish.Staff) => after with { HandledBy = [.. ticket.HandledBy, wish.Staff] },
            TicketMove.Rework or TicketMove.Reopen => after with { Round = ticket.Round + 1 },
            _ => after,
        };
    }
}
