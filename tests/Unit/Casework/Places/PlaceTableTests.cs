using CallCenter.Casework.Places;
using Xunit;

namespace CallCenter.Unit.Casework.Places;

/// <summary>Places as a table: every bad line is named, and then nothing is taken; degrees become WGS 84.</summary>
public sealed class PlaceTableTests
{
    private const string Head = "code\tkind\tname\twithin\tlongitude\tlatitude\taliases\taccuracy\tsource\n";

    [Fact]
    public void Every_bad_line_is_named_with_its_value_and_what_is_allowed()
    {
        var places = PlaceTable.Read(
            Head + "A\tlandmark\t甲\t\t150\t30\t\t5\t来源\nA\tlandmark\t乙\t\t150\t30\n\tlandmark\t丙\nB\thouse\t丁\nC\troad\t\nD\troad\t戊\t\t200\t30\nE\troad\t己\t\t150\t\nF\troad\t庚\t\t\t\t\t-1\n", PointDatum.Wgs84, out var faults);
        Assert.Empty(places);
        Assert.Equal(
            [
                "line 3: code is 'A'; it stands in line 2 already",
                "line 4: code is ''; 1 to 32 characters are allowed",
                "line 5: kind is 'house'; division, road, landmark, plate, grid are allowed",
                "line 6: name is ''; 1 to 80 characters are allowed",
                "line 7: longitude is '200'; degrees from -180 to 180 are allowed",
                "line 8: latitude is ''; longitude and latitude come together",
                "line 9: accuracy is '-1'; whole metres from 0 to 100000 are allowed",
            ],
            faults);
        PlaceTable.Read("name\n甲\n", PointDatum.Wgs84, out var noHead);
        Assert.StartsWith("line 1: 'name'", Assert.Single(noHead), StringComparison.Ordinal);
    }

    [Fact]
    public void Shifted_degrees_come_back_to_where_they_were()
    {
        var random = new Random(9);
        for (var n = 0; n < 500; n++)
        {
            var (longitude, latitude) = (75 + (random.NextDouble() * 58), 18 + (random.NextDouble() * 32));
            var (shifted, raised) = PointDatumConversion.ToGcj02(longitude, latitude);
            Assert.InRange(Math.Abs(shifted - longitude) + Math.Abs(raised - latitude), 0.0001, 0.02);
            var (back, above) = PointDatum.Gcj02.ToWgs84(shifted, raised);
            Assert.Equal(longitude, back, 7);
            Assert.Equal(latitude, above, 7);
        }

        // Outside of China the shift is none; a published pair of BD-09 and GCJ-02 degrees.
        Assert.Equal((150, 30), PointDatum.Gcj02.ToWgs84(150, 30));
        var (east, north) = PointDatum.Bd09.ToWgs84(116.404, 39.915);
        var (x, y) = PointDatumConversion.ToGcj02(east, north);
        Assert.Equal(116.397627, x, 5);
        Assert.Equal(39.908657, y, 5);
    }
}
