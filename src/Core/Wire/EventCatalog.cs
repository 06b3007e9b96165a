using CallCenter.Core.Events;

namespace CallCenter.Core.Wire;

/// <summary>The number under which each kind of event stands in the journal. Append-only: a number is never used again.</summary>
public static class EventCatalog
{
    /// <summary>Kind and number, in the order in which they came into the world.</summary>
    public static IReadOnlyList<(Type Kind, ushort Number)> Kinds { get; } =
    [
        (typeof(SettingsChanged), 1),
        (typeof(CallArrived), 2),
        (typeof(LineRinging), 3),
        (typeof(LineAnswered), 4),
        (typeof(LineEnded), 5),
        (typeof(DigitPressed), 6),
        (typeof(PromptEnded), 7),
        (typeof(AgentCodeDialled), 8),
        (typeof(PhoneReachable), 9),
        (typeof(PhoneGone), 10),
        (typeof(TimerFired), 11),
        (typeof(RecordingSealed), 12),
        (typeof(RecordingFailed), 13),
        (typeof(ClockStepped), 14),
        (typeof(DrillOpened), 15),
        (typeof(DrillClosed), 16),
        (typeof(ServerStarted), 17),
        (typeof(DrainStarted), 18),
        (typeof(SeatAsked), 19),
        (typeof(CallAsked), 20),
        (typeof(PartyAsked), 21),
        (typeof(SupervisionAsked), 22),
        (typeof(CallOutAsked), 23),
        (typeof(CallBackAsked), 24),
    ];

    private static readonly Dictionary<Type, ushort> Numbers = Kinds.ToDictionary(k => k.Kind, k => k.Number);

    /// <summary>The number of an event.</summary>
    /// <exception cref="KeyNotFoundException">The kind is not in <see cref="Kinds"/>: a test keeps the list complete.</exception>
    public static ushort NumberOf(SwitchboardEvent happened) => Numbers[happened.GetType()];
}
