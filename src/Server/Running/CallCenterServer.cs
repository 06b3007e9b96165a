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
using CallCenter.Server.Admin;
using CallCenter.Server.Control;
using CallCenter.Server.Options;
using CallCenter.Telephony;
using Microsoft.Extensions.Logging;

namespace CallCenter.Server.Running;

/// <summary>The whole server in one object: puts the parts together, starts them in order, ends them in the opposite order.</summary>
internal sealed class CallCenterServer : IAsyncDisposable
{
    /// <summary>Realm of every digest; phones are provisioned with it.</summary>
    private const string Realm = "callcenter";

    private readonly ServerOptions options;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly CaseworkDatabase database;
    private readonly JournalWriter journal;
    private readonly ContentStore contents;
    private readonly SettingsStore settings;
    private readonly CallProjection projection;
    private readonly AnchorKey anchorKey;
    private readonly AnchorWriter anchors;
    private readonly ControlSocket control;
    private readonly Switchboard switchboard = new();
    private readonly SteadyClock clock;
    private readonly CancellationTokenSource ending = new();
    private readonly List<Task> workers = [];

    /// <summary>How long the database may take with the last calls when the server ends.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(3);

    private readonly long aliveMs;

    public CallCenterServer(ServerOptions options, TimeProvider time, ILoggerFactory logs)
    {
        this.options = options;
        this.time = time;
        log = logs.CreateLogger<CallCenterServer>();
        aliveMs = LastAlive.Of(options.Data);
        database = new CaseworkDatabase(options.Connection);
        contents = new ContentStore(options.Data.Contents);
        journal = new JournalWriter(
            new JournalOptions { Folder = options.Data.Journal },
            logs.CreateLogger<JournalWriter>(),
            Alarm);
        settings = new SettingsStore(database, contents, time, logs.CreateLogger<SettingsStore>());
        projection = new CallProjection(
            database, new JournalReader(options.Data.Journal, journal.Signal), journal.Signal, new ProjectionOptions(), time, logs.CreateLogger<CallProjection>());
        clock = new SteadyClock(time, journal.LastAt);
        var checkpoints = new CheckpointStore(options.Data.Checkpoints, logs.CreateLogger<CheckpointStore>());
        var restored = Restoration.Run(switchboard, options.Data.Journal, checkpoints, journal.NextSeq - 1, Content, log);
        log.Restored(switchboard.LiveCalls, restored.Checkpoint, restored.Events);
        Loop = new SwitchboardLoop(switchboard, journal, checkpoints, clock, time, log);
        var ids = new CallIdSource(time, after: restored.LastCall > CallIdSource.At(journal.LastAt) ? restored.LastCall : CallIdSource.At(journal.LastAt));
        Gateway = new Gateway(
            new TelephonyOptions
            {
                Listen = options.Sip,
                RecordingsFolder = options.Data.Recordings,
                LadderFolder = options.Data.Ladder,
                LegFile = options.Data.Legs,
                PromptFolders = [options.Data.Prompts, Path.Combine(AppContext.BaseDirectory, "prompts")],
                Realm = Realm,
                RtpPortMin = options.RtpPorts.Min,
                RtpPortMax = options.RtpPorts.Max,
                Music = options.Music,
                Browser = options.Voice,
            },
            Loop,
            ids,
            time,
            logs);
        Desks = new DeskRoom(options.Data, database, Loop, Gateway, ids, options.Empty, time, logs);
        anchorKey = AnchorKey.LoadOrCreate(options.Data.AnchorKey);
        anchors = new AnchorWriter(AnchorFile, anchorKey, () => journal.SyncedHead, time, logs.CreateLogger<AnchorWriter>());
        var desk = new ControlDesk(this, options.Data, time, log);
        control = new ControlSocket(options.Data.Control, desk.Do, desk.Leave, log);
    }

    public SwitchboardLoop Loop { get; }

    public Gateway Gateway { get; }

    public DeskRoom Desks { get; }

    public CallQueries Calls => new(database);

    /// <summary>File of the journal's signed ends.</summary>
    public string AnchorFile => options.Anchor ?? options.Data.Anchors;

    /// <summary>Settings in force.</summary>
    public Settings Settings => settings.Current?.Content ?? DefaultSettings.Create();

    /// <summary>Addresses of http and https once they are served.</summary>
    public IReadOnlyList<string> Web { get; set; } = [];

    /// <summary>True after <see cref="Drain"/>.</summary>
    public bool IsDraining { get; private set; }

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
        var furnishing = new Furnishing(settings, options, Realm);
        if (furnishing.IsWanted(inForce))
        {
            inForce = await furnishing.Try(cancellation).ConfigureAwait(false) ?? furnishing.Meanwhile(inForce, contents, log);
        }

        var lost = switchboard.KnownLines();
        Loop.Post(new ServerStarted(Version, clock.OffsetMs, aliveMs));
        Loop.Post(new DrillClosed(0));
        Publish(inForce);
        foreach (var line in lost)
        {
            Loop.Post(new LineEnded(line, LineEndCause.Lost, 0));
        }

        foreach (var recording in UnnamedRecordings.Find(options.Data, journal.NextSeq - 1))
        {
            Gateway.OnRecordingSealed(recording);
        }

        Gateway.Start();
        Desks.Start(switchboard.View(), inForce.Content);
        Loop.Start(Gateway, Desks.Parts.Board);
        workers.Add(Guarded("projection", projection.Run(ending.Token)));
        workers.Add(Guarded("settings", furnishing.ThenRun(Publish, time, ending.Token)));
        workers.Add(Guarded("anchors", anchors.Run(ending.Token)));
        await Desks.Open(inForce.Content, cancellation).ConfigureAwait(false);
        workers.AddRange(Desks.Workers(ending.Token).Select(w => Guarded(w.Name, w.Work)));
        control.Start();
    }

    /// <summary>From now on only emergency calls are admitted; who is in the house is served to the end.</summary>
    public void Drain()
    {
        IsDraining = true;
        Loop.Post(new DrainStarted());
    }

    /// <summary>The server in a few words.</summary>
    public ServerStatus Status() => new(
        Version, Environment.ProcessId, [.. Gateway.Endpoints.Select(e => e.ToString())], $"{options.RtpPorts.Min}-{options.RtpPorts.Max}", Web,
        Loop.LiveCalls, Gateway.LiveLines, Loop.Waiting, Written, Projected, IsDraining);

    public async ValueTask DisposeAsync()
    {
        await control.DisposeAsync().ConfigureAwait(false);
        await Gateway.DisposeAsync().ConfigureAwait(false);
        Loop.Dispose();
        await ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(workers).ConfigureAwait(false);
        await KeepTheEnd().ConfigureAwait(false);
        await Desks.DisposeAsync().ConfigureAwait(false);
        journal.Dispose();
        SignEnd();
        anchorKey.Dispose();
        database.Dispose();
        ending.Dispose();
    }

    /// <summary>How the last calls ended is in the database before the program is gone, if that answers; else with the next start.</summary>
    private async Task KeepTheEnd()
    {
        using var patience = new CancellationTokenSource(LastWords);
        try
        {
            await projection.CatchUp(patience.Token).ConfigureAwait(false);
        }
        catch (Exception why) when (why is OperationCanceledException or System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException or TimeoutException or InvalidOperationException
            or JournalDamagedException)
        {
            // The journal has it.
        }
    }

    /// <summary>The last word of a clean end is signed, so that nothing can be cut off behind it.</summary>
    private void SignEnd()
    {
        try
        {
            anchors.Write();
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            log.EndNotSigned(why.Message);
        }
    }

    private void Alarm(JournalAlarm alarm)
    {
        switch (alarm.Kind)
        {
            case JournalAlarmKind.Recovered or JournalAlarmKind.GapClosed:
                log.JournalRelieved(alarm.Kind.ToString(), alarm.Seq, alarm.Detail);
                break;
            case JournalAlarmKind.DiskSlow:
                log.JournalWaits(alarm.Kind.ToString(), alarm.Seq, alarm.Detail);
                break;
            default:
                log.JournalAlarmed(alarm.Kind.ToString(), alarm.Seq, alarm.Detail);
                break;
        }
    }

    private void Publish(PublishedSettings published)
    {
        log.SettingsInForce(published.Version);
        Gateway.Use(published.Content);
        Desks.Parts.Board.Use(published.Content);
        Loop.Post(new SettingsChanged(published.Version, published.Hash) { Content = published.Content });
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
