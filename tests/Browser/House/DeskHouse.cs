using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Browser.House;

/// <summary>One server with the accounts of a first start for all walks that need no other. Each walk has people of its own; when they run out, the next server opens.</summary>
public sealed class DeskHouse : IAsyncLifetime
{
    private DeskSite? site;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => site is null ? ValueTask.CompletedTask : site.DisposeAsync();

    /// <summary>The server, with at least two people who were never here.</summary>
    internal async Task<DeskSite> Open()
    {
        Machine.Need("chromium");
        if (site is { NewPeople: < 2 })
        {
            await site.DisposeAsync();
            site = null;
        }

        return site ??= await DeskSite.Start();
    }
}
