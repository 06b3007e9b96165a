using System.Globalization;
using System.Text.Json;

namespace CallCenter.Casework.Places;

/// <summary>
/// Places as GeoJSON (RFC 7946): a FeatureCollection whose features have the table's columns as properties (<c>code</c>, <c>name</c>; <c>kind</c>, <c>within</c>, <c>aliases</c>, <c>accuracy</c>,
/// <c>source</c> may be missing). A line is kept by its middle vertex, an area by the middle of its outer ring.
/// </summary>
public static class PlaceGeoJson
{
    /// <summary>Makes a table of it, for <see cref="PlaceTable.Read"/>: line n + 2 is feature n.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="usual">Kind of a feature that names none.</param>
    /// <exception cref="FormatException">It is no FeatureCollection; the message says what it is.</exception>
    public static string Table(string text, PlaceKind usual)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (!document.RootElement.TryGetProperty("type", out var type) || type.GetString() != "FeatureCollection" || !document.RootElement.TryGetProperty("features", out var features))
            {
                throw new FormatException("a GeoJSON file is one object with type FeatureCollection and features");
            }

            return string.Join('\n', features.EnumerateArray().Select(f => Line(f, usual)).Prepend("code\tkind\tname\twithin\tlongitude\tlatitude\taliases\taccuracy\tsource"));
        }
        catch (Exception why) when (why is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"this is no GeoJSON: {why.Message}");
        }
    }

    private static string Line(JsonElement feature, PlaceKind usual)
    {
        var properties = feature.TryGetProperty("properties", out var given) && given.ValueKind == JsonValueKind.Object ? given : default;
        string Text(string name) => properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var value)
            ? (value.ValueKind == JsonValueKind.String ? value.GetString()! : value.ValueKind == JsonValueKind.Null ? string.Empty : value.ToString()).ReplaceLineEndings(" ").Replace('\t', ' ')
            : string.Empty;
        var point = feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind == JsonValueKind.Object ? Point(geometry.GetProperty("type").GetString(), geometry.GetProperty("coordinates")) : null;
        return string.Join('\t', [
            Text("code"), Text("kind") is { Length: > 0 } kind ? kind : usual.ToString(), Text("name"), Text("within"),
            point?.X.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty, point?.Y.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty, Text("aliases"), Text("accuracy"), Text("source"),
        ]);
    }

    private static (double X, double Y)? Point(string? type, JsonElement coordinates) => type switch
    {
        "Point" => (coordinates[0].GetDouble(), coordinates[1].GetDouble()),
        "LineString" or "MultiPoint" => Vertex(coordinates),
        "MultiLineString" => Vertex(coordinates[0]),
        "Polygon" => Middle(coordinates[0]),
        "MultiPolygon" => Middle(coordinates[0][0]),
        _ => null,
    };

    private static (double X, double Y)? Vertex(JsonElement line) => line.GetArrayLength() is > 0 and var length ? Point("Point", line[length / 2]) : null;

    /// <summary>Middle of the box around a ring: near enough to say where an area is.</summary>
    private static (double X, double Y)? Middle(JsonElement ring)
    {
        var points = ring.EnumerateArray().Select(p => (X: p[0].GetDouble(), Y: p[1].GetDouble())).ToList();
        return points.Count == 0 ? null : ((points.Min(p => p.X) + points.Max(p => p.X)) / 2, (points.Min(p => p.Y) + points.Max(p => p.Y)) / 2);
    }
}
