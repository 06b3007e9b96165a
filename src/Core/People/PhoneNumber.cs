using System.Text.Json.Serialization;

namespace CallCenter.Core.People;

/// <summary>A caller's number as it was sent. Its text form is masked; <see cref="Raw"/> is for the wire and the store only.</summary>
/// <param name="Raw">As received, without scheme and parameters; empty when withheld.</param>
[JsonConverter(typeof(PhoneNumberConverter))]
public readonly record struct PhoneNumber(string Raw)
{
    /// <summary>A caller who does not show a number.</summary>
    public static readonly PhoneNumber Withheld = new(string.Empty);

    /// <summary>True when no number was shown.</summary>
    public bool IsWithheld => string.IsNullOrEmpty(Raw);

    /// <summary>The first three and the last two characters, the rest as stars; fewer than six characters: stars only.</summary>
    public override string ToString() => Raw switch
    {
        null or "" => "withheld",
        { Length: < 6 } => new string('*', Raw.Length),
        _ => string.Concat(Raw.AsSpan(0, 3), new string('*', Raw.Length - 5), Raw.AsSpan(Raw.Length - 2)),
    };
}
