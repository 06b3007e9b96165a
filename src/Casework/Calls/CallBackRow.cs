using CallCenter.Core.Calls;
using CallCenter.Core.Facts;

namespace CallCenter.Casework.Calls;

/// <summary>Somebody who was or is to be called back. Written only by <see cref="CallProjection"/>. Times are UTC milliseconds.</summary>
internal sealed class CallBackRow
{
    /// <summary>Number of the first missed call.</summary>
    public long Id { get; set; }

    public string Service { get; set; } = string.Empty;

    public string Caller { get; set; } = string.Empty;

    public bool Emergency { get; set; }

    public Priority Urgency { get; set; } = Priority.P3;

    public CallBackReason Reason { get; set; } = CallBackReason.Abandoned;

    public int Missed { get; set; } = 1;

    public int Attempts { get; set; }

    public long OpenedMs { get; set; }

    /// <summary>When he is called by itself; null: a person has to.</summary>
    public long? DueMs { get; set; }

    /// <summary>When his telephone was first dialled.</summary>
    public long? FirstTriedMs { get; set; }

    /// <summary>What came of the last attempt.</summary>
    public CallBackOutcome? Outcome { get; set; }

    /// <summary>When it was done; null: open.</summary>
    public long? ClosedMs { get; set; }

    public string? Disposition { get; set; }

    /// <summary>Staff number of who said so; null: by itself.</summary>
    public string? ClosedBy { get; set; }
}
