using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CallCenter.Core.Wire;

namespace CallCenter.Core.Settings;

/// <summary>The canonical form of settings: what their hash is taken over and what the content store keeps.</summary>
public static class SettingsBytes
{
    // Generated readers leave what a text does not name null; by reflection it keeps its default, so that old content stays readable.
    private static readonly JsonSerializerOptions Reading = new(CoreJson.Default.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver(), Converters = { new JsonStringEnumConverter() } };
    private static readonly JsonSerializerOptions ReadingStrictly = new(Reading) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Canonical UTF-8 JSON.</summary>
    public static byte[] Of(Settings settings) => JsonSerializer.SerializeToUtf8Bytes(settings, CoreJson.Default.Settings);

    /// <summary>SHA-256 of the canonical form, hexadecimal in lower case.</summary>
    public static string Hash(ReadOnlySpan<byte> canonical) => Convert.ToHexStringLower(SHA256.HashData(canonical));

    /// <summary>Reads the canonical form.</summary>
    /// <exception cref="JsonException">Not such a form.</exception>
    public static Settings Read(ReadOnlySpan<byte> canonical) =>
        JsonSerializer.Deserialize<Settings>(canonical, Reading) ?? throw new JsonException("no settings in the content");

    /// <summary>Reads what a person wrote: what is left out has its default, a name that does not exist is an error.</summary>
    /// <exception cref="JsonException">Not such a form; the message names the place.</exception>
    public static Settings ReadWritten(JsonNode written) =>
        written.Deserialize<Settings>(ReadingStrictly) ?? throw new JsonException("the settings are empty");
}
