using System.Globalization;
using CallCenter.Bench;
using CallCenter.Bench.Load;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var measurements = new Dictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["decisions"] = _ => Decisions.Measure(),
    ["parse"] = _ => Parse.Measure(),
    ["classify"] = _ => ClassifySpeed.Measure(),
    ["knowledge"] = _ => KnowledgeSearch.Measure(),
    ["places"] = _ => PlaceSearch.Measure(),
    ["journal"] = _ => JournalSpeed.Measure(),
    ["projection"] = _ => ProjectionSpeed.Measure(),
    ["relay"] = _ => RelayCost.Measure(),
    ["nothing"] = _ => Task.FromResult(0),
    ["start"] = _ => StartTime.Measure(),
    ["load"] = LoadRun.Measure,
};
if (args.Length == 0 || !measurements.TryGetValue(args[0], out var measure))
{
    await System.Console.Error.WriteLineAsync($"tests/Bench/run NAME, where NAME is one of: {string.Join(", ", measurements.Keys.Where(k => k != "nothing"))}");
    return 2;
}

return await measure(args[1..]);
