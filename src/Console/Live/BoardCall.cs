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

    public bool Outbound { get; init; }

    public CallId CallBackOf { get; init; }

    /// <summary>With a call that we make: the citizen's telephone was dialled.</summary>
    public bool IsDialled { get; set; }

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

    /// <summary>Who is called or talks besides, in order.</summary>
    public List<BoardParty> Parties { get; } = [];

    /// <summary>Where the call is as a seat sees it that has it or was called besides.</summary>
    public SeatCallPhase PhaseAt(string staff) =>
        EndedMs is null && staff != Agent && PartyOf(staff) is { } party ? (party.State == PartyState.Ringing ? SeatCallPhase.Ringing : SeatCallPhase.Talking) : Phase;

    private BoardParty? PartyOf(string staff) => Parties.Find(p => p.Agent == staff);

    private SeatCallPhase Phase => State switch
    {
        CallState.Offering => SeatCallPhase.Ringing,
        CallState.Calling => SeatCallPhase.Calling,
        CallState.Held => SeatCallPhase.Held,
        CallState.Ended => SeatCallPhase.Ended,
        _ => SeatCallPhase.Talking,
    };

    /// <summary>As a seat sees it that has it or was called besides.</summary>
    /// <param name="staff">Whose seat.</param>
    /// <param name="seesCallers">Whether it may see the number.</param>
    public SeatCall View(string staff, bool seesCallers) => new(
        Id.ToString(), Offer, PhaseAt(staff), Service, Emergency, Urgency, Queue, Drill, NumberOf(Caller, seesCallers), ArrivedMs, OfferedMs, AcceptedMs, EndedMs, EndedBy,
        State == CallState.Offering ? OfferEndsMs : staff != Agent && PartyOf(staff) is { State: PartyState.Ringing } rung ? rung.EndsMs : null, WhyHere.Of(this), Card,
        Agent is null || staff == Agent, [.. Parties.Where(p => p.Agent == staff || !p.IsHidden).Select(p => new PartyView(p.Party.ToString(), p.Agent, p.Number, p.State, p.EndsMs, p.Supervision is not null))],
        Outbound, CallBackOf.Value == 0 ? null : CallBackOf.ToString());

    public static NumberView NumberOf(PhoneNumber number, bool seen) =>
        number.IsWithheld ? new NumberView(string.Empty, false, true) : seen ? new NumberView(number.Raw, false, false) : new NumberView(number.ToString(), true, false);
}

/// <summary>A further party as the board knows it from the facts.</summary>
internal sealed record BoardParty(LineId Party, string? Agent, string Number, PartyState State, long EndsMs, PartyState? Supervision)
{
    /// <summary>Who only listens is seen by himself alone, while he is rung too.</summary>
    public bool IsHidden => State == PartyState.Listening || (State == PartyState.Ringing && Supervision == PartyState.Listening);
}
