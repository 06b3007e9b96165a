namespace CallCenter.Casework.Places;

/// <summary>A place that a caller can name.</summary>
/// <param name="Id">Number in the database.</param>
/// <param name="Code">Its own code, by which an import knows it again.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Name.</param>
/// <param name="Aliases">Other names: former, spoken, on the plate.</param>
/// <param name="Within">Divisions above it, largest first, parted by blanks.</param>
/// <param name="Latitude">WGS 84 degrees; null: not known.</param>
/// <param name="Longitude">WGS 84 degrees; null: not known.</param>
/// <param name="AccuracyMetres">How far off the point may be; null: not known.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record KnownPlace(
    long Id, string Code, PlaceKind Kind, string Name, IReadOnlyList<string> Aliases, string Within, double? Latitude, double? Longitude, int? AccuracyMetres, string Source)
{
    private const double EarthRadiusMetres = 6_371_008.8;

    /// <summary>Metres to another place along the ground (great circle, mean earth radius); null: one of them has no point.</summary>
    public double? MetresTo(KnownPlace other)
    {
        if (Latitude is not { } a || Longitude is not { } b || other.Latitude is not { } c || other.Longitude is not { } d)
        {
            return null;
        }

        var (north, east) = (double.DegreesToRadians(c - a) / 2, double.DegreesToRadians(d - b) / 2);
        var half = Math.Pow(Math.Sin(north), 2) + (Math.Cos(double.DegreesToRadians(a)) * Math.Cos(double.DegreesToRadians(c)) * Math.Pow(Math.Sin(east), 2));
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}

/// <summary>A place that was found.</summary>
/// <param name="Place">It.</param>
/// <param name="Match">How the words match.</param>
/// <param name="Score">For ordering; comparable inside one search only.</param>
public sealed record PlaceFinding(KnownPlace Place, PlaceMatch Match, double Score);

/// <summary>How what was said matches a name.</summary>
public enum PlaceMatch
{
    /// <summary>Letter by letter.</summary>
    Exact = 1,

    /// <summary>By first letters or pinyin.</summary>
    Pinyin = 2,

    /// <summary>It sounds the same.</summary>
    Homophone = 3,

    /// <summary>With something left out, put in or mistaken.</summary>
    Slip = 4,
}
