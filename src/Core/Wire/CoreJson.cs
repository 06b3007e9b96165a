using System.Text.Json.Serialization;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;

namespace CallCenter.Core.Wire;

/// <summary>How events, effects, facts and settings are written: JSON, camelCase, enums as names, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SwitchboardEvent))]
[JsonSerializable(typeof(Effect))]
[JsonSerializable(typeof(List<Effect>))]
[JsonSerializable(typeof(Fact))]
[JsonSerializable(typeof(Settings.Settings))]
public sealed partial class CoreJson : JsonSerializerContext;
