using CallCenter.Core.Calls;
using CallCenter.Core.Settings;

namespace CallCenter.Casework.SettingsTables;

/// <summary>The one row that says what is published.</summary>
internal sealed class SettingsHead
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    public required string Site { get; set; }

    public long Version { get; set; }

    public int? P4HandicapSeconds { get; set; }

    /// <summary>Hash of the published whole; empty when nothing is published yet.</summary>
    public string Hash { get; set; } = string.Empty;
}

/// <summary>A number that citizens dial; meanings as in <see cref="ServiceNumber"/>.</summary>
internal sealed class ServiceNumberRow
{
    public required string Number { get; set; }

    public List<string> Aliases { get; set; } = [];

    public bool Emergency { get; set; }

    public Priority Urgency { get; set; }

    public ServiceFlow Flow { get; set; }

    public string? Queue { get; set; }

    public string? ForwardTrunk { get; set; }

    public string? ForwardNumber { get; set; }

    public AnswerAt Answer { get; set; }

    public List<string> Welcome { get; set; } = [];

    public List<string> Greeting { get; set; } = [];

    public List<string> Notice { get; set; } = [];

    public bool Record { get; set; }

    public CallBackPlan CallBack { get; set; } = CallBackPlan.List;

    public string? Presents { get; set; }
}

/// <summary>A queue; meanings as in <see cref="QueueRule"/>.</summary>
internal sealed class QueueRow
{
    public required string Name { get; set; }

    public required string Strategy { get; set; }

    public int OfferSeconds { get; set; }

    public int WrapUpSeconds { get; set; }

    public int SetAsideSeconds { get; set; }

    public int OverflowSeconds { get; set; }

    public bool OverflowUnstaffed { get; set; }

    public int? LongWaitSeconds { get; set; }

    public int? LastAgentMinutes { get; set; }
}

/// <summary>One place in a queue's order of overflow.</summary>
internal sealed class OverflowRow
{
    public required string Queue { get; set; }

    public int Position { get; set; }

    public string? ToQueue { get; set; }

    public string? Trunk { get; set; }

    public string? Number { get; set; }
}

/// <summary>A trunk; meanings as in <see cref="TrunkRule"/>.</summary>
internal sealed class TrunkRow
{
    public required string Name { get; set; }

    public TrunkKind Kind { get; set; }

    public List<string> Sources { get; set; } = [];

    public bool Trusted { get; set; }

    public string? Target { get; set; }

    public string? UserName { get; set; }

    public string? Ha1 { get; set; }

    public int RingSeconds { get; set; }

    public List<string> Presented { get; set; } = [];
}

/// <summary>Which numbers may be dialled out; meanings as in <see cref="DialRule"/>.</summary>
internal sealed class DialRuleRow
{
    public required string Name { get; set; }

    public string Prefix { get; set; } = string.Empty;

    public int MinDigits { get; set; }

    public int MaxDigits { get; set; }

    public required string Trunk { get; set; }

    public int Strip { get; set; }

    public string Prepend { get; set; } = string.Empty;

    public int FromHour { get; set; }

    public int ToHour { get; set; }

    public int PerHour { get; set; }
}

/// <summary>A phone; meanings as in <see cref="PhoneAccount"/>.</summary>
internal sealed class PhoneAccountRow
{
    public required string Name { get; set; }

    public string? Ha1 { get; set; }

    public string? Ha1Sha256 { get; set; }

    public string? Address { get; set; }
}

/// <summary>Somebody who may sign in; meanings as in <see cref="StaffMember"/>.</summary>
internal sealed class StaffSignInRow
{
    public required string Number { get; set; }

    /// <summary>Whose number it is; null until the person is entered.</summary>
    public long? PersonId { get; set; }

    public string? PinHash { get; set; }

    public string? StandingPhone { get; set; }
}

/// <summary>A queue that somebody serves.</summary>
internal sealed class StaffQueueRow
{
    public required string Number { get; set; }

    public required string Queue { get; set; }
}
