using CallCenter.Casework.Places;
using CallCenter.Server.Admin;
using CallCenter.Server.Control;
using CallCenter.Server.Options;

namespace CallCenter.Server.Commands;

/// <summary><c>import places|roads|grids FILE</c>: every bad line is said before anything changes; a dry run changes nothing.</summary>
internal static class ImportCommand
{
    private const int MostShown = 50;

    /// <summary>Kinds of import, with the kind of a place that names none.</summary>
    public static IReadOnlyDictionary<string, PlaceKind> Kinds { get; } = new Dictionary<string, PlaceKind>(StringComparer.Ordinal)
    {
        ["places"] = PlaceKind.Landmark, ["roads"] = PlaceKind.Road, ["grids"] = PlaceKind.Grid,
    };

    public static async Task<int> Run(CommandWish wish, string kind, string file, string datum, bool dryRun, CancellationToken cancellation)
    {
        if (!Kinds.TryGetValue(kind, out var usual))
        {
            throw new OptionException("KIND", kind, string.Join(", ", Kinds.Keys));
        }

        if (!Enum.TryParse<PointDatum>(datum, ignoreCase: true, out var means) || !Enum.IsDefined(means) || char.IsAsciiDigit(datum[0]))
        {
            throw new OptionException("crs", datum, string.Join(", ", Enum.GetNames<PointDatum>()).ToLowerInvariant());
        }

        var path = Path.GetFullPath(file);
        var places = PlaceImport.Read(path, usual, means, out var faults);
        if (faults.Count > 0)
        {
            return Show(new ImportReply(path, dryRun, 0, null, null, faults), wish.Json);
        }

        using var client = await ControlClient.Connect(wish.Options.Data.Control, cancellation).ConfigureAwait(false);
        if (client is null && !dryRun)
        {
            throw new AdminException(Texts.Say("导入需要服务器在运行:请先启动", "an import needs the running server: start it first"));
        }

        return Show(
            client is null ? new ImportReply(path, dryRun, places.Count, null, null, [])
            : await client.Ask<ImportReply>(new ControlRequest { Command = "import", File = path, Kind = kind, Datum = means.ToString(), DryRun = dryRun }, cancellation).ConfigureAwait(false),
            wish.Json);
    }

    private static int Show(ImportReply reply, bool json)
    {
        if (json)
        {
            Output.Json(reply);
        }
        else if (reply.Faults.Count > 0)
        {
            Output.Line(Texts.Say($"{reply.Faults.Count} 行有误,未导入任何内容:", $"{reply.Faults.Count} bad lines; nothing was imported:"));
            foreach (var fault in reply.Faults.Take(MostShown))
            {
                Output.Line("  " + fault);
            }

            if (reply.Faults.Count > MostShown)
            {
                Output.Line(Texts.Say($"  …另有 {reply.Faults.Count - MostShown} 行(--json 给出全部)", $"  … and {reply.Faults.Count - MostShown} more (--json gives all)"));
            }
        }
        else if (reply.New is null)
        {
            Output.Line(Texts.Say($"{reply.Good} 行正确;服务器未运行,无法说明多少为新增", $"{reply.Good} good lines; no server is running that could say how many are new"));
        }
        else
        {
            Output.Line(reply.DryRun
                ? Texts.Say($"试运行:{reply.Good} 行正确,将新增 {reply.New},更新 {reply.Changed};未改动任何内容", $"dry run: {reply.Good} good lines, {reply.New} would be new, {reply.Changed} would change; nothing was changed")
                : Texts.Say($"已导入 {reply.Good} 行:新增 {reply.New},更新 {reply.Changed}", $"{reply.Good} lines imported: {reply.New} new, {reply.Changed} changed"));
        }

        return reply.Faults.Count > 0 ? 1 : 0;
    }
}
