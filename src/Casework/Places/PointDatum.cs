namespace CallCenter.Casework.Places;

/// <summary>What the degrees of a source mean. Everything kept here is WGS 84; others are converted where they come in.</summary>
public enum PointDatum
{
    /// <summary>WGS 84, as satellites give it.</summary>
    Wgs84 = 1,

    /// <summary>GCJ-02, as most Chinese maps draw it: shifted by up to some hundred metres inside China.</summary>
    Gcj02 = 2,

    /// <summary>BD-09: GCJ-02, shifted and turned once more.</summary>
    Bd09 = 3,
}

/// <summary>Conversion to WGS 84 by the published approximations of the two shifts; the way back is found by iteration, to better than a centimetre.</summary>
public static class PointDatumConversion
{
    private const double Axis = 6_378_245.0;
    private const double Eccentricity = 0.00669342162296594323;

    /// <summary>WGS 84 degrees of a point.</summary>
    public static (double Longitude, double Latitude) ToWgs84(this PointDatum datum, double longitude, double latitude) => datum switch
    {
        PointDatum.Gcj02 => FromGcj02(longitude, latitude),
        PointDatum.Bd09 => FromGcj02(FromBd09(longitude, latitude)),
        _ => (longitude, latitude),
    };

    /// <summary>GCJ-02 degrees of a WGS 84 point.</summary>
    public static (double Longitude, double Latitude) ToGcj02(double longitude, double latitude)
    {
        if (longitude is < 72.004 or > 137.8347 || latitude is < 0.8293 or > 55.8271)
        {
            return (longitude, latitude);
        }

        var (x, y) = (longitude - 105, latitude - 35);
        var common = (20 * Math.Sin(6 * x * Math.PI) + 20 * Math.Sin(2 * x * Math.PI)) * 2 / 3;
        var north = -100 + (2 * x) + (3 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x))) + common
            + (((20 * Math.Sin(y * Math.PI)) + (40 * Math.Sin(y / 3 * Math.PI))) * 2 / 3) + (((160 * Math.Sin(y / 12 * Math.PI)) + (320 * Math.Sin(y * Math.PI / 30))) * 2 / 3);
        var east = 300 + x + (2 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x))) + common
            + (((20 * Math.Sin(x * Math.PI)) + (40 * Math.Sin(x / 3 * Math.PI))) * 2 / 3) + (((150 * Math.Sin(x / 12 * Math.PI)) + (300 * Math.Sin(x / 30 * Math.PI))) * 2 / 3);
        var angle = double.DegreesToRadians(latitude);
        var factor = 1 - (Eccentricity * Math.Sin(angle) * Math.Sin(angle));
        return (
            longitude + (east * 180 / (Axis / Math.Sqrt(factor) * Math.Cos(angle) * Math.PI)),
            latitude + (north * 180 / (Axis * (1 - Eccentricity) / (factor * Math.Sqrt(factor)) * Math.PI)));
    }

    private static (double Longitude, double Latitude) FromGcj02((double Longitude, double Latitude) point) => FromGcj02(point.Longitude, point.Latitude);

    private static (double Longitude, double Latitude) FromGcj02(double longitude, double latitude)
    {
        var (x, y) = (longitude, latitude);
        for (var n = 0; n < 6; n++)
        {
            var (there, above) = ToGcj02(x, y);
            (x, y) = (x + longitude - there, y + latitude - above);
        }

        return (x, y);
    }

    private static (double Longitude, double Latitude) FromBd09(double longitude, double latitude)
    {
        const double Turn = Math.PI * 3000 / 180;
        var (x, y) = (longitude - 0.0065, latitude - 0.006);
        var radius = Math.Sqrt((x * x) + (y * y)) - (0.00002 * Math.Sin(y * Turn));
        var angle = Math.Atan2(y, x) - (0.000003 * Math.Cos(x * Turn));
        return (radius * Math.Cos(angle), radius * Math.Sin(angle));
    }
}
