namespace CallCenter.Core.Tickets;

/// <summary>Whose turn it is. A ticket that lives always has somebody.</summary>
public enum TicketOwner
{
    /// <summary>Nobody: it is over.</summary>
    Nobody = 0,

    /// <summary>Who wrote it.</summary>
    Writer = 1,

    /// <summary>The centre's dispatch desk.</summary>
    Centre = 2,

    /// <summary>The unit to which it was sent.</summary>
    Unit = 3,

    /// <summary>The objection desk (派单异议审核岗), at night the duty officer.</summary>
    ObjectionDesk = 4,

    /// <summary>The level above the unit.</summary>
    LevelAbove = 5,

    /// <summary>The follow-up desk: never who handled it.</summary>
    FollowUpDesk = 6,

    /// <summary>Whoever has the ticket into which it was merged.</summary>
    MasterTicket = 7,
}

/// <summary>Whether a clock runs.</summary>
public enum TicketClock
{
    /// <summary>Not begun.</summary>
    NotBegun = 0,

    /// <summary>Runs.</summary>
    Running = 1,

    /// <summary>Stands.</summary>
    Paused = 2,

    /// <summary>Over.</summary>
    Stopped = 3,
}
