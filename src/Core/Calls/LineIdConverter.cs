using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallCenter.Core.Calls;

/// <summary>How a <see cref="LineId"/> is written in JSON.</summary>
public sealed class LineIdConverter : JsonConverter<LineId>
{
    /// <inheritdoc/>
    public override LineId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt64());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LineId value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Value);
}
