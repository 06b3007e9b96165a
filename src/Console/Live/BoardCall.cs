using CallCenter.Console.Contracts;
using CallCenter.Core.Calls;
using CallCenter.Core.People;

namespace CallCenter.Console.Live;

/// <summary>A call as the board knows it from the facts. On the board's loop.</summary>
internal sealed class BoardCall
{
    public required CallId Id { get; init; }

    public required string Service { get; init; }

    public required PhoneNumber Caller { get; init; }

    public required bool Emergency { get; init; }

    public required Priority Urgency { get; set; }

    public required bool Drill { get; init; }

    public required long ArrivedMs { get; init; }

    public CallState State { get; set; } = CallState.Admitted;

    public string Queue { get; set; } = string.Empty;

    /// <summary>Queues through which it came, in order.</summary>
    public List<string> Way { get; } = [];

    /// <summary>Who did not take it, and why.</summary>
    public List<(string Staff, string Why)> Passed { get; } = [];

    public string? Agent { get; set; }

    public int Offer { get; set; }

    public long OfferedMs { get; set; }

    public long OfferEndsMs { get; set; }

    public long? AcceptedMs { get; set; }

    public long? EndedMs { get; set; }

    public string? EndedBy { get; set; }

    public CallerCard? Card { get; set; }

    public SeatCallPhase Phase => State switch
    {
        CallState.Offering => SeatCallPhase.Ringing,
        CallState.Held => SeatCallPhase.Held,
        CallState.Ended => SeatCallPhase.Ended,
        _ => SeatCallPhase.Talking,
    };

    /// <summary>As the seat sees it that has it.</summary>
    /// <param name="seesCallers">Whether it may see the number.</param>
    public SeatCall View(bool seesCallers) => new(
        Id.ToString(), Offer, Phase, Service, Emergency, Urgency, Queue, Drill, NumberOf(Caller, seesCallers), ArrivedMs, OfferedMs, AcceptedMs, EndedMs, EndedBy,
        State == CallState.Offering ? OfferEndsMs : null, WhyHere.Of(this), Card);

    public static NumberView NumberOf(PhoneNumber number, bool seen) =>
        number.IsWithheld ? new NumberView(string.Empty, false, true) : seen ? new NumberView(number.Raw, false, false) : new NumberView(number.ToString(), true, false);
}
