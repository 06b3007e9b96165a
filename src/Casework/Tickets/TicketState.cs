namespace CallCenter.Casework.Tickets;

/// <summary>Where a ticket is. Persisted: values are append-only.</summary>
public enum TicketState
{
    /// <summary>草稿: made with the call, not yet accepted.</summary>
    Draft = 1,

    /// <summary>已受理.</summary>
    Accepted = 2,

    /// <summary>直接答复.</summary>
    DirectAnswered = 3,

    /// <summary>已派发.</summary>
    Dispatched = 4,

    /// <summary>已签收.</summary>
    SignedFor = 5,

    /// <summary>办理中.</summary>
    InProgress = 6,

    /// <summary>已反馈.</summary>
    Replied = 7,

    /// <summary>回访.</summary>
    FollowUp = 8,

    /// <summary>结案.</summary>
    Closed = 9,

    /// <summary>不予受理 or invalid, with a code.</summary>
    NotAccepted = 10,
}
