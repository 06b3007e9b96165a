using System.Collections.Frozen;

namespace CallCenter.Core.Tickets;

/// <summary>The words that a form may hold in its fields, as the centre's triage policy names them.</summary>
public static class TicketWords
{
    /// <summary>Services that can lead.</summary>
    public static IReadOnlyList<string> Services { get; } = ["110", "119", "120", "122", "12315", "12345"];

    /// <summary>Priorities.</summary>
    public static IReadOnlyList<string> Urgencies { get; } = ["P1", "P2", "P3", "P4"];

    /// <summary>Natures.</summary>
    public static IReadOnlyList<string> Natures { get; } = ["报警", "求助", "咨询", "投诉", "举报", "建议", "表扬", "无效"];

    /// <summary>The 21 categories of what is no police matter.</summary>
    public static IReadOnlyList<string> Categories { get; } =
    [
        "物业管理", "安全隐患", "邻里纠纷", "征地拆迁", "环境污染", "市容环卫", "道路交通设施", "供水排水", "供电", "供气供暖", "噪音扰民", "违章建设", "市场监管", "政务服务", "教育", "医疗卫生", "社会保障",
        "劳动欠薪", "住房房产", "公共交通与停车挪车", "农业农村",
    ];

    /// <summary>Prefix of the categories of police, fire, medical and traffic matters.</summary>
    public const string IncidentPrefix = "警情:";

    /// <summary>Prefix of the categories of what needs no handling.</summary>
    public const string InvalidPrefix = "无效:";

    /// <summary>Who may know who reported: everybody who handles it, nobody outside the centre, or nobody at all.</summary>
    public static IReadOnlyList<string> Secrecies { get; } = ["open", "confidential", "anonymous"];

    /// <summary>Codes under which something is not accepted (不予受理) or invalid.</summary>
    public static IReadOnlyList<string> RefusalCodes { get; } =
    [
        "court", "arbitration", "discipline", "review", "disclosure", "petition", "secret", "no-content", "answered", "misdial", "nuisance", "silent", "unrelated", "test", "drill", "hung-up",
    ];

    private static readonly FrozenDictionary<TicketField, int> Longest = new Dictionary<TicketField, int>
    {
        [TicketField.What] = 8_000,
        [TicketField.Place] = 200,
        [TicketField.PlaceId] = 20,
        [TicketField.CallerName] = 60,
        [TicketField.Contact] = 40,
        [TicketField.Parties] = 1_000,
        [TicketField.Answer] = 4_000,
        [TicketField.Note] = 2_000,
    }.ToFrozenDictionary();

    /// <summary>Why a field can't hold a value; null: it can. Every field may be empty.</summary>
    public static string? Refusal(TicketField field, string value) => field switch
    {
        _ when value.Length == 0 => null,
        TicketField.Service => OneOf(value, Services),
        TicketField.Also => value.Split(',').Select(s => OneOf(s, Services)).FirstOrDefault(r => r is not null),
        TicketField.Urgency => OneOf(value, Urgencies),
        TicketField.Nature => OneOf(value, Natures),
        TicketField.Secrecy => OneOf(value, Secrecies),
        TicketField.Category => Categories.Contains(value) || HasKind(value, IncidentPrefix) || HasKind(value, InvalidPrefix) ? null : $"one of the 21 categories, {IncidentPrefix}… or {InvalidPrefix}…",
        _ when Longest.TryGetValue(field, out var most) => value.Length <= most ? null : $"at most {most} characters",
        _ => "a known field",
    };

    private static bool HasKind(string value, string prefix) => value.StartsWith(prefix, StringComparison.Ordinal) && value.Length > prefix.Length && value.Length <= prefix.Length + 20;

    private static string? OneOf(string value, IReadOnlyList<string> allowed) => allowed.Contains(value) ? null : string.Join(", ", allowed);
}
