using System.Globalization;

namespace CallCenter.Casework.Places;

/// <summary>
/// Places as a table: tab-separated, first line <c>code kind name within longitude latitude aliases accuracy source</c>; kind is division, road, landmark, plate or grid; degrees
/// in one of <see cref="PointDatum"/>. Every bad line is named; with one of them nothing is taken.
/// </summary>
public static class PlaceTable
{
    private static readonly string[] Head = ["code", "kind", "name", "within", "longitude", "latitude", "aliases", "accuracy", "source"];

    /// <summary>Reads a table.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="datum">What its degrees mean.</param>
    /// <param name="faults">Every bad line: number, field, value and what is allowed.</param>
    public static IReadOnlyList<KnownPlace> Read(string text, PointDatum datum, out IReadOnlyList<string> faults)
    {
        var wrong = new List<string>();
        var places = new List<KnownPlace>();
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n');
        if (!lines[0].Split('\t').Take(Head.Length).SequenceEqual(Head))
        {
            wrong.Add($"line 1: '{lines[0]}'; the first line is: {string.Join(" <tab> ", Head)}");
        }
        else
        {
            for (var n = 1; n < lines.Length; n++)
            {
                if (lines[n].Length > 0 && Line(lines[n].Split('\t'), n + 1, datum, codes, wrong) is { } place)
                {
                    places.Add(place);
                }
            }
        }

        faults = wrong;
        return wrong.Count == 0 ? places : [];
    }

    private static KnownPlace? Line(string[] cells, int number, PointDatum datum, Dictionary<string, int> codes, List<string> wrong)
    {
        var before = wrong.Count;
        string Cell(int n) => n < cells.Length ? cells[n].Trim() : string.Empty;
        void Fault(int n, string allowed) => wrong.Add($"line {number}: {Head[n]} is '{Cell(n)}'; {allowed}");
        double? Degrees(int n, double most)
        {
            if (Cell(n).Length == 0)
            {
                return null;
            }

            if (double.TryParse(Cell(n), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= most)
            {
                return value;
            }

            Fault(n, $"degrees from {-most} to {most} are allowed");
            return null;
        }

        if (Cell(0).Length is 0 or > 32)
        {
            Fault(0, "1 to 32 characters are allowed");
        }
        else if (!codes.TryAdd(Cell(0), number))
        {
            Fault(0, $"it stands in line {codes[Cell(0)]} already");
        }

        if (!Enum.TryParse<PlaceKind>(Cell(1), ignoreCase: true, out var kind) || !Enum.IsDefined(kind) || char.IsAsciiDigit(Cell(1)[0]))
        {
            Fault(1, $"{string.Join(", ", Enum.GetNames<PlaceKind>()).ToLowerInvariant()} are allowed");
        }

        if (Cell(2).Length is 0 or > 80)
        {
            Fault(2, "1 to 80 characters are allowed");
        }

        var (longitude, latitude) = (Degrees(4, 180), Degrees(5, 90));
        if (longitude is null != latitude is null && wrong.Count == before)
        {
            Fault(longitude is null ? 4 : 5, "longitude and latitude come together");
        }

        int? accuracy = null;
        if (Cell(7).Length > 0)
        {
            if (int.TryParse(Cell(7), CultureInfo.InvariantCulture, out var metres) && metres is >= 0 and <= 100_000)
            {
                accuracy = metres;
            }
            else
            {
                Fault(7, "whole metres from 0 to 100000 are allowed");
            }
        }

        if (wrong.Count > before)
        {
            return null;
        }

        var point = longitude is { } x && latitude is { } y ? datum.ToWgs84(x, y) : ((double Longitude, double Latitude)?)null;
        return new KnownPlace(
            0, Cell(0), kind, Cell(2), Cell(6).Split(' ', StringSplitOptions.RemoveEmptyEntries), Cell(3), point?.Latitude, point?.Longitude, accuracy, Cell(8));
    }
}
