using CallCenter.Console.Contracts;
using CallCenter.Core.Calls;
using CallCenter.Core.Facts;
using CallCenter.Core.People;

namespace CallCenter.Console.Live;

/// <summary>Somebody who is to be called back, as the board knows it from the facts. On the board's loop.</summary>
internal sealed class BoardCallBack
{
    public required CallId Of { get; init; }

    public required string Service { get; init; }

    public required PhoneNumber Caller { get; init; }

    public required bool Emergency { get; init; }

    public required long SinceMs { get; init; }

    public Priority Urgency { get; set; } = Priority.P3;

    public CallBackReason Reason { get; set; } = CallBackReason.Abandoned;

    public int Missed { get; set; } = 1;

    public int Attempts { get; set; }

    public CallBackOutcome? Outcome { get; set; }

    public long? DueMs { get; set; }

    public bool Trying { get; set; }

    public string? Agent { get; set; }

    public CallBackView View(bool seen) => new(
        Of.ToString(), Service, Emergency, Urgency, BoardCall.NumberOf(Caller, seen), Reason, Missed, Attempts, Outcome, SinceMs, DueMs, Trying, Agent);
}
