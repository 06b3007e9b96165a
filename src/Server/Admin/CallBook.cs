using CallCenter.Casework.Calls;
using CallCenter.Core.Calls;
using CallCenter.Server.Control;
using CallCenter.Server.Running;
using CallCenter.Telephony.Ladder;

namespace CallCenter.Server.Admin;

/// <summary>Calls for the command line: the same with a server and without one.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="calls">The database.</param>
internal sealed class CallBook(DataFolder folder, CallQueries calls)
{
    /// <summary>Newest first.</summary>
    public async Task<CallsReply> List(ControlRequest asked, CancellationToken cancellation)
    {
        if (asked.Limit is < 1 or > CallQueries.MaxPage)
        {
            throw new AdminException(Texts.Say($"limit 的值是 {asked.Limit};允许 1 至 {CallQueries.MaxPage}", $"limit is {asked.Limit}; allowed is 1 to {CallQueries.MaxPage}"));
        }

        var page = await calls.List(new CallFilter(asked.Drill, Service: asked.Service), null, asked.Limit, cancellation).ConfigureAwait(false);
        return new CallsReply([.. page.Calls.Select(CallRow.Of)], page.Next is not null);
    }

    /// <summary>One call with its SIP ladder.</summary>
    /// <exception cref="AdminException">There is no such call.</exception>
    public async Task<CallReply> Show(ControlRequest asked, CancellationToken cancellation)
    {
        if (!CallId.TryParse(asked.Id, out var id) || await calls.Find(id, cancellation).ConfigureAwait(false) is not { } file)
        {
            throw new AdminException(Texts.Say($"没有编号为 '{asked.Id}' 的呼叫;'callcenter calls' 列出编号", $"there is no call '{asked.Id}'; 'callcenter calls' lists the numbers"));
        }

        var from = DateTimeOffset.FromUnixTimeMilliseconds(file.Call.Times.ArrivedMs).AddHours(-1);
        var to = DateTimeOffset.FromUnixTimeMilliseconds(file.Call.Times.EndedMs ?? file.Call.Times.ArrivedMs).AddHours(file.Call.Times.EndedMs is null ? 24 : 1);
        var ladder = LadderReader.Read(folder.Ladder, id, from, to)
            .Select(m => new LadderRow(DateTimeOffset.FromUnixTimeMilliseconds(m.AtMs), m.Sent, m.Local, m.Remote, asked.Reveal ? m.Text : LadderMask.Mask(m.Text)));
        return new CallReply(CallRow.Of(file.Call), file.Recordings, file.Ticket, [.. ladder]);
    }
}
