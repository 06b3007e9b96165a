using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using CallCenter.Routing.Simulation;
using CallCenter.Server.Options;

namespace CallCenter.Server.Admin;

/// <summary>A simulation's profile as it lies in a JSON file, with the traces that it names read from their tables.</summary>
internal static class SimulationFile
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads it.</summary>
    /// <exception cref="OptionException">It is not there, no JSON, or has a key that is unknown; the sentence names it.</exception>
    public static SimulationProfile Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new OptionException("profile", file, Texts.Say("存在的 JSON 文件", "a JSON file that is there"));
        }

        try
        {
            var written = JsonSerializer.Deserialize<WrittenProfile>(File.ReadAllBytes(file), Reading) ?? throw new JsonException("it is empty");
            return new SimulationProfile
            {
                Seed = written.Seed,
                Seconds = written.Seconds,
                WarmUpSeconds = written.WarmUpSeconds,
                Shifts = written.Shifts,
                Services = [.. written.Services.Select(s => s.Rule with { Trace = s.TraceFile is { } trace ? Trace(trace, Path.GetDirectoryName(Path.GetFullPath(file))!) : [] })],
            };
        }
        catch (JsonException why)
        {
            throw new OptionException("profile", file, Texts.Say($"合法的配置:{why.Message}", $"a valid profile: {why.Message}"));
        }
    }

    /// <summary>Calls of a table with a head line, tabs between the columns, plain or gzip. A call begins at a number of seconds or at a time of day, with a date where one is named.</summary>
    private static List<SimulatedCall> Trace(TraceFile trace, string folder)
    {
        var path = Path.Combine(folder, trace.File);
        if (!File.Exists(path))
        {
            throw new OptionException("traceFile.file", trace.File, Texts.Say("存在的表格文件", "a table that is there"));
        }

        using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? (Stream)new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path);
        using var reader = new StreamReader(stream);
        var head = (reader.ReadLine() ?? string.Empty).Split('\t');
        var (at, talk, date) = (Column(trace.Arrival)!.Value, Column(trace.Talk), Column(trace.Date));
        var only = trace.Only.Select(o => (Column: Column(o.Key)!.Value, o.Value)).ToList();
        var calls = new List<SimulatedCall>();
        DateTime? first = null;
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            var cells = text.Split('\t');
            if (cells.Length < head.Length || only.Exists(o => !o.Value.Contains(cells[o.Column])))
            {
                continue;
            }

            var day = date is { } d ? DateTime.TryParse(cells[d], CultureInfo.InvariantCulture, out var known) ? known : throw Bad(line, trace.Date!, cells[d]) : default;
            first = first is null || day < first ? day : first;
            var seconds = Seconds(cells[at]) ?? throw Bad(line, trace.Arrival, cells[at]);
            calls.Add(new SimulatedCall(seconds + (day - first.Value).TotalSeconds, talk is { } t ? Seconds(cells[t]) ?? throw Bad(line, trace.Talk!, cells[t]) : null));
        }

        return calls;

        int? Column(string? name) => name is null ? null
            : Array.IndexOf(head, name) is >= 0 and var found ? found
            : throw new OptionException("traceFile", name, Texts.Say($"{trace.File} 的列:{string.Join("、", head)}", $"a column of {trace.File}: {string.Join(", ", head)}"));

        OptionException Bad(int line, string column, string value) =>
            new("traceFile", value, Texts.Say($"{trace.File} 第 {line} 行 {column}:秒数或 时:分:秒", $"{trace.File}, line {line}, {column}: seconds or h:mm:ss"));
    }

    private static double? Seconds(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var plain) && plain >= 0 ? plain
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var clock) && clock >= TimeSpan.Zero ? clock.TotalSeconds : null;

    private sealed record WrittenProfile
    {
        public long Seed { get; init; } = 1;

        public double Seconds { get; init; } = 3600;

        public double WarmUpSeconds { get; init; }

        public List<WrittenNumber> Services { get; init; } = [];

        public List<SimulatedShift> Shifts { get; init; } = [];
    }

    private sealed record WrittenNumber
    {
        public required string Number { get; init; }

        public Core.Calls.Priority Urgency { get; init; } = Core.Calls.Priority.P3;

        public double PerHour { get; init; }

        public List<SimulatedBurst> Bursts { get; init; } = [];

        public TraceFile? TraceFile { get; init; }

        public double TalkSeconds { get; init; } = 180;

        public Spread Talk { get; init; } = Spread.Exponential;

        public double? PatienceSeconds { get; init; }

        public int WrapUpSeconds { get; init; }

        public SimulatedNumber Rule => new()
        {
            Number = Number, Urgency = Urgency, PerHour = PerHour, Bursts = Bursts, TalkSeconds = TalkSeconds, Talk = Talk, PatienceSeconds = PatienceSeconds, WrapUpSeconds = WrapUpSeconds,
        };
    }

    private sealed record TraceFile
    {
        public required string File { get; init; }

        public required string Arrival { get; init; }

        public string? Date { get; init; }

        public string? Talk { get; init; }

        public Dictionary<string, List<string>> Only { get; init; } = [];
    }
}
