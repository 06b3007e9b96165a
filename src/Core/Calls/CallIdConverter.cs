using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallCenter.Core.Calls;

/// <summary>How a <see cref="CallId"/> is written in JSON.</summary>
public sealed class CallIdConverter : JsonConverter<CallId>
{
    /// <inheritdoc/>
    public override CallId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CallId.TryParse(reader.GetString(), out var id) ? id : default;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CallId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value == 0 ? string.Empty : value.ToString());
}
