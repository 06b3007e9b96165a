using CallCenter.Server.Admin;
using CallCenter.Server.Control;

namespace CallCenter.Server.Commands;

/// <summary><c>doctor</c>: what this machine lacks, each with what to do. 1 when calls would be harmed.</summary>
internal static class DoctorCommand
{
    public static async Task<int> Run(CommandWish wish, CancellationToken cancellation)
    {
        using var client = await ControlClient.Connect(wish.Options.Data.Control, cancellation).ConfigureAwait(false);
        var status = client is null ? null : await client.Ask<ServerStatus>(new ControlRequest { Command = "status" }, cancellation).ConfigureAwait(false);
        var reply = await new Doctor(wish.Options, status, TimeProvider.System).Look(cancellation).ConfigureAwait(false);
        if (status is not null)
        {
            reply = reply with
            {
                Findings =
                [
                    new Finding(
                        Texts.Say("服务器", "server"),
                        FindingLevel.Good,
                        Texts.Say(
                            $"运行中,{status.CallsLive} 通电话,日志 {status.JournalWritten},数据库 {status.Projected}",
                            $"runs, {status.CallsLive} calls, journal {status.JournalWritten}, database {status.Projected}"),
                        null),
                    .. reply.Findings,
                ],
            };
        }

        if (wish.Json)
        {
            Output.Json(reply);
        }
        else
        {
            foreach (var finding in reply.Findings)
            {
                var mark = finding.Level switch
                {
                    FindingLevel.Good => Texts.Say("正常", "ok   "),
                    FindingLevel.Warning => Texts.Say("注意", "warn "),
                    _ => Texts.Say("错误", "FAULT"),
                };
                Output.Line($"{mark}  {finding.About}: {finding.Found}");
                if (finding.Advice is { } advice)
                {
                    Output.Line($"      → {advice}");
                }
            }
        }

        return reply.Findings.Any(f => f.Level == FindingLevel.Fault) ? 1 : 0;
    }
}
