using CallCenter.Casework.Places;

namespace CallCenter.Server.Admin;

/// <summary>What an import was asked for, and what came of it.</summary>
/// <param name="File">The file.</param>
/// <param name="DryRun">Nothing was changed.</param>
/// <param name="Good">Good lines.</param>
/// <param name="New">Places that are new; null: no server was there to say.</param>
/// <param name="Changed">Places that change; null: no server was there to say.</param>
/// <param name="Faults">Every bad line; with one of them nothing is imported.</param>
internal sealed record ImportReply(string File, bool DryRun, int Good, int? New, int? Changed, IReadOnlyList<string> Faults);

/// <summary>Reads a file of places.</summary>
internal static class PlaceImport
{
    /// <summary>The largest file, 256 MB.</summary>
    public const long MostBytes = 256L * 1024 * 1024;

    /// <summary>Reads it; GeoJSON when its name says so or it begins with a brace, else a table.</summary>
    /// <param name="file">Path.</param>
    /// <param name="usual">Kind of a GeoJSON feature that names none.</param>
    /// <param name="datum">What its degrees mean.</param>
    /// <param name="faults">Every bad line.</param>
    /// <exception cref="AdminException">It is not there, too large, or can't be read.</exception>
    public static IReadOnlyList<KnownPlace> Read(string file, PlaceKind usual, PointDatum datum, out IReadOnlyList<string> faults)
    {
        string text;
        try
        {
            text = new FileInfo(file).Length > MostBytes ? throw new AdminException($"{file}: more than {MostBytes / 1024 / 1024} MB") : File.ReadAllText(file);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new AdminException($"{file}: {why.Message}");
        }

        try
        {
            var isGeoJson = file.EndsWith("json", StringComparison.OrdinalIgnoreCase) || text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal);
            return PlaceTable.Read(isGeoJson ? PlaceGeoJson.Table(text, usual) : text, datum, out faults);
        }
        catch (FormatException why)
        {
            faults = [why.Message];
            return [];
        }
    }
}
