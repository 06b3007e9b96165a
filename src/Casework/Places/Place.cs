namespace CallCenter.Casework.Places;

/// <summary>A place that a caller can name.</summary>
internal sealed class Place
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public string? Address { get; set; }

    /// <summary>Its own code, by which an import knows it again; null: it was not imported.</summary>
    public string? Code { get; set; }

    public PlaceKind Kind { get; set; }

    /// <summary>Other names, parted by blanks.</summary>
    public string Aliases { get; set; } = string.Empty;

    /// <summary>Divisions above it, largest first, parted by blanks.</summary>
    public string Within { get; set; } = string.Empty;

    /// <summary>How far off the point may be; null: not known.</summary>
    public int? AccuracyMetres { get; set; }

    /// <summary>Where it comes from.</summary>
    public string Source { get; set; } = string.Empty;

    /// <summary>No longer there: not found, but tickets may name it.</summary>
    public bool Gone { get; set; }

    /// <summary>It belongs to the demonstration city.</summary>
    public bool Demonstration { get; set; }

    /// <summary>Whose ground it is; null when not settled.</summary>
    public long? OrganisationId { get; set; }

    /// <summary>WGS 84 latitude in ten-millionths of a degree; null when not known.</summary>
    public int? LatitudeE7 { get; set; }

    /// <summary>WGS 84 longitude in ten-millionths of a degree; null when not known.</summary>
    public int? LongitudeE7 { get; set; }
}
