using CallCenter.Casework.Knowledge;
using CallCenter.Casework.Organisations;
using CallCenter.Casework.Places;

namespace CallCenter.Server.Running;

/// <summary>The demonstration city as it lies beside the program.</summary>
internal static class DemonstrationFolder
{
    private static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "demo");

    /// <summary>Its articles and what its agents say of them, with their days counted from today.</summary>
    /// <param name="now">Now; the site's day begins at its midnight.</param>
    /// <exception cref="FormatException">A file has a bad line; it is named.</exception>
    public static (IReadOnlyList<NewArticle> Articles, IReadOnlyList<NewFlag> Flags) Knowledge(DateTimeOffset now)
    {
        var midnight = TimeZoneInfo.ConvertTime(now, DeskRoom.Site);
        var today = new DateTimeOffset(midnight.Date, midnight.Offset).ToUnixTimeMilliseconds();
        var folder = System.IO.Path.Combine(Path, "knowledge");
        if (!Directory.Exists(folder))
        {
            return ([], []);
        }

        var flags = System.IO.Path.Combine(folder, "flags.tsv");
        return (
            [.. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal).Select(f => ArticleFile.Read(System.IO.Path.GetFileName(f), File.ReadAllText(f), today))],
            File.Exists(flags) ? ArticleFile.Flags("flags.tsv", File.ReadAllLines(flags), today) : []);
    }

    /// <summary>Its places.</summary>
    /// <exception cref="FormatException">The file has bad lines; they are named.</exception>
    public static IReadOnlyList<KnownPlace> Places()
    {
        var file = System.IO.Path.Combine(Path, "city", "places.tsv");
        if (!File.Exists(file))
        {
            return [];
        }

        var places = PlaceTable.Read(File.ReadAllText(file), PointDatum.Wgs84, out var faults);
        return faults.Count == 0 ? places : throw new FormatException($"{file}: {string.Join("; ", faults)}");
    }

    /// <summary>Its units, with who is on duty for them.</summary>
    /// <exception cref="FormatException">The file has a bad line; it is named.</exception>
    public static IReadOnlyList<NewUnit> Units()
    {
        var file = System.IO.Path.Combine(Path, "city", "units.tsv");
        return File.Exists(file) ? NewUnit.Table(File.ReadAllText(file)) : [];
    }

    /// <summary>When the present duty began: the last eight o'clock in the morning at the site, UTC milliseconds.</summary>
    public static long ShiftOf(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, DeskRoom.Site);
        var eight = new DateTimeOffset(local.Date.AddHours(8), local.Offset);
        return (eight <= local ? eight : eight.AddDays(-1)).ToUnixTimeMilliseconds();
    }
}
