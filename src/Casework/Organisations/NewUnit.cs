namespace CallCenter.Casework.Organisations;

/// <summary>A unit that is to be kept, with who is on duty for it.</summary>
/// <param name="Name">Name.</param>
/// <param name="ShortName">What people call it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Number">The one number that must answer.</param>
/// <param name="Duty">Name of who is on duty.</param>
/// <param name="Level">Duty level, 1 to 3.</param>
/// <param name="Phone">Where he answers on duty; null: at the unit's number.</param>
public sealed record NewUnit(string Name, string ShortName, OrganisationKind Kind, string Number, string Duty, int Level, string? Phone)
{
    private static readonly string[] Head = ["name", "short", "kind", "number", "duty", "level", "phone"];

    /// <summary>Reads units from a tab-separated table.</summary>
    /// <exception cref="FormatException">It names line, field, value and what is allowed.</exception>
    public static IReadOnlyList<NewUnit> Table(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || !lines[0].Split('\t').SequenceEqual(Head))
        {
            throw new FormatException($"line 1: the first line is: {string.Join(" <tab> ", Head)}");
        }

        return [.. lines.Skip(1).Select((line, n) => Read(line.Split('\t'), n + 2))];
    }

    private static NewUnit Read(string[] cells, int number)
    {
        if (cells.Length != Head.Length)
        {
            throw new FormatException($"line {number}: it has {cells.Length} fields; {Head.Length} are needed");
        }

        if (!Enum.TryParse<OrganisationKind>(cells[2], ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            throw new FormatException($"line {number}: kind is '{cells[2]}'; {string.Join(", ", Enum.GetNames<OrganisationKind>()).ToLowerInvariant()} are allowed");
        }

        return int.TryParse(cells[5], out var level) && level is >= 1 and <= 3
            ? new NewUnit(cells[0], cells[1], kind, cells[3], cells[4], level, cells[6].Length > 0 ? cells[6] : null)
            : throw new FormatException($"line {number}: level is '{cells[5]}'; 1, 2 and 3 are allowed");
    }
}
