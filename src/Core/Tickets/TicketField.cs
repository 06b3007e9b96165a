namespace CallCenter.Core.Tickets;

/// <summary>Fields of the form. Persisted: values are append-only.</summary>
public enum TicketField
{
    /// <summary>What happened, in the caller's words.</summary>
    What = 1,

    /// <summary>Place as said.</summary>
    Place = 2,

    /// <summary>Chosen place: number of a place; its coordinates are kept with it.</summary>
    PlaceId = 3,

    /// <summary>Leading service.</summary>
    Service = 4,

    /// <summary>Services that must be told as well, comma-separated.</summary>
    Also = 5,

    /// <summary>P1 to P4.</summary>
    Urgency = 6,

    /// <summary>报警 求助 咨询 投诉 举报 建议 表扬 无效.</summary>
    Nature = 7,

    /// <summary>Category as in the triage table.</summary>
    Category = 8,

    /// <summary>Name of the caller.</summary>
    CallerName = 9,

    /// <summary>Number under which he is reached.</summary>
    Contact = 10,

    /// <summary>Open, confidential or anonymous.</summary>
    Secrecy = 11,

    /// <summary>Other people and firms in it.</summary>
    Parties = 12,

    /// <summary>What the caller was told.</summary>
    Answer = 13,

    /// <summary>Note for colleagues.</summary>
    Note = 14,
}
