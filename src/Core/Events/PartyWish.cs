namespace CallCenter.Core.Events;

/// <summary>What an agent can ask for about further parties of his call. Persisted: values are append-only.</summary>
public enum PartyWish
{
    /// <summary>Calls somebody; when he answers, the caller hears music and the two talk (咨询). In danger (P1, P2) it is <see cref="ThreeWay"/>: nobody negotiates.</summary>
    Consult = 1,

    /// <summary>Calls somebody; as soon as he answers, all hear each other (三方通话).</summary>
    ThreeWay = 2,

    /// <summary>The consulted party and the caller: all hear each other.</summary>
    Join = 3,

    /// <summary>The agent leaves; the caller goes on with who is there (转接).</summary>
    Transfer = 4,

    /// <summary>A further party is released, or no longer rung.</summary>
    Release = 5,

    /// <summary>Nobody hears a further party.</summary>
    Mute = 6,

    /// <summary>It is heard again.</summary>
    Unmute = 7,

    /// <summary>The call goes to somebody else or into a queue, and nobody talks with him first (盲转). Until he answers the agent stays with the caller.</summary>
    BlindTransfer = 8,
}

/// <summary>Whom to call besides, or who shall have the call. Exactly one is set.</summary>
/// <param name="Agent">Staff number of a colleague who is free.</param>
/// <param name="Number">An outside number, 2 to 20 digits, <c>*</c> or <c>#</c>, perhaps with a leading <c>+</c>.</param>
/// <param name="Queue">With <see cref="PartyWish.BlindTransfer"/>: a queue, in which the call has the place of its arrival.</param>
public sealed record PartyTarget(string? Agent, string? Number, string? Queue = null);
