using System.Collections.Concurrent;
using CallCenter.Console.Identity;
using CallCenter.Console.Live;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.Console.Hub;

/// <summary>Pages that are connected, so that the pages of a session that is over can be cut off.</summary>
internal sealed class PageBook : IDisposable
{
    private readonly ConcurrentDictionary<string, (PageLink Link, HubCallerContext Context, Task Running)> pages = new(StringComparer.Ordinal);
    private readonly SessionBook sessions;
    private readonly LiveBoard board;

    public PageBook(SessionBook sessions, LiveBoard board)
    {
        (this.sessions, this.board) = (sessions, board);
        sessions.Ended += CutOff;
    }

    /// <summary>Pages now.</summary>
    public int Count => pages.Count;

    public void Add(PageLink link, HubCallerContext context) =>
        pages[link.Connection] = (link, context, link.Run(() => board.LeaveAll(link), context.ConnectionAborted));

    public void Remove(string connection) => pages.TryRemove(connection, out _);

    public void Dispose() => sessions.Ended -= CutOff;

    private void CutOff(string session)
    {
        foreach (var (link, context, _) in pages.Values)
        {
            if (link.Who.Session.Id == session)
            {
                context.Abort();
            }
        }
    }
}
