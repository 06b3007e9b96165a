namespace CallCenter.Core.Tickets;

/// <summary>What may be asked of a ticket. Persisted: values are append-only.</summary>
public enum TicketMove
{
    /// <summary>受理.</summary>
    Accept = 1,

    /// <summary>直接答复.</summary>
    AnswerDirectly = 2,

    /// <summary>不予受理 or invalid, with a code.</summary>
    Decline = 3,

    /// <summary>派发, by the catalogue or by hand.</summary>
    Dispatch = 4,

    /// <summary>拆分 into parts.</summary>
    Split = 5,

    /// <summary>并入 another ticket.</summary>
    Merge = 6,

    /// <summary>Taken out of the other ticket again.</summary>
    Unmerge = 7,

    /// <summary>签收.</summary>
    Sign = 8,

    /// <summary>Work begins: the citizen was contacted.</summary>
    Begin = 9,

    /// <summary>申请退单.</summary>
    RequestReturn = 10,

    /// <summary>退单成立: back to the centre, which sends it to somebody else.</summary>
    GrantReturn = 11,

    /// <summary>退单驳回: it stays the unit's.</summary>
    RefuseReturn = 12,

    /// <summary>申请延期.</summary>
    RequestExtension = 13,

    /// <summary>同意延期.</summary>
    GrantExtension = 14,

    /// <summary>不同意延期.</summary>
    RefuseExtension = 15,

    /// <summary>挂起.</summary>
    Suspend = 16,

    /// <summary>Goes on after a suspension, a whistle, a joint handling or a decision from above.</summary>
    Resume = 17,

    /// <summary>吹哨.</summary>
    Whistle = 18,

    /// <summary>会办.</summary>
    CallIn = 19,

    /// <summary>提级.</summary>
    HandUp = 20,

    /// <summary>反馈.</summary>
    Reply = 21,

    /// <summary>退回补充: the answer does not do.</summary>
    SendBack = 22,

    /// <summary>审核通过.</summary>
    Approve = 23,

    /// <summary>转回访.</summary>
    FollowUp = 24,

    /// <summary>结案.</summary>
    Close = 25,

    /// <summary>重办: the citizen says that it is not solved.</summary>
    Rework = 26,

    /// <summary>The citizen comes back after the end.</summary>
    Reopen = 27,

    /// <summary>归档.</summary>
    Archive = 28,
}
