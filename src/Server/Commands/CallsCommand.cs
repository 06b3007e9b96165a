using System.Globalization;
using CallCenter.Casework.Calls;
using CallCenter.Casework.Database;
using CallCenter.Server.Admin;
using CallCenter.Server.Control;
using CallCenter.Server.Options;

namespace CallCenter.Server.Commands;

/// <summary><c>calls</c>: the list, or one call with its SIP ladder; from the server, or without one from the folder.</summary>
internal static class CallsCommand
{
    public static async Task<int> Run(CommandWish wish, ControlRequest request, bool whole, CancellationToken cancellation)
    {
        if (request.Limit is < 1 or > CallQueries.MaxPage)
        {
            throw new OptionException("limit", request.Limit.ToString(CultureInfo.InvariantCulture), Texts.Say($"1 至 {CallQueries.MaxPage}", $"1 to {CallQueries.MaxPage}"));
        }

        if (request.Id is { } id && !CallCenter.Core.Calls.CallId.TryParse(id, out _))
        {
            throw new OptionException("ID", id, Texts.Say("呼叫编号,例如 1MQCECX6000", "the number of a call, for example 1MQCECX6000"));
        }

        using var client = await ControlClient.Connect(wish.Options.Data.Control, cancellation).ConfigureAwait(false);
        if (request.Command == "calls")
        {
            Show(client is not null
                ? await client.Ask<CallsReply>(request, cancellation).ConfigureAwait(false)
                : await Offline(wish.Options, book => book.List(request, cancellation)).ConfigureAwait(false), wish.Json);
        }
        else
        {
            Show(client is not null
                ? await client.Ask<CallReply>(request, cancellation).ConfigureAwait(false)
                : await Offline(wish.Options, book => book.Show(request, cancellation)).ConfigureAwait(false), wish.Json, whole);
        }

        return 0;
    }

    private static async Task<T> Offline<T>(ServerOptions options, Func<CallBook, Task<T>> read)
    {
        if (options.Database is null && !File.Exists(options.Data.Database))
        {
            throw new OptionException("data", options.Data.Root, Texts.Say("曾运行过服务器的文件夹", "a folder on which a server has run"));
        }

        using var database = new CaseworkDatabase(options.Connection);
        return await read(new CallBook(options.Data, new CallQueries(database))).ConfigureAwait(false);
    }

    private static void Show(CallsReply reply, bool json)
    {
        if (json)
        {
            Output.Json(reply);
            return;
        }

        if (reply.Calls.Count == 0)
        {
            Output.Line(Texts.Say("还没有呼叫(演练的呼叫:--drill)", "no calls yet (those of drills: --drill)"));
            return;
        }

        Output.Line(Texts.Say(
            "编号           到达时间                 号码   级别 状态      等待/秒 座席   结束方  主叫",
            "call           arrived                  number prio state    wait/s  agent  ended by caller"));
        foreach (var c in reply.Calls)
        {
            Output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{c.Id,-14} {Output.Time(c.Arrived)}  {c.Service,-6} {c.Urgency,-4} {Words.Pad(Words.Of(c.State), 9)} {(c.WaitSeconds is { } wait ? wait.ToString("F1", CultureInfo.InvariantCulture) : "-"),6} {c.Agent ?? c.Party ?? "-",-7} {Words.Pad(Words.Of(c.EndedBy), 8)} {c.Caller}"));
        }

        if (reply.More)
        {
            Output.Line(Texts.Say("还有更早的呼叫:--limit 最多 500", "there are earlier ones: --limit up to 500"));
        }
    }

    private static void Show(CallReply reply, bool json, bool whole)
    {
        if (json)
        {
            Output.Json(reply);
            return;
        }

        var c = reply.Call;
        Output.Line($"{c.Id}  {c.Service}  {c.Urgency}  {Words.Of(c.State)}{(c.Drill ? Texts.Say("  演练", "  drill") : string.Empty)}");
        Output.Line($"  {Words.Pad(Texts.Say("主叫", "caller"), 10)}{c.Caller}  ({c.Trunk})");
        Output.Line($"  {Words.Pad(Texts.Say("到达", "arrived"), 10)}{Output.Time(c.Arrived)}");
        Output.Line($"  {Words.Pad(Texts.Say("接通", "connected"), 10)}{Output.Time(c.Connected)}");
        Output.Line($"  {Words.Pad(Texts.Say("入队", "queued"), 10)}{Output.Time(c.Queued)}  {c.Queue}");
        Output.Line($"  {Words.Pad(Texts.Say("派送", "offered"), 10)}{Output.Time(c.Offered)}  x{c.Offers}");
        Output.Line($"  {Words.Pad(Texts.Say("应答", "accepted"), 10)}{Output.Time(c.Accepted)}  {c.Agent} {c.Party}");
        Output.Line($"  {Words.Pad(Texts.Say("结束", "ended"), 10)}{Output.Time(c.Ended)}  {Words.Of(c.EndedBy)} {c.Cause} {(c.Code == 0 ? string.Empty : c.Code.ToString(CultureInfo.InvariantCulture))}");
        foreach (var r in reply.Recordings)
        {
            Output.Line($"  {Words.Pad(Texts.Say("录音", "recording"), 10)}{r.Path ?? r.Why}  {r.DurationMs / 1000.0:F1} s{(r.Recovered ? Texts.Say("  崩溃后修复", "  recovered after a crash") : string.Empty)}");
        }

        Output.Line($"  {Words.Pad(Texts.Say("工单", "ticket"), 10)}{reply.Ticket?.Id.ToString() ?? "-"}  {Words.Of(reply.Ticket?.State.ToString())}");
        Output.Line(string.Empty);
        if (reply.Ladder.Count == 0)
        {
            Output.Line(Texts.Say("没有信令记录(保留 7 天)", "no SIP messages (kept for 7 days)"));
        }

        foreach (var m in reply.Ladder)
        {
            Output.Line($"{Output.Time(m.At)}  {m.Local} {(m.Sent ? "-->" : "<--")} {m.Remote}  {m.Text.Split('\r')[0]}");
            if (whole)
            {
                Output.Line("    " + m.Text[(m.Text.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd().ReplaceLineEndings("\n    "));
            }
        }
    }
}
