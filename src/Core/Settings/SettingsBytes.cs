using System.Security.Cryptography;
using System.Text.Json;
using CallCenter.Core.Wire;

namespace CallCenter.Core.Settings;

/// <summary>The canonical form of settings: what their hash is taken over and what the content store keeps.</summary>
public static class SettingsBytes
{
    /// <summary>Canonical UTF-8 JSON.</summary>
    public static byte[] Of(Settings settings) => JsonSerializer.SerializeToUtf8Bytes(settings, CoreJson.Default.Settings);

    /// <summary>SHA-256 of the canonical form, hexadecimal in lower case.</summary>
    public static string Hash(ReadOnlySpan<byte> canonical) => Convert.ToHexStringLower(SHA256.HashData(canonical));

    /// <summary>Reads the canonical form.</summary>
    /// <exception cref="JsonException">Not such a form.</exception>
    public static Settings Read(ReadOnlySpan<byte> canonical) =>
        JsonSerializer.Deserialize(canonical, CoreJson.Default.Settings) ?? throw new JsonException("no settings in the content");
}
