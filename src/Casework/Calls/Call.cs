using CallCenter.Core.Calls;
using CallCenter.Core.Facts;

namespace CallCenter.Casework.Calls;

/// <summary>The record of one call, abandoned and refused ones too. Written only by <see cref="CallProjection"/>.
/// Times are UTC milliseconds of the wall clock; null: it never came to that.</summary>
internal sealed class Call
{
    /// <summary>The number that the door gave it: <see cref="CallId"/>.</summary>
    public long Id { get; set; }

    /// <summary>Empty only when the journal lost the beginning of the call.</summary>
    public string Service { get; set; } = string.Empty;

    /// <summary>As shown by the trunk; null when withheld.</summary>
    public string? Caller { get; set; }

    public string Trunk { get; set; } = string.Empty;

    public bool Emergency { get; set; }

    public Priority Urgency { get; set; } = Priority.P3;

    public bool Drill { get; set; }

    /// <summary>We called; <see cref="Caller"/> is the called citizen.</summary>
    public bool Outbound { get; set; }

    /// <summary>The missed call that it called back.</summary>
    public long? CallBackOf { get; set; }

    public CallState State { get; set; } = CallState.Arrived;

    /// <summary>The last queue in which it waited.</summary>
    public string? Queue { get; set; }

    /// <summary>Staff number of the agent who took it last.</summary>
    public string? Agent { get; set; }

    /// <summary>Phone, trunk or <c>notice</c> that took it last.</summary>
    public string? Party { get; set; }

    /// <summary>How often it was offered.</summary>
    public int Offers { get; set; }

    public long ArrivedMs { get; set; }

    public long? AdmittedMs { get; set; }

    public long? ConnectedMs { get; set; }

    public long? QueuedMs { get; set; }

    public long? OfferedMs { get; set; }

    public long? AcceptedMs { get; set; }

    public long? EndedMs { get; set; }

    public CallEnder? EndedBy { get; set; }

    /// <summary>How it ended, one word.</summary>
    public string? Cause { get; set; }

    /// <summary>SIP status code of the end; 0 when none.</summary>
    public int Code { get; set; }

    /// <summary>The journal lost the beginning of the call: service and caller are not known.</summary>
    public bool Incomplete { get; set; }
}
