using System.Threading.Channels;
using CallCenter.Console.Contracts;
using CallCenter.Console.Identity;
using Microsoft.Extensions.Logging;

namespace CallCenter.Console.Live;

/// <summary>
/// One page's way out: what streams tell it waits in a bounded queue and leaves as fast as the page takes it. A page that is too slow loses the
/// queue, is told so and starts its streams again from a snapshot: it can never make the server remember more and more.
/// </summary>
/// <param name="connection">Id of the hub's connection.</param>
/// <param name="who">Whose page.</param>
/// <param name="page">The page.</param>
/// <param name="log">Log.</param>
internal sealed class PageLink(string connection, Who who, IDeskPage page, ILogger log)
{
    /// <summary>Deltas that may wait for one page.</summary>
    public const int MostWaiting = 1024;

    private readonly Channel<(LiveStream Stream, long Seq, StreamDelta Delta)> waiting =
        Channel.CreateBounded<(LiveStream, long, StreamDelta)>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true });

    private volatile bool behind;

    public string Connection { get; } = connection;

    public Who Who { get; set; } = who;

    /// <summary>Streams that it listens to. On the board's loop.</summary>
    public Dictionary<string, LiveStream> Streams { get; } = new(StringComparer.Ordinal);

    /// <summary>Something new. On the board's loop.</summary>
    public void Tell(LiveStream stream, long seq, StreamDelta delta)
    {
        if (!behind && !waiting.Writer.TryWrite((stream, seq, delta)))
        {
            behind = true;
        }
    }

    /// <summary>Sends until the page is gone.</summary>
    /// <param name="leaveAll">Takes the page out of all its streams and gives their names.</param>
    /// <param name="gone">The page is gone.</param>
    public async Task Run(Func<Task<IReadOnlyList<string>>> leaveAll, CancellationToken gone)
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(gone).ConfigureAwait(false))
            {
                if (behind)
                {
                    await StartAgain(leaveAll).ConfigureAwait(false);
                    continue;
                }

                foreach (var news in Gather())
                {
                    await page.News(news).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    private async Task StartAgain(Func<Task<IReadOnlyList<string>>> leaveAll)
    {
        var streams = await leaveAll().ConfigureAwait(false);
        while (waiting.Reader.TryRead(out _))
        {
        }

        behind = false;
        foreach (var stream in streams)
        {
            log.PageBehind(stream.Split(':')[0]);
            await page.Behind(stream).ConfigureAwait(false);
        }
    }

    /// <summary>What waits now, in order, neighbours of one stream in one message.</summary>
    private List<StreamNews> Gather()
    {
        var all = new List<StreamNews>();
        List<StreamDelta> deltas = [];
        LiveStream? of = null;
        var first = 0L;
        while (waiting.Reader.TryRead(out var next))
        {
            if (of != next.Stream || next.Seq != first + deltas.Count)
            {
                Close();
                (of, first, deltas) = (next.Stream, next.Seq, []);
            }

            deltas.Add(next.Delta);
        }

        Close();
        return all;

        void Close()
        {
            if (of is not null && deltas.Count > 0)
            {
                all.Add(new StreamNews(of.Name, of.Epoch, first, deltas));
            }
        }
    }
}
