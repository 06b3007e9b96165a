using CallCenter.Server.Options;

namespace CallCenter.Server.Classifying;

/// <summary>A tab-separated table with a header line, UTF-8, optionally gzip; a folder is all its .tsv files, which must have the same columns.</summary>
internal sealed class TsvTable
{
    private TsvTable(string[] columns, List<string[]> rows) => (Columns, Rows) = (columns, rows);

    /// <summary>Names of the columns.</summary>
    public string[] Columns { get; }

    /// <summary>Cells of each row, as many as there are columns.</summary>
    public List<string[]> Rows { get; }

    /// <summary>Reads a file or folder.</summary>
    /// <exception cref="OptionException">Nothing is there, or the files differ in their columns.</exception>
    public static TsvTable Read(string path)
    {
        string[] files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*.tsv").Order(StringComparer.Ordinal)] : [path];
        string[]? columns = null;
        var rows = new List<string[]>();
        foreach (var file in files)
        {
            var lines = Lines(file);
            var header = lines.Count > 0 ? lines[0].TrimStart('\uFEFF').Split('\t') : throw Wrong(file);
            if (columns is not null && !columns.SequenceEqual(header))
            {
                throw Wrong(file);
            }

            columns = header;
            rows.AddRange(lines.Skip(1).Select(l => Cells(l, header.Length)));
        }

        return new TsvTable(columns ?? throw Wrong(path), rows);
    }

    /// <summary>The number of a column; -1 when there is none of this name.</summary>
    public int Find(string name) => Array.IndexOf(Columns, name);

    /// <summary>The number of a column that must be there.</summary>
    /// <exception cref="OptionException">There is none of this name.</exception>
    public int Need(string option, string name) => Find(name) is >= 0 and var at
        ? at
        : throw new OptionException(option, name, Texts.Say($"其中之一:{string.Join(" ", Columns)}", $"one of: {string.Join(" ", Columns)}"));

    private static List<string> Lines(string file)
    {
        try
        {
            using var raw = File.OpenRead(file);
            using Stream plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new System.IO.Compression.GZipStream(raw, System.IO.Compression.CompressionMode.Decompress) : raw;
            using var reader = new StreamReader(plain);
            var text = reader.ReadToEnd();
            var lines = text.Split('\n').Select(l => l.TrimEnd('\r')).ToList();
            if (lines.Count > 0 && lines[^1].Length == 0)
            {
                lines.RemoveAt(lines.Count - 1);
            }

            return lines;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new OptionException("in", file, Texts.Say("可读的 TSV 文件", "a readable TSV file"));
        }
    }

    private static string[] Cells(string line, int columns)
    {
        var cells = line.Split('\t', columns);
        return cells.Length == columns ? cells : [.. cells, .. Enumerable.Repeat(string.Empty, columns - cells.Length)];
    }

    private static OptionException Wrong(string file) => new("in", file, Texts.Say("带表头的 TSV,各文件列相同", "TSV with a header line, the same columns in every file"));
}
