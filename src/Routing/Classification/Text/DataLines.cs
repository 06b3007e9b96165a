namespace CallCenter.Routing.Classification.Text;

/// <summary>Lines of a data file without comments and blanks.</summary>
internal static class DataLines
{
    /// <summary>Each line that says something, trimmed at its end, with its number from 1.</summary>
    public static IReadOnlyList<(int Number, string Line)> Of(string data)
    {
        var lines = new List<(int Number, string Line)>();
        var number = 0;
        foreach (var raw in data.Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r', ' ');
            if (line.Length > 0 && line[0] != '#')
            {
                lines.Add((number, line));
            }
        }

        return lines;
    }
}
