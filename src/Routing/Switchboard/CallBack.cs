using CallCenter.Core.Calls;
using CallCenter.Core.Facts;
using CallCenter.Core.People;

namespace CallCenter.Routing.Switchboard;

/// <summary>Somebody who is to be called back. Written as it is into a checkpoint: only plain values.</summary>
internal sealed class CallBack
{
    /// <summary>The first call of his that was missed.</summary>
    public required CallId Of { get; init; }

    public required string Service { get; init; }

    public required PhoneNumber Caller { get; init; }

    public required bool Emergency { get; init; }

    /// <summary>The place that he had: his call-back is offered as if he had gone on waiting.</summary>
    public required long Place { get; init; }

    public Priority Urgency { get; set; }

    public CallBackReason Reason { get; set; }

    /// <summary>When that call arrived, in the steady clock: his call-back counts as waiting since then.</summary>
    public required long ArrivedMs { get; init; }

    /// <summary>How many calls of his were missed.</summary>
    public int Missed { get; set; } = 1;

    /// <summary>When the first call was missed, in the steady clock.</summary>
    public long SinceMs { get; init; }

    public int Attempts { get; set; }

    /// <summary>The next attempt comes by itself; else a person begins it.</summary>
    public bool IsAutomatic { get; set; }

    /// <summary>Generation of its timer; 0: none runs.</summary>
    public long Generation { get; set; }

    /// <summary>When the timer is due, in the steady clock.</summary>
    public long DueMs { get; set; }

    /// <summary>The call that tries now; none between attempts.</summary>
    public CallId Trying { get; set; }
}
