using System.Reflection;
using CallCenter.Casework.Calls;
using CallCenter.Casework.Database;
using CallCenter.Casework.SettingsTables;
using CallCenter.Core.Calls;
using CallCenter.Core.Events;
using CallCenter.Core.Settings;
using CallCenter.Core.Wire;
using CallCenter.Journal;
using CallCenter.Routing.Switchboard;
using CallCenter.Server.Options;
using CallCenter.Telephony;
using Microsoft.Extensions.Logging;

namespace CallCenter.Server.Running;

/// <summary>The whole server in one object: puts the parts together, starts them in order, ends them in the opposite order.</summary>
internal sealed class CallCenterServer : IAsyncDisposable
{
    private readonly ServerOptions options;
    private readonly ILogger log;
    private readonly CaseworkDatabase database;
    private readonly JournalWriter journal;
    private readonly ContentStore contents;
    private readonly SettingsStore settings;
    private readonly CallProjection projection;
    private readonly Switchboard switchboard = new();
    private readonly SteadyClock clock;
    private readonly CancellationTokenSource ending = new();
    private readonly List<Task> workers = [];

    public CallCenterServer(ServerOptions options, TimeProvider time, ILoggerFactory logs)
    {
        this.options = options;
        log = logs.CreateLogger<CallCenterServer>();
        Directory.CreateDirectory(options.Data);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(options.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        database = new CaseworkDatabase(options.Database ?? $"Data Source={Path.Combine(options.Data, "callcenter.db")}");
        contents = new ContentStore(Path.Combine(options.Data, "contents"));
        journal = new JournalWriter(
            new JournalOptions { Folder = JournalFolder },
            logs.CreateLogger<JournalWriter>(),
            alarm => log.JournalAlarmed(alarm.Kind.ToString(), alarm.Seq, alarm.Detail));
        settings = new SettingsStore(database, contents, time, logs.CreateLogger<SettingsStore>());
        projection = new CallProjection(
            database, new JournalReader(JournalFolder, journal.Signal), journal.Signal, new ProjectionOptions(), time, logs.CreateLogger<CallProjection>());
        clock = new SteadyClock(time, journal.LastAt);
        var checkpoints = new CheckpointStore(Path.Combine(options.Data, "checkpoints"), logs.CreateLogger<CheckpointStore>());
        Restore(checkpoints);
        Loop = new SwitchboardLoop(switchboard, journal, checkpoints, clock, time, log);
        Gateway = new Gateway(
            new TelephonyOptions
            {
                Listen = options.Sip,
                RecordingsFolder = RecordingsFolder,
                LadderFolder = Path.Combine(options.Data, "ladder"),
                PromptFolders = [Path.Combine(options.Data, "prompts"), Path.Combine(AppContext.BaseDirectory, "prompts")],
                RtpPortMin = options.RtpPorts.Min,
                RtpPortMax = options.RtpPorts.Max,
                Music = options.Music,
            },
            Loop,
            new CallIdSource(time),
            time,
            logs);
    }

    public SwitchboardLoop Loop { get; }

    public Gateway Gateway { get; }

    public CallQueries Calls => new(database);

    public string JournalFolder => Path.Combine(options.Data, "journal");

    public string RecordingsFolder => Path.Combine(options.Data, "recordings");

    /// <summary>The last journal record that is in the database.</summary>
    public long Projected => projection.Projected;

    /// <summary>The last journal record that is on disk.</summary>
    public long Written => journal.Signal.LastWritten;

    /// <summary>Version of the program.</summary>
    public static string Version { get; } = Assembly.GetExecutingAssembly().GetName().Version?.ToString() ?? "0";

    /// <summary>Starts everything; when it returns, calls are answered.</summary>
    public async Task Start(CancellationToken cancellation)
    {
        var inForce = await settings.Start(cancellation).ConfigureAwait(false);
        if (options.FirstSettings is { } first && inForce.Content is { Phones.Count: 0, Staff.Count: 0 })
        {
            var outcome = await settings.Change(_ => first, cancellation).ConfigureAwait(false);
            inForce = outcome.Published ?? throw new OptionException(string.Join("; ", outcome.Faults));
        }

        var lost = switchboard.KnownLines();
        Loop.Post(new ServerStarted(Version, clock.OffsetMs));
        Publish(inForce);
        foreach (var line in lost)
        {
            Loop.Post(new LineEnded(line, LineEndCause.Lost, 0));
        }

        Gateway.Start();
        Loop.Start(Gateway);
        workers.Add(Guarded("projection", projection.Run(ending.Token)));
        workers.Add(Guarded("settings", settings.Run(Publish, ending.Token)));
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync().ConfigureAwait(false);
        Loop.Dispose();
        await ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(workers).ConfigureAwait(false);
        journal.Dispose();
        database.Dispose();
        ending.Dispose();
    }

    private void Publish(PublishedSettings published)
    {
        log.SettingsInForce(published.Version);
        Gateway.Use(published.Content);
        Loop.Post(new SettingsChanged(published.Version, published.Hash) { Content = published.Content });
    }

    /// <summary>The state as of the last record: checkpoint, then the journal's tail with the effects thrown away.</summary>
    private void Restore(CheckpointStore checkpoints)
    {
        var from = 1L;
        if (checkpoints.LoadAtMost(journal.NextSeq - 1) is { } checkpoint)
        {
            switchboard.Load(checkpoint.Content.Span, Content);
            from = checkpoint.Seq + 1;
        }

        var events = 0L;
        foreach (var record in new JournalReader(JournalFolder).ReadFrom(from))
        {
            if (record.Gap is null && !record.IsRemoved)
            {
                var happened = JournalLine.ReadEvent(record.Payload.Span);
                if (happened is SettingsChanged changed)
                {
                    happened = changed with { Content = Content(changed.Hash) };
                }

                switchboard.Decide(record.Seq, record.At, happened);
                events++;
            }
        }

        log.Restored(switchboard.LiveCalls, from - 1, events);
    }

    private Settings Content(string hash) =>
        contents.Get(hash) is { } bytes ? SettingsBytes.Read(bytes) : DefaultSettings.Create();

    private async Task Guarded(string worker, Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
#pragma warning disable CA1031 // a worker that fails is said; calls go on
        catch (Exception why)
#pragma warning restore CA1031
        {
            log.WorkerFailed(worker, why);
        }
    }
}
