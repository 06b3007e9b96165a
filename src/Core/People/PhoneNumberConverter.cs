using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallCenter.Core.People;

/// <summary>How a <see cref="PhoneNumber"/> is written in JSON.</summary>
public sealed class PhoneNumberConverter : JsonConverter<PhoneNumber>
{
    /// <inheritdoc/>
    public override PhoneNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? string.Empty);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PhoneNumber value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Raw ?? string.Empty);
}
