using CallCenter.Casework.Places;
using Xunit;

namespace CallCenter.Unit.Casework.Places;

/// <summary>Places as GeoJSON.</summary>
public sealed class PlaceGeoJsonTests
{
    [Fact]
    public void Points_lines_and_areas_become_places_with_a_point()
    {
        var places = PlaceTable.Read(
            PlaceGeoJson.Table(
                """
                {"type":"FeatureCollection","features":[
                 {"type":"Feature","properties":{"code":"A","name":"点","kind":"landmark","accuracy":5,"aliases":"甲 乙"},"geometry":{"type":"Point","coordinates":[150.5,30.5]}},
                 {"type":"Feature","properties":{"code":"B","name":"线"},"geometry":{"type":"LineString","coordinates":[[150,30],[151,31],[152,32]]}},
                 {"type":"Feature","properties":{"code":"C","name":"面"},"geometry":{"type":"MultiPolygon","coordinates":[[[[150,30],[152,30],[152,34],[150,30]]]]}},
                 {"type":"Feature","properties":{"code":"D","name":"无处"},"geometry":null}]}
                """, PlaceKind.Road),
            PointDatum.Wgs84, out var faults);
        Assert.Empty(faults);
        Assert.Equal(
            [("A", PlaceKind.Landmark, 150.5, 30.5), ("B", PlaceKind.Road, 151, 31), ("C", PlaceKind.Road, 151, 32), ("D", PlaceKind.Road, null, null)],
            places.Select(p => (p.Code, p.Kind, p.Longitude, p.Latitude)));
        Assert.Equal(5, places[0].AccuracyMetres);
        Assert.Equal(["甲", "乙"], places[0].Aliases);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"type":"Feature"}""")]
    [InlineData("""{"type":"FeatureCollection","features":7}""")]
    [InlineData("""{"type":"FeatureCollection","features":[{"geometry":{"type":"Point","coordinates":["a","b"]}}]}""")]
    public void What_is_none_is_said(string text) => Assert.Throws<FormatException>(() => PlaceGeoJson.Table(text, PlaceKind.Grid));

    [Fact]
    public void A_feature_without_code_or_name_is_a_bad_line()
    {
        PlaceTable.Read(PlaceGeoJson.Table("""{"type":"FeatureCollection","features":[{"properties":null,"geometry":{"type":"GeometryCollection","coordinates":[]}}]}""", PlaceKind.Grid), PointDatum.Wgs84, out var faults);
        Assert.Equal(["line 2: code is ''; 1 to 32 characters are allowed", "line 2: name is ''; 1 to 80 characters are allowed"], faults);
    }
}
