namespace CallCenter.Casework.Places;

/// <summary>A place that a caller can name.</summary>
internal sealed class Place
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public string? Address { get; set; }

    /// <summary>Whose ground it is; null when not settled.</summary>
    public long? OrganisationId { get; set; }

    /// <summary>WGS 84 latitude in ten-millionths of a degree; null when not known.</summary>
    public int? LatitudeE7 { get; set; }

    /// <summary>WGS 84 longitude in ten-millionths of a degree; null when not known.</summary>
    public int? LongitudeE7 { get; set; }
}
