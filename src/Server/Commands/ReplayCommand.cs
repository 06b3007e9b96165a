using System.Globalization;
using CallCenter.Core.Wire;
using CallCenter.Server.Admin;
using CallCenter.Server.Options;

namespace CallCenter.Server.Commands;

/// <summary><c>replay</c>: decides the journal once more. 0 when every decision is the same, byte for byte; 1 with the first difference named.</summary>
internal static class ReplayCommand
{
    public static Task<int> Run(CommandWish wish, long from, long to, CancellationToken cancellation)
    {
        if (from < 1)
        {
            throw new OptionException("from", from.ToString(CultureInfo.InvariantCulture), Texts.Say("日志序号,从 1 起", "a number of the journal, from 1"));
        }

        if (to < from)
        {
            throw new OptionException("to", to.ToString(CultureInfo.InvariantCulture), Texts.Say($"不小于 --from 的日志序号({from})", $"a number of the journal that is not before --from ({from})"));
        }

        if (!Directory.Exists(wish.Options.Data.Journal))
        {
            throw new OptionException("data", wish.Options.Data.Root, Texts.Say("曾运行过服务器的文件夹", "a folder on which a server has run"));
        }

        var report = Replay(wish.Options.Data, from, to, cancellation);
        if (wish.Json)
        {
            Output.Json(report);
        }
        else
        {
            Output.Line(Texts.Say(
                $"从检查点 {report.Checkpoint} 起重放第 {report.From} 至 {report.To} 条,共 {report.Records} 条决策",
                $"decided again: {report.Records} records, {report.From} to {report.To}, from checkpoint {report.Checkpoint}"));
            Output.Line(report.Difference is not { } other
                ? Texts.Say("与当时逐字节相同", "the same, byte for byte")
                : Texts.Say(
                    $"第 {other.Seq} 条第 {other.Effect + 1} 个效果{(other.Field.Length == 0 ? string.Empty : $"的 {other.Field}")}不同:当时 {other.Decided ?? "无"},现在 {other.Now ?? "无"}",
                    $"record {other.Seq}, effect {other.Effect + 1}{(other.Field.Length == 0 ? string.Empty : $", {other.Field}")} differs: decided {other.Decided ?? "nothing"}, now {other.Now ?? "nothing"}"));
        }

        return Task.FromResult(report.Difference is null ? 0 : 1);
    }

    private static ReplayReport Replay(Running.DataFolder folder, long from, long to, CancellationToken cancellation)
    {
        var replay = new JournalReplay(folder);
        replay.Begin(from);
        using var line = new JournalLine();
        var (records, last) = (0L, from - 1);
        foreach (var (record, happened) in replay.Events(to))
        {
            cancellation.ThrowIfCancellationRequested();
            var effects = replay.Decide(record, happened);
            if (record.Seq < from)
            {
                continue;
            }

            (records, last) = (records + 1, record.Seq);
            line.Write(happened, effects);
            if (JournalReplay.Compare(record, line.Decided) is { } other)
            {
                return new ReplayReport(replay.Checkpoint, from, last, records, other);
            }
        }

        return new ReplayReport(replay.Checkpoint, from, last, records, null);
    }
}

/// <summary>What came of a replay.</summary>
/// <param name="Checkpoint">Number of the checkpoint from which it began; 0: from the beginning.</param>
/// <param name="From">Number of the first compared record.</param>
/// <param name="To">Number of the last.</param>
/// <param name="Records">How many were compared.</param>
/// <param name="Difference">The first difference; null: none.</param>
internal sealed record ReplayReport(long Checkpoint, long From, long To, long Records, ReplayDifference? Difference);
