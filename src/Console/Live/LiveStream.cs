using CallCenter.Console.Contracts;

namespace CallCenter.Console.Live;

/// <summary>
/// One replayable stream: numbered deltas, the newest of them kept, and a snapshot for whoever has none or too old ones. Lives on the board's
/// loop; nothing else touches it.
/// </summary>
/// <param name="name">Name in the contract.</param>
/// <param name="epoch">Tells these numbers from those of an earlier run.</param>
internal sealed class LiveStream(string name, string epoch)
{
    /// <summary>Deltas that a page may have missed without needing a snapshot.</summary>
    public const int Kept = 256;

    private readonly Queue<StreamDelta> kept = new();
    private readonly Dictionary<PageLink, Func<StreamDelta, StreamDelta>> pages = [];

    public string Name { get; } = name;

    public string Epoch { get; } = epoch;

    /// <summary>Number of the newest delta; 0: none yet.</summary>
    public long Seq { get; private set; }

    public bool HasPages => pages.Count > 0;

    public void Publish(StreamDelta delta)
    {
        Seq++;
        kept.Enqueue(delta);
        if (kept.Count > Kept)
        {
            kept.Dequeue();
        }

        foreach (var (page, mask) in pages)
        {
            page.Tell(this, Seq, mask(delta));
        }
    }

    /// <summary>A page begins here: with what it missed, or with a snapshot.</summary>
    /// <param name="page">The page.</param>
    /// <param name="wanted">Where it left off.</param>
    /// <param name="snapshot">Makes the whole, as this page may see it.</param>
    /// <param name="mask">Makes a delta into what this page may see.</param>
    public StreamStart Start(PageLink page, SubscribeRequest wanted, Func<StreamSnapshot> snapshot, Func<StreamDelta, StreamDelta> mask)
    {
        pages[page] = mask;
        var first = Seq - kept.Count;
        return wanted.After is { } after && wanted.Epoch == Epoch && after >= first && after <= Seq
            ? new StreamStart(wanted.Stream, Epoch, Seq, null, [.. kept.Skip((int)(after - first)).Select(mask)], null)
            : new StreamStart(wanted.Stream, Epoch, Seq, snapshot(), [], null);
    }

    public void Leave(PageLink page) => pages.Remove(page);
}
