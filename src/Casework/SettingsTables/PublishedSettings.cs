using CallCenter.Core.Settings;

namespace CallCenter.Casework.SettingsTables;

/// <summary>Settings in force.</summary>
/// <param name="Content">The immutable whole.</param>
/// <param name="Hash">SHA-256 of <paramref name="Canonical"/>, hexadecimal; the name in the content store.</param>
/// <param name="Canonical">Canonical JSON.</param>
public sealed record PublishedSettings(Settings Content, string Hash, ReadOnlyMemory<byte> Canonical)
{
    /// <summary>Grows by one with each publication.</summary>
    public long Version => Content.Version;

    /// <summary>Settings that are in force although no database has taken them yet.</summary>
    public static PublishedSettings Of(Settings content)
    {
        var canonical = SettingsBytes.Of(content);
        return new PublishedSettings(content, SettingsBytes.Hash(canonical), canonical);
    }
}

/// <summary>What a change of settings came to: published, or refused with every fault as a sentence.</summary>
/// <param name="Published">What is in force now; null when refused.</param>
/// <param name="Faults">Why it was refused; empty when published.</param>
public sealed record SettingsOutcome(PublishedSettings? Published, IReadOnlyList<string> Faults);
