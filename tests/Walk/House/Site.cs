using System.Globalization;
using CallCenter.Casework.Calls;
using CallCenter.Casework.Database;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Facts;
using CallCenter.Core.Wire;
using CallCenter.Journal;
using Xunit;

namespace CallCenter.Walk.House;

/// <summary>One running call centre for one collection: data folder, server, database, log. Ends with a failure when the log holds what no test announced.</summary>
public class Site : IAsyncLifetime
{
    // How fast the disk of the machine under test is, with everything else that runs on it, is not what the walk is about.
    private readonly List<string> expected = ["DiskSlow", "everything that waited is written"];
    private int lane;
    private int lateLane = Town.FirstLateLane - 1;
    private int caller;
    private CaseworkDatabase? database;
    private ServerProcess? server;

    internal Town Town { get; } = new();

    internal string Folder { get; } = Directory.CreateTempSubdirectory("walk-").FullName;

    internal string Data => Path.Combine(Folder, "data");

    internal ServerProcess Server => server!;

    internal CallQueries Calls => new(Database);

    internal CaseworkDatabase Database => database!;

    /// <summary>Connection string of another database than SQLite in the data folder; null: that one.</summary>
    internal virtual string? Connection => null;

    /// <summary>Tones in place of the prompts, so that what is heard can be told apart by its frequency.</summary>
    internal virtual bool HasOwnPrompts => true;

    public virtual async ValueTask InitializeAsync()
    {
        if (HasOwnPrompts)
        {
            Town.WritePrompts(Path.Combine(Data, "prompts"));
        }

        Town.Write(Path.Combine(Folder, "town.json"));
        server = await ServerProcess.Start(Arguments("127.0.0.1:0", "127.0.0.1:0"));
        database = new CaseworkDatabase(Connection ?? $"Data Source={Path.Combine(Data, "callcenter.db")}");
    }

    public virtual async ValueTask DisposeAsync()
    {
        var code = server is { IsRunning: true } ? await server.End(TimeSpan.FromSeconds(20)) : 0;
        server?.Dispose();
        database?.Dispose();
        var surprises = LogLines().Where(IsSurprise).ToList();
        GC.SuppressFinalize(this);
        Assert.True(surprises.Count == 0, $"the log holds what no test announced:\n{string.Join('\n', surprises)}");
        Assert.Equal(0, code);
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A warning or error with this text may stand in the log.</summary>
    internal void Expect(string text) => expected.Add(text);

    /// <summary>A lane that no other test of this site uses.</summary>
    internal Lane NextLane() => Town.Lanes[Interlocked.Increment(ref lane)];

    /// <summary>A lane whose callers hear ringing until an agent takes the call.</summary>
    internal Lane NextLateLane() => Town.Lanes[Interlocked.Increment(ref lateLane)];

    /// <summary>A file of bare A-law with half a minute of a tone, for SIPp.</summary>
    internal string Voice(double hz)
    {
        lock (expected)
        {
            var path = Path.Combine(Folder, $"{hz}.alaw");
            if (!File.Exists(path))
            {
                Sound.WriteRawAlaw(path, hz, 30);
            }

            return path;
        }
    }

    /// <summary>A caller's number that nobody else has.</summary>
    internal string NextCaller() => (13900000000 + (Interlocked.Increment(ref caller) * 37)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Starts the server again on the same folder and ports.</summary>
    internal async Task StartAgain()
    {
        var (sip, http) = (Server.Sip.ToString(), $"{Server.Http.Host}:{Server.Http.Port}");
        Server.Dispose();
        server = await ServerProcess.Start(Arguments(sip, http));
    }

    /// <summary>The record of a caller's call as soon as it is as wanted.</summary>
    internal async Task<CallFile> Call(string from, Func<CallFile, bool> wanted, TimeSpan? within = null)
    {
        CallFile? last = null;
        return await Until.Found(
            $"the wanted record of the call from {from}",
            async () =>
            {
                var view = (await Calls.List(new CallFilter(), null, 500, CancellationToken.None)).Calls.FirstOrDefault(c => c.Caller.Raw == from);
                last = view is null ? null : await Calls.Find(view.Id, CancellationToken.None);
                return last is not null && wanted(last) ? last : null;
            },
            within,
            () => $"{last?.Call.ToString() ?? "no record"}; log: {string.Join('\n', LogLines().TakeLast(25))}");
    }

    /// <summary>The record of a call that is over, with its recording.</summary>
    internal Task<CallFile> Over(string from, TimeSpan? within = null) =>
        Call(from, c => c.Call.EndedBy is not null && (c.Call.Times.ConnectedMs is null || c.Recordings.Count > 0), within);

    /// <summary>Left: what the caller said. Right: what he heard.</summary>
    internal (Sound Said, Sound Heard) Recording(CallFile file)
    {
        var recording = Assert.Single(file.Recordings);
        Assert.Equal(RecordingState.Kept, recording.State);
        var tracks = Sound.Read(Path.Combine(Data, "recordings", recording.Path!));
        Assert.Equal(2, tracks.Count);
        return (tracks[0], tracks[1]);
    }

    /// <summary>Keys that were pressed on the caller's line, as the journal has them.</summary>
    internal IReadOnlyList<char> Keys(CallId call) =>
        [.. new JournalReader(Path.Combine(Data, "journal")).ReadFrom(1)
            .Where(r => r.Gap is null && !r.IsRemoved)
            .SelectMany(r => JournalLine.ReadDecided(r.Payload.Span))
            .OfType<PublishFact>().Select(p => p.Fact).OfType<KeyPressed>()
            .Where(k => k.Call == call).Select(k => k.Digit)];

    /// <summary>A value of <c>/metrics</c>.</summary>
    internal async Task<long> Metric(string name)
    {
        using var http = new HttpClient();
        var text = await http.GetStringAsync(new Uri(Server.Http, "/metrics"));
        var line = text.Split('\n').FirstOrDefault(l => l.StartsWith(name + " ", StringComparison.Ordinal));
        return line is null
            ? throw new InvalidOperationException($"no metric {name} in:\n{text}")
            : long.Parse(line.AsSpan(name.Length + 1), CultureInfo.InvariantCulture);
    }

    internal IReadOnlyList<string> LogLines()
    {
        var lines = new List<string>();
        foreach (var path in Directory.Exists(Path.Combine(Data, "logs")) ? Directory.GetFiles(Path.Combine(Data, "logs")) : [])
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            while (reader.ReadLine() is { } line)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private bool IsSurprise(string line) =>
        (line.Contains("[WRN]", StringComparison.Ordinal) || line.Contains("[ERR]", StringComparison.Ordinal) || line.Contains("[FTL]", StringComparison.Ordinal))
        && !expected.Any(text => line.Contains(text, StringComparison.Ordinal));

    private List<string> Arguments(string sip, string http)
    {
        List<string> all =
        [
            "--data", Data, "--http", http, "--https", "127.0.0.1:0", "--sip", sip, "--rtp", "0-0", "--config", Path.Combine(Folder, "town.json"), "--lang", "en",
        ];
        return Connection is { } connection ? [.. all, "--database", connection] : all;
    }
}
