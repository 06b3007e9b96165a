using CallCenter.Routing.Classification.Text;

namespace CallCenter.Routing.Classification;

/// <summary>The category tree as data: which services may lead a category, and its parent.</summary>
public sealed class CategoryTable
{
    private readonly Dictionary<string, (string[] Services, string Parent, string English)> _rows = new(StringComparer.Ordinal);

    private CategoryTable()
    {
    }

    /// <summary>All categories.</summary>
    public IEnumerable<string> Names => _rows.Keys;

    /// <summary>Reads the data: category, services apart by commas, parent, English; tab-separated.</summary>
    /// <exception cref="FormatException">A line has not four columns or names an unknown service.</exception>
    public static CategoryTable Parse(string data)
    {
        var table = new CategoryTable();
        foreach (var (number, line) in DataLines.Of(data))
        {
            var cells = line.Split('\t');
            var services = cells.Length == 4 ? cells[1].Split(',') : [];
            if (services.Length == 0 || !Array.TrueForAll(services, s => Services.All.Contains(s)))
            {
                throw new FormatException($"categories, line {number}: category, services, parent, English expected");
            }

            table._rows[cells[0]] = (services, cells[2], cells[3]);
        }

        return table;
    }

    /// <summary>Whether a service may lead a category; an unknown category has no service.</summary>
    public bool Fits(string category, string service) => _rows.TryGetValue(category, out var row) && Array.IndexOf(row.Services, service) >= 0;

    /// <summary>The service that usually leads a category; empty when it is unknown.</summary>
    public string FirstService(string category) => _rows.TryGetValue(category, out var row) ? row.Services[0] : string.Empty;

    /// <summary>The level above a category; empty when it is unknown.</summary>
    public string Parent(string category) => _rows.TryGetValue(category, out var row) ? row.Parent : string.Empty;
}
