namespace CallCenter.Core.Tickets;

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

    /// <summary>申请退单: the unit says that it is not the one; ruled by the objection desk.</summary>
    ReturnRequested = 11,

    /// <summary>申请延期.</summary>
    ExtensionRequested = 12,

    /// <summary>挂起: waits for something outside; its clocks stand.</summary>
    Suspended = 13,

    /// <summary>吹哨: other units are called to the place and check in.</summary>
    Whistled = 14,

    /// <summary>会办: other units answer besides; the lead has it.</summary>
    CoHandled = 15,

    /// <summary>提级: the level above decides.</summary>
    HandedUp = 16,

    /// <summary>已审核: the centre has read the answer.</summary>
    Reviewed = 17,

    /// <summary>重办: not solved; goes out again.</summary>
    Rework = 18,

    /// <summary>归档.</summary>
    Archived = 19,

    /// <summary>并入主单: handled with another ticket; its reporter is told with the others.</summary>
    Merged = 20,

    /// <summary>已拆分: waits for its parts, and closes last.</summary>
    Split = 21,
}
