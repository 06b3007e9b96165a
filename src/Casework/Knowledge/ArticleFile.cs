using System.Globalization;

namespace CallCenter.Casework.Knowledge;

/// <summary>
/// Articles as files: a head of <c>key: value</c> lines between two lines of <c>---</c>, then paragraphs parted by empty lines. Days of validity are relative to the day of
/// loading, so that a demonstration is always as old as it was written.
/// </summary>
public static class ArticleFile
{
    private const long DayMs = 24L * 3600 * 1000;

    /// <summary>Reads one.</summary>
    /// <param name="name">Name of the file, for what is said of it.</param>
    /// <param name="text">Its text.</param>
    /// <param name="todayMs">The day that the file's days count from.</param>
    /// <exception cref="FormatException">It names file, key, value and what is allowed.</exception>
    public static NewArticle Read(string name, string text, long todayMs)
    {
        var parts = text.ReplaceLineEndings("\n").Split("---\n", 3);
        if (parts.Length < 3 || parts[0].Length > 0)
        {
            throw new FormatException($"{name}: an article begins with a head between two lines of '---'");
        }

        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(':', 2) is not [var key, var value])
            {
                throw new FormatException($"{name}: '{line}' is no 'key: value'");
            }

            head[key.Trim()] = value.Trim();
        }

        return new NewArticle(
            Need("id"), (int)Number("version"), Need("title"), Need("category"), Need("owner"), Need("area"), Kind(), Optional("direct"),
            todayMs + (Number("valid_from") * DayMs), Optional("valid_to") is null ? null : todayMs + (Number("valid_to") * DayMs), Need("keywords"), parts[2].Trim());

        string Need(string key) => Optional(key) ?? throw new FormatException($"{name}: '{key}' is missing");
        string? Optional(string key) => head.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;
        long Number(string key) => long.TryParse(Need(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name}: {key} is '{head[key]}'; a whole number is allowed");
        string Kind() => Need("kind") is "指" or "卡" or "口" ? head["kind"] : throw new FormatException($"{name}: kind is '{head["kind"]}'; 指, 卡 and 口 are allowed");
    }

    /// <summary>Reads what agents say of versions: article, version, day relative to the day of loading, staff number and reason, parted by tabs.</summary>
    /// <param name="name">Name of the file, for what is said of it.</param>
    /// <param name="lines">Its lines; empty ones count for nothing.</param>
    /// <param name="todayMs">The day that the file's days count from.</param>
    /// <exception cref="FormatException">It names file, line and what is allowed.</exception>
    public static IReadOnlyList<NewFlag> Flags(string name, IReadOnlyList<string> lines, long todayMs)
    {
        var flags = new List<NewFlag>(lines.Count);
        for (var n = 0; n < lines.Count; n++)
        {
            if (string.IsNullOrWhiteSpace(lines[n]))
            {
                continue;
            }

            if (lines[n].Split('\t') is not [{ Length: > 0 } article, var version, var day, { Length: > 0 } staff, { Length: > 0 } reason]
                || !int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || !int.TryParse(day, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days))
            {
                throw new FormatException($"{name}, line {n + 1}: article, version, day, staff number and reason are wanted, parted by tabs");
            }

            flags.Add(new NewFlag(article, number, todayMs + (days * DayMs), staff, reason));
        }

        return flags;
    }
}
