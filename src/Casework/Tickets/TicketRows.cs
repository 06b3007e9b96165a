using CallCenter.Core.People;
using CallCenter.Core.Tickets;

namespace CallCenter.Casework.Tickets;

/// <summary>Who has a ticket and what counts for its next move; meanings as in <see cref="TicketCase"/>. Not there before the first move after acceptance.</summary>
internal sealed class TicketHandling
{
    public long TicketId { get; set; }

    /// <summary>Name of the unit that has it, or had it last.</summary>
    public string? Unit { get; set; }

    public List<string> HandledBy { get; set; } = [];

    public List<string> Recused { get; set; } = [];

    public bool WasReturned { get; set; }

    public bool WasExtended { get; set; }

    public int OpenParts { get; set; }

    public int Round { get; set; } = 1;

    /// <summary>Name of the unit's clock.</summary>
    public string Clock { get; set; } = string.Empty;

    /// <summary>Start of the unit's clock; null: it was never sent.</summary>
    public long? DispatchedMs { get; set; }
}

/// <summary>One move of a ticket, chained to the one before it.</summary>
internal sealed class TicketMoveRow
{
    public long TicketId { get; set; }

    /// <summary>1 for the first.</summary>
    public int Number { get; set; }

    public long AtMs { get; set; }

    public required string Staff { get; set; }

    public Role Role { get; set; }

    /// <summary>Mark of the page, or the name of the program.</summary>
    public required string Mark { get; set; }

    public TicketMove Move { get; set; }

    public TicketState Before { get; set; }

    public TicketState After { get; set; }

    public string? Unit { get; set; }

    public string? Reason { get; set; }

    /// <summary>With an extension that was granted: by how much.</summary>
    public int Amount { get; set; }

    /// <summary>SHA-256 over the hash of the move before and everything above, hexadecimal.</summary>
    public required string Hash { get; set; }
}
