using System.Text.Json;
using System.Text.Json.Serialization;
using CallCenter.Core.Calls;

namespace CallCenter.Routing.Switchboard;

/// <summary>The whole state of the switchboard at one sequence number: what a checkpoint holds.</summary>
internal sealed record SwitchboardSnapshot
{
    public long SettingsVersion { get; init; }

    public string SettingsHash { get; init; } = string.Empty;

    public long WallOffsetMs { get; init; }

    public long LastMs { get; init; }

    public long StoppedSeq { get; init; }

    public long StoppedWallMs { get; init; }

    public bool Draining { get; init; }

    public List<LiveCall> Calls { get; init; } = [];

    public List<AgentSeat> Agents { get; init; } = [];

    public List<CallBack> CallBacks { get; init => field = value ?? []; } = [];

    public List<LastTalk> LastTalks { get; init => field = value ?? []; } = [];

    /// <summary>The last call that the switchboard began by itself.</summary>
    public CallId LastOwnCall { get; init; }

    /// <summary>Lines of phones that dialled a feature code and hear its answer.</summary>
    public List<LineId> CodeLines { get; init; } = [];

    public List<string> DrillPhones { get; init; } = [];

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, SnapshotJson.Default.SwitchboardSnapshot);

    public static SwitchboardSnapshot FromBytes(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, SnapshotJson.Default.SwitchboardSnapshot) ?? throw new JsonException("no snapshot in the checkpoint");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(SwitchboardSnapshot))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
