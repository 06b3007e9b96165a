using System.Runtime.CompilerServices;
using CallCenter.Console.Contracts;
using CallCenter.Console.Identity;
using CallCenter.Console.Live;
using CallCenter.Core.Ports;
using CallCenter.Core.Seats;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace CallCenter.Console.Hub;

/// <summary>The hub of every page: streams out, commands in. It holds nothing itself.</summary>
internal sealed class DeskHub(LiveBoard board, DeskCommands commands, PageBook pages, ISeatVoice voice, TimeProvider time, ILogger<DeskHub> log) : Hub<IDeskPage>, IDeskHub
{
    private const string Key = "page";
    private static readonly TimeSpan MeterEvery = TimeSpan.FromMilliseconds(100);

    private PageLink Page => (PageLink)Context.Items[Key]!;

    private bool IsEnglish => Context.GetHttpContext()?.Request.Query["lang"].ToString() == "en";

    /// <inheritdoc/>
    public override async Task OnConnectedAsync()
    {
        if (Context.GetHttpContext() is not { } http || SessionAuthentication.Of(http) is not { } who)
        {
            Context.Abort();
            return;
        }

        // Beyond this method the hub is another object: what the page's pump needs is taken along.
        var link = new PageLink(Context.ConnectionId, who, Clients.Caller, log);
        Context.Items[Key] = link;
        pages.Add(link, Context);
        await base.OnConnectedAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(Key, out var page))
        {
            await board.LeaveAll((PageLink)page!).ConfigureAwait(false);
            pages.Remove(Context.ConnectionId);
        }

        await base.OnDisconnectedAsync(exception).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<StreamStart> Subscribe(SubscribeRequest wanted)
    {
        var (start, refusal) = await board.Subscribe(Page, wanted).ConfigureAwait(false);
        return start ?? new StreamStart(wanted.Stream, string.Empty, 0, null, [], IsEnglish ? refusal!.En : refusal!.Zh);
    }

    /// <inheritdoc/>
    public Task Unsubscribe(string stream)
    {
        board.Unsubscribe(Page, stream);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<CommandAck> Command(CommandEnvelope wanted) => commands.Carry(Page, wanted, Context.ConnectionAborted);

    /// <inheritdoc/>
    public async IAsyncEnumerable<VoiceLevels> Levels([EnumeratorCancellation] CancellationToken cancellation)
    {
        var phone = SeatPhone.Of(Page.Who.Staff);
        using var timer = new PeriodicTimer(MeterEvery, time);
        SeatLevels? before = null;
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
        {
            if (voice.Levels(phone) is not { } now)
            {
                continue;
            }

            var came = now.PacketsIn - (before?.PacketsIn ?? now.PacketsIn);
            var lost = Math.Max(0, now.Lost - (before?.Lost ?? now.Lost));
            before = now;
            yield return new VoiceLevels(
                (int)now.InDb, (int)now.OutDb, came + lost == 0 ? 0 : (int)(lost * 1000 / (came + lost)), (int)now.JitterMs, now.RoundTripMs is { } trip ? (int)trip : null);
        }
    }
}
