using CallCenter.Core.Calls;

namespace CallCenter.Core.Settings;

/// <summary>
/// Everything that telephony and switchboard are told by the database: one immutable, versioned whole. Casework publishes it;
/// nobody else reads those tables. Names are unique inside their list; lists are sorted by name before publication.
/// </summary>
public sealed record Settings
{
    /// <summary>Grows by one with each publication.</summary>
    public long Version { get; init; }

    /// <summary>Name of the site, said in greetings and shown on screens.</summary>
    public string Site { get; init; } = "澜宁";

    /// <summary>Service numbers.</summary>
    public IReadOnlyList<ServiceNumber> Services { get; init; } = [];

    /// <summary>Queues.</summary>
    public IReadOnlyList<QueueRule> Queues { get; init; } = [];

    /// <summary>Trunks by which calls come and go.</summary>
    public IReadOnlyList<TrunkRule> Trunks { get; init; } = [];

    /// <summary>Phones that may register, and phones at a fixed address.</summary>
    public IReadOnlyList<PhoneAccount> Phones { get; init; } = [];

    /// <summary>People who may sign in as agents.</summary>
    public IReadOnlyList<StaffMember> Staff { get; init; } = [];

    /// <summary>How much later a P4 call counts as arrived than a P3 call of the same moment. Seconds, 0 to 3,600; null: 120.</summary>
    public int? P4HandicapSeconds { get; init; }

    /// <summary>Which numbers may be dialled out. Empty: none but those that the settings themselves name.</summary>
    public IReadOnlyList<DialRule> DialRules { get; init => field = value ?? []; } = [];
}

/// <summary>What becomes of a caller who was not served.</summary>
public enum CallBackPlan
{
    /// <summary>He stands on the call-back list; a person calls.</summary>
    List = 1,

    /// <summary>He is called back by the next agent, at the place that he had (漏接回拨).</summary>
    Automatic = 2,

    /// <summary>Nothing: for a number that only announces something.</summary>
    None = 3,
}

/// <summary>What happens to a call on a service number first.</summary>
public enum ServiceFlow
{
    /// <summary>It waits in the number's queue for an agent.</summary>
    Queue = 1,

    /// <summary>It is connected to a number on a trunk.</summary>
    Forward = 2,

    /// <summary>It is answered and hears an announcement until it hangs up or the announcement ends.</summary>
    Notice = 3,
}

/// <summary>When the caller's INVITE is answered.</summary>
public enum AnswerAt
{
    /// <summary>At once: 180, then 200 and the greeting or music (the caller pays from here).</summary>
    Queue = 1,

    /// <summary>When the agent answers: 180 until then.</summary>
    Agent = 2,
}

/// <summary>One number that citizens dial.</summary>
public sealed record ServiceNumber
{
    /// <summary>The number itself, for example 110 or 12345; also its name everywhere.</summary>
    public required string Number { get; init; }

    /// <summary>Other spellings under which trunks deliver it, for example 036012345.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>True for 110, 119, 120 and 122: never shed, admitted while draining.</summary>
    public bool Emergency { get; init; }

    /// <summary>Priority before anything is known about the call.</summary>
    public Priority Urgency { get; init; } = Priority.P3;

    /// <summary>What happens first.</summary>
    public ServiceFlow Flow { get; init; } = ServiceFlow.Queue;

    /// <summary>Queue in which it waits; also the one it waits in when a forward fails.</summary>
    public string Queue { get; init; } = string.Empty;

    /// <summary>With <see cref="ServiceFlow.Forward"/>: where to.</summary>
    public ForwardTarget? Forward { get; init; }

    /// <summary>When the INVITE is answered.</summary>
    public AnswerAt Answer { get; init; } = AnswerAt.Queue;

    /// <summary>Prompt parts of the welcome, played while the call already waits; empty: music at once.</summary>
    public IReadOnlyList<string> Welcome { get; init; } = [];

    /// <summary>Prompt parts heard when an agent takes the call; <c>{seat}</c> stands for the agent's number, digit by digit. Empty: none.</summary>
    public IReadOnlyList<string> Greeting { get; init; } = [];

    /// <summary>With <see cref="ServiceFlow.Notice"/>: the announcement; empty: silence until the caller hangs up.</summary>
    public IReadOnlyList<string> Notice { get; init; } = [];

    /// <summary>Whether the caller's line is recorded.</summary>
    public bool Record { get; init; } = true;

    /// <summary>What becomes of callers who were not served. Unset: emergency numbers <see cref="CallBackPlan.Automatic"/>, all of them, until somebody says how it
    /// ended; others <see cref="CallBackPlan.List"/>.</summary>
    public CallBackPlan CallBack
    {
        get => field != default ? field : Emergency ? CallBackPlan.Automatic : CallBackPlan.List;
        init;
    }

    /// <summary>Number that a called party sees; null: <see cref="Number"/>.</summary>
    public string? Presents { get; init; }
}

/// <summary>A number on a trunk.</summary>
/// <param name="Trunk">Name of the trunk.</param>
/// <param name="Number">Number dialled there.</param>
public sealed record ForwardTarget(string Trunk, string Number);

/// <summary>One place in a queue's order of overflow. Exactly one of the two is set.</summary>
/// <param name="Queue">Another queue.</param>
/// <param name="Forward">A number on a trunk.</param>
public sealed record OverflowTarget(string? Queue, ForwardTarget? Forward);

/// <summary>A queue and its rules.</summary>
public sealed record QueueRule
{
    /// <summary>Name, for example police.</summary>
    public required string Name { get; init; }

    /// <summary>How a free agent is chosen; name of a strategy.</summary>
    public string Strategy { get; init; } = "longest-idle";

    /// <summary>How long an offer rings. Seconds, 3 to 60; default 15.</summary>
    public int OfferSeconds { get; init; } = 15;

    /// <summary>Wrap-up after a call. Seconds, 0 (none) to 600; default 10.</summary>
    public int WrapUpSeconds { get; init; } = 10;

    /// <summary>How long an agent whose phone nobody answered stays aside before he is asked again. Seconds, 0 (until he says ready) to 600; default 30.</summary>
    public int SetAsideSeconds { get; init; } = 30;

    /// <summary>A call that waited this long goes to the next overflow target. Seconds, 1 to 600; default 20.</summary>
    public int OverflowSeconds { get; init; } = 20;

    /// <summary>A call that is no emergency and waited this long is offered to be called back, where it can be, else it overflows. Seconds, 10 to 3,600; null: never.</summary>
    public int? LongWaitSeconds { get; init; }

    /// <summary>For how long a caller who calls again comes to the agent who talked with him last, if that agent is free in this moment. Minutes, 0 (never) to 10,080; null: 120.</summary>
    public int? LastAgentMinutes { get; init; }

    /// <summary>Whether a call overflows at once when no seat of the queue is staffed.</summary>
    public bool OverflowUnstaffed { get; init; } = true;

    /// <summary>Tried in order, again from the first after the last.</summary>
    public IReadOnlyList<OverflowTarget> Overflow { get; init; } = [];
}

/// <summary>What a trunk is.</summary>
public enum TrunkKind
{
    /// <summary>Calls from the listed source addresses are let in.</summary>
    Address = 1,

    /// <summary>Calls must answer a digest challenge.</summary>
    Digest = 2,
}

/// <summary>A way in and out.</summary>
public sealed record TrunkRule
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>How a call on it is recognised.</summary>
    public TrunkKind Kind { get; init; } = TrunkKind.Address;

    /// <summary>Source networks in CIDR form that belong to it.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Whether P-Asserted-Identity of this trunk is believed.</summary>
    public bool Trusted { get; init; }

    /// <summary>Outbound: ADDRESS:PORT to which calls are sent; null: inbound only.</summary>
    public string? Target { get; init; }

    /// <summary>Digest user; null: none.</summary>
    public string? User { get; init; }

    /// <summary>Digest secret as HA1 (RFC 2617 section 3.2.2.2); null: none.</summary>
    public string? Ha1 { get; init; }

    /// <summary>How long a forwarded line may ring. Seconds, 3 to 120; default 20.</summary>
    public int RingSeconds { get; init; } = 20;

    /// <summary>Numbers that may be shown to whoever is called on it; empty: any.</summary>
    public IReadOnlyList<string> Presented { get; init => field = value ?? []; } = [];
}

/// <summary>A phone on a desk.</summary>
public sealed record PhoneAccount
{
    /// <summary>Account name; its SIP user.</summary>
    public required string Name { get; init; }

    /// <summary>MD5 HA1 of the account (RFC 2617 section 3.2.2.2), hexadecimal; null: may not register.</summary>
    public string? Ha1 { get; init; }

    /// <summary>SHA-256 HA1 of the account (RFC 7616), hexadecimal; null: only MD5 is offered.</summary>
    public string? Ha1Sha256 { get; init; }

    /// <summary>A fixed SIP address instead of a registration; null: it registers.</summary>
    public string? Address { get; init; }
}

/// <summary>Somebody who may sign in.</summary>
public sealed record StaffMember
{
    /// <summary>Staff number, digits.</summary>
    public required string Number { get; init; }

    /// <summary>SHA-256 of "number:pin", hexadecimal; null: no PIN is asked.</summary>
    public string? PinHash { get; init; }

    /// <summary>Queues that he serves.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>A phone at which he is always signed in (a forwarded desk, a load test); null: he signs in himself.</summary>
    public string? StandingPhone { get; init; }
}
