using System.Collections.Concurrent;
using System.Threading.Channels;
using CallCenter.Casework.Drafts;
using CallCenter.Casework.Places;
using CallCenter.Console.Contracts;
using CallCenter.Core.Calls;
using CallCenter.Core.Facts;
using CallCenter.Core.Ports;
using CallCenter.Core.Seats;
using CallCenter.Core.Settings;
using Microsoft.Extensions.Logging;

namespace CallCenter.Console.Live;

/// <summary>
/// What is live, for the pages: seats, calls, queues and open tickets, made from the facts. One loop owns all of it; everybody else posts.
/// It decides nothing: what a page wants goes to the switchboard, and what comes of it comes back as facts.
/// </summary>
public sealed partial class LiveBoard : IFactListener, IAsyncDisposable
{
    private static readonly TimeSpan FloorEvery = TimeSpan.FromMilliseconds(250);

    private readonly Channel<Action> mail = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<long, TaskCompletionSource<string?>> asked = new();
    private readonly Dictionary<string, BoardSeat> seats = new(StringComparer.Ordinal);
    private readonly Dictionary<CallId, BoardCall> calls = [];
    private readonly Dictionary<CallId, BoardTicket> tickets = [];
    private readonly CancellationTokenSource ending = new();
    private readonly string boot = Guid.NewGuid().ToString("N")[..8];
    private readonly DraftDesk drafts;
    private readonly TimeProvider time;
    private readonly TimeZoneInfo site;
    private readonly ILogger log;
    private readonly LiveStream floor;
    private readonly Channel<BoardCall> wanted = Channel.CreateBounded<BoardCall>(new BoundedChannelOptions(4096) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly List<Task> workers = [];
    private volatile Settings settings = new();
    private IDisposable? listening;
    private int epochs;
    private long request;

    /// <summary>Makes an empty board.</summary>
    /// <param name="drafts">Open tickets.</param>
    /// <param name="site">Zone in which a day begins.</param>
    /// <param name="time">Clock.</param>
    /// <param name="log">Log.</param>
    public LiveBoard(DraftDesk drafts, TimeZoneInfo site, TimeProvider time, ILogger<LiveBoard> log)
    {
        (this.drafts, this.site, this.time, this.log) = (drafts, site, time, log);
        request = time.GetUtcNow().ToUnixTimeMilliseconds() << 20;
        floor = new LiveStream("floor", Epoch());
        drafts.Changed += (draft, field) => Post(() => DraftIsChanged(draft, field));
    }

    /// <summary>Gives what is known of a caller; null: nothing is looked up.</summary>
    public Func<string, CallId, CancellationToken, Task<CallerCard?>>? Cards { get; set; }

    /// <summary>Makes suggestions from what was typed; null: there are none.</summary>
    public Func<Draft, Suggestions>? Suggest { get; set; }

    /// <summary>A place by its number; null while there is no finder.</summary>
    public Func<long, KnownPlace?>? Places { get; set; }

    /// <summary>Settings in force.</summary>
    public Settings Settings => settings;

    /// <summary>Starts with what is live already.</summary>
    /// <param name="present">What is live.</param>
    /// <param name="inForce">Settings.</param>
    /// <param name="voice">Voices of browser seats; null: there are none.</param>
    public void Start(Routing.Switchboard.SwitchboardView present, Settings inForce, ISeatVoice? voice)
    {
        settings = inForce;
        TakeOver(present);
        listening = voice?.Watch(state => Post(() => VoiceIs(state)));
        workers.Add(Loop());
        workers.Add(Tick());
        for (var n = 0; n < 4; n++)
        {
            workers.Add(LookUp());
        }
    }

    /// <summary>What the database knows besides.</summary>
    /// <param name="names">Names of people by staff number.</param>
    /// <param name="before">Counts of today up to the start of the board.</param>
    public void Learn(IReadOnlyDictionary<string, string> names, IReadOnlyList<ServiceCount> before) => Post(() =>
    {
        foreach (var (staff, name) in names)
        {
            SeatOf(staff).Name = name;
        }

        foreach (var b in before)
        {
            Count(b.Service, c => new ServiceCount(
                c.Service, c.Offered + b.Offered, c.Answered + b.Answered, c.Within10s + b.Within10s, c.Within15s + b.Within15s, c.Within20s + b.Within20s, c.Abandoned + b.Abandoned));
        }
    });

    /// <summary>Other settings are in force.</summary>
    public void Use(Settings inForce) => Post(() =>
    {
        settings = inForce;
        foreach (var seat in seats.Values)
        {
            var queues = QueuesOf(seat.Staff);
            if (!queues.SequenceEqual(seat.Queues))
            {
                seat.Queues = queues;
                seat.TellSeat();
            }
        }
    });

    /// <inheritdoc/>
    public void OnFact(long seq, Fact fact)
    {
        if (fact is DeskAnswered answered)
        {
            if (asked.TryRemove(answered.Request, out var waiting))
            {
                waiting.TrySetResult(answered.Refusal);
            }

            return;
        }

        Post(() => Take(fact));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        mail.Writer.TryComplete();
        wanted.Writer.TryComplete();
        await ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(workers).ConfigureAwait(false);
        ending.Dispose();
    }

    /// <summary>Asks the switchboard something and waits for its answer.</summary>
    /// <param name="post">Posts the question under this number.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null: done; else why not.</returns>
    internal async Task<string?> Ask(Action<long> post, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref request);
        var waiting = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked[number] = waiting;
        try
        {
            post(number);
            return await waiting.Task.WaitAsync(TimeSpan.FromSeconds(3), time, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return "no-answer";
        }
        finally
        {
            asked.TryRemove(number, out _);
        }
    }

    /// <summary>Does something on the loop and gives its result.</summary>
    internal Task<T> On<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                done.SetResult(work());
            }
#pragma warning disable CA1031 // handed to whoever asked
            catch (Exception why)
#pragma warning restore CA1031
            {
                done.SetException(why);
            }
        });
        return done.Task;
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private string Epoch() => $"{boot}-{++epochs}";

    private void Post(Action work) => mail.Writer.TryWrite(work);

    private BoardSeat SeatOf(string staff)
    {
        if (!seats.TryGetValue(staff, out var seat))
        {
            seat = new BoardSeat(staff) { Queues = QueuesOf(staff), SinceMs = Now };
            seats.Add(staff, seat);
        }

        return seat;
    }

    private IReadOnlyList<string> QueuesOf(string staff) => settings.Staff.FirstOrDefault(s => s.Number == staff)?.Queues ?? [];

    private async Task Loop()
    {
        await foreach (var work in mail.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                work();
            }
#pragma warning disable CA1031 // one thing that fails must not stop every page
            catch (Exception why)
#pragma warning restore CA1031
            {
                log.FactPassed(work.Method.Name, why);
            }
        }
    }

    private async Task Tick()
    {
        using var timer = new PeriodicTimer(FloorEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ending.Token).ConfigureAwait(false))
            {
                Post(TellFloor);
            }
        }
        catch (OperationCanceledException)
        {
            // The board ends.
        }
    }

    private async Task LookUp()
    {
        try
        {
            await foreach (var call in wanted.Reader.ReadAllAsync(ending.Token).ConfigureAwait(false))
            {
                try
                {
                    if (Cards is { } cards && await cards(call.Caller.Raw, call.Id, ending.Token).ConfigureAwait(false) is { } card)
                    {
                        Post(() => CardIs(call, card));
                    }
                }
                catch (Exception why) when (why is System.Data.Common.DbException or TimeoutException or InvalidOperationException or IOException)
                {
                    log.CardLate(call.Id.ToString(), why.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The board ends.
        }
    }
}
