using CallCenter.Casework.Database;
using CallCenter.Casework.Identity;
using CallCenter.Casework.Tickets;
using CallCenter.Server.Admin;
using CallCenter.Server.Control;
using CallCenter.Server.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Server.Commands;

/// <summary><c>verify</c>: 0 when every seal holds, 1 with each fault named.</summary>
internal static class VerifyCommand
{
    public static async Task<int> Run(CommandWish wish, CancellationToken cancellation)
    {
        var folder = wish.Options.Data;
        using var client = await ControlClient.Connect(folder.Control, cancellation).ConfigureAwait(false);
        if (client is null && !Directory.Exists(folder.Journal))
        {
            throw new OptionException("data", folder.Root, Texts.Say("曾运行过服务器的文件夹", "a folder on which a server has run"));
        }

        var reply = client is not null
            ? await client.Ask<VerifyReply>(new ControlRequest { Command = "verify" }, cancellation).ConfigureAwait(false)
            : await Offline(wish.Options, cancellation).ConfigureAwait(false);
        if (wish.Json)
        {
            Output.Json(reply);
        }
        else
        {
            Output.Line(Texts.Say(
                $"日志 {reply.JournalRecords} 条,内容已按期清除 {reply.PayloadsRemoved} 条,签名锚点 {reply.Anchors} 个",
                $"journal: {reply.JournalRecords} records, {reply.PayloadsRemoved} with their content removed by retention, {reply.Anchors} signed ends"));
            Output.Line(Texts.Say($"录音 {reply.Recordings} 个,封印完好 {reply.RecordingsSound} 个", $"recordings: {reply.Recordings}, {reply.RecordingsSound} sound"));
            Output.Line(reply.AuditEntries is { } entries
                ? Texts.Say($"审计 {entries} 条", $"audit trail: {entries} entries")
                : Texts.Say($"审计无法读取:{reply.AuditAway}", $"the audit trail can't be read: {reply.AuditAway}"));
            Output.Line(Texts.Say($"工单流转 {reply.TicketMoves} 步", $"tickets: {reply.TicketMoves} moves"));
            foreach (var gap in reply.Gaps)
            {
                Output.Line(Texts.Say($"日志自述缺口 {gap}", $"the journal says it lost {gap}"));
            }

            foreach (var fault in reply.Faults)
            {
                Output.Line(Texts.Say($"错误 {fault}", $"FAULT {fault}"));
            }

            Output.Line(reply.Faults.Count == 0 ? Texts.Say("完好", "sound") : Texts.Say($"发现 {reply.Faults.Count} 处错误", $"{reply.Faults.Count} faults"));
        }

        return reply.Faults.Count == 0 ? 0 : 1;
    }

    private static async Task<VerifyReply> Offline(ServerOptions options, CancellationToken cancellation)
    {
        using var database = options.Database is null && !File.Exists(options.Data.Database) ? null : new CaseworkDatabase(options.Connection);
        var audit = database is null ? null : new AuditTrail(database, TimeProvider.System, NullLogger<AuditTrail>.Instance);
        return await Verification.Run(options.Data, options.Anchor ?? options.Data.Anchors, audit, database is null ? null : new TicketBook(database, Core.Clocks.ChinaCalendar.Known), TimeProvider.System.GetUtcNow(), null, cancellation).ConfigureAwait(false);
    }
}
