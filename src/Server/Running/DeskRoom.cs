using CallCenter.Core.Tickets;
using System.Data.Common;
using CallCenter.Casework.Calls;
using CallCenter.Casework.Database;
using CallCenter.Casework.Drafts;
using CallCenter.Casework.Identity;
using CallCenter.Casework.Knowledge;
using CallCenter.Casework.Organisations;
using CallCenter.Casework.Places;
using CallCenter.Casework.Tickets;
using CallCenter.Console;
using CallCenter.Console.Contracts;
using CallCenter.Console.Live;
using CallCenter.Core.Calls;
using CallCenter.Core.Ports;
using CallCenter.Core.Settings;
using CallCenter.Routing.Switchboard;
using Classifier = CallCenter.Routing.Classification.Classifier;
using CallCenter.Server.Classifying;
using Microsoft.Extensions.Logging;

namespace CallCenter.Server.Running;

/// <summary>Everything that the desks work with, put together: board, drafts, accounts, audit trail.</summary>
internal sealed class DeskRoom : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ReadAfter = TimeSpan.FromMilliseconds(500);
    private readonly Lazy<Classifier> classifier = new(TriageFolder.Shipped.Classifier);
    private readonly DeskQueries queries;
    private readonly TimeProvider time;
    private readonly DraftProjection projection;
    private readonly FirstPasswords first;
    private readonly ISeatVoice voice;
    private readonly bool empty;
    private long startedMs;

    public DeskRoom(DataFolder folder, CaseworkDatabase database, IInbox inbox, ISeatVoice voice, CallIdSource ids, bool empty, TimeProvider time, ILoggerFactory logs)
    {
        this.time = time;
        this.voice = voice;
        this.empty = empty;
        queries = new DeskQueries(database);
        var log = DraftLog.Open(folder.Drafts, out var kept);
        var drafts = new DraftDesk(log, kept, time);
        projection = new DraftProjection(drafts, database, time, logs.CreateLogger<DraftProjection>());
        var accounts = new Accounts(database, time);
        first = new FirstPasswords(folder, accounts);
        var places = new PlaceStore(database);
        Parts = new ConsoleParts
        {
            Board = new LiveBoard(drafts, Site, time, logs.CreateLogger<LiveBoard>()) { Cards = Card, Suggest = draft => DraftSuggestions.Of(classifier.Value, draft), Places = places.Find },
            Inbox = inbox,
            Voice = voice,
            Drafts = drafts,
            Accounts = accounts,
            Sessions = new Sessions(database, time),
            Audit = new AuditTrail(database, time, logs.CreateLogger<AuditTrail>()),
            Calls = new CallQueries(database),
            Knowledge = new KnowledgeStore(database, time),
            Places = places,
            Directory = new DutyDirectory(database, time),
            SameEvents = new SameEventQueries(database, places),
            Tickets = new TicketBook(database, Core.Clocks.ChinaCalendar.Known),
            Ids = ids,
            Time = time,
            KeyFolder = folder.WebKeys,
            PageFolder = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            Authority = File.Exists(Path.Combine(folder.Tls, "ca.crt")) ? File.ReadAllText(Path.Combine(folder.Tls, "ca.crt")) : null,
        };
    }

    /// <summary>Zone in which the site's days begin.</summary>
    public static TimeZoneInfo Site { get; } = TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Shanghai", out var zone)
        ? zone
        : TimeZoneInfo.CreateCustomTimeZone("Asia/Shanghai", TimeSpan.FromHours(8), "Asia/Shanghai", "Asia/Shanghai");

    public ConsoleParts Parts { get; }

    /// <summary>First passwords that were made by this start and are to be shown once; null: none.</summary>
    public string? ToShowOnce => first.Administrator;

    /// <summary>Takes over what is live. What the database knows besides comes later: calls are answered first.</summary>
    public void Start(SwitchboardView present, Settings inForce)
    {
        Parts.Site = inForce.Site;
        startedMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        Parts.Board.Start(present, inForce, voice);
    }

    /// <summary>Makes the first accounts of a new installation; without the database later.</summary>
    public async Task Open(Settings inForce, CancellationToken cancellation)
    {
        try
        {
            await first.Make(inForce, cancellation).ConfigureAwait(false);
        }
        catch (Exception why) when (why is DbException or TimeoutException or InvalidOperationException)
        {
            // The worker tries on.
        }
    }

    /// <summary>Workers that run as long as the server.</summary>
    public IEnumerable<(string Name, Task Work)> Workers(CancellationToken ending) =>
    [
        ("drafts", projection.Run(ending)),
        ("audit", Parts.Audit.Run(ending)),
        ("first-passwords", first.Run(() => Parts.Board.Settings, time, ending)),
        ("board", Learn(ending)),
        ("knowledge", Read(ending)),
        ("classifier", Warm(ending)),
    ];

    public async ValueTask DisposeAsync()
    {
        await Parts.Board.DisposeAsync().ConfigureAwait(false);
        Parts.Drafts.Dispose();
    }

    /// <summary>Reads rules and models when calls are answered already, and before the first words are typed.</summary>
    private async Task Warm(CancellationToken cancellation)
    {
        await Task.Delay(Again, time, cancellation).ConfigureAwait(false);
        _ = classifier.Value;
    }

    /// <summary>Names, and today's counts up to the start, as soon as the database gives them.</summary>
    private async Task Learn(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                var names = await queries.Names(cancellation).ConfigureAwait(false);
                var midnight = TimeZoneInfo.ConvertTime(time.GetUtcNow(), Site);
                var today = await queries.Between(new DateTimeOffset(midnight.Date, midnight.Offset).ToUnixTimeMilliseconds(), startedMs, cancellation).ConfigureAwait(false);
                Parts.Board.Learn(names, [.. today.Select(t => new ServiceCount(t.Service, t.Offered, t.Answered, t.Within10s, t.Within15s, t.Within20s, t.Abandoned))]);
                return;
            }
            catch (Exception why) when (why is DbException or TimeoutException or InvalidOperationException)
            {
                await Task.Delay(Again, time, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Reads places and knowledge base, with the demonstration city in them where it may be, as soon as the database gives it.</summary>
    private async Task Read(CancellationToken cancellation)
    {
        // Calls are answered first: a database in a file does its work on the thread that asks.
        await Task.Delay(ReadAfter, time, cancellation).ConfigureAwait(false);
        while (true)
        {
            try
            {
                if (!empty)
                {
                    if (await Parts.Directory.LoadDemonstration(DemonstrationFolder.Units, DemonstrationFolder.ShiftOf(time.GetUtcNow()), cancellation).ConfigureAwait(false) > 0)
                    {
                        await first.AddDepartments(await Parts.Directory.Departments(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
                    }

                    await Parts.Places.LoadDemonstration(DemonstrationFolder.Places, cancellation).ConfigureAwait(false);
                    await Parts.Knowledge.LoadDemonstration(() => DemonstrationFolder.Knowledge(time.GetUtcNow()), cancellation).ConfigureAwait(false);
                }

                await Parts.Places.Load(cancellation).ConfigureAwait(false);
                await Parts.Knowledge.Load(cancellation).ConfigureAwait(false);
                Parts.Demonstration = await Parts.Knowledge.IsDemonstration(cancellation).ConfigureAwait(false);
                return;
            }
            catch (Exception why) when (why is DbException or TimeoutException or InvalidOperationException)
            {
                await Task.Delay(Again, time, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task<CallerCard?> Card(string caller, CallId call, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var history = await queries.HistoryOf(caller, call, time.GetUtcNow().ToUnixTimeMilliseconds(), patience.Token).ConfigureAwait(false);
            return new CallerCard(
                history.Calls,
                [
                    .. history.Newest.Select(e => new HistoryEntry(
                        e.Id.ToString(), e.ArrivedMs, e.Service, e.TicketState, e.Category, e.Secrecy is null or "open" ? e.Title : null, e.Agent)),
                ],
                history.Newest.FirstOrDefault(e => e.Place is not null && e.Secrecy is null or "open")?.Place);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("the database took too long");
        }
    }
}
