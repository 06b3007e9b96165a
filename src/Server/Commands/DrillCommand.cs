using System.Runtime.InteropServices;
using CallCenter.Core.Rehearsal;
using CallCenter.Server.Admin;
using CallCenter.Server.Control;
using CallCenter.Server.Options;
using CallCenter.Telephony.Rehearsal;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace CallCenter.Server.Commands;

/// <summary><c>drill</c>: real SIP calls with speech to all six numbers of the running server, with simulated agents; 0 only if nothing was lost.</summary>
internal static class DrillCommand
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public static async Task<int> Run(CommandWish wish, DrillWish drill, CancellationToken cancellation)
    {
        Check("calls", drill.Calls, 10_000);
        Check("per-minute", drill.PerMinute, 600);
        Check("agents", drill.Agents, DrillDesk.MostAgents);
        using var client = await ControlClient.Connect(wish.Options.Data.Control, cancellation).ConfigureAwait(false)
            ?? throw new AdminException(Texts.Say(
                $"数据文件夹 {wish.Options.Data.Root} 上没有服务器在运行:先在另一个终端运行 ./callcenter",
                $"no server runs on the data folder {wish.Options.Data.Root}: run ./callcenter in another terminal first"));
        var ticket = await client.Ask<DrillTicket>(new ControlRequest { Command = "drill-open", Agents = drill.Agents }, cancellation).ConfigureAwait(false);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Cut(signal, cut));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Cut(signal, cut));
        // Without its server a drill has nobody to talk to: it ends at once instead of waiting for every caller's patience.
        using var watch = TimeProvider.System.CreateTimer(_ => CutWhenAlone(client, cut), null, Look, Look);
        var texts = DrillTexts.Of(Texts.English ? "en" : "zh-CN");
        var rehearsal = new SipRehearsal(Path.Combine(AppContext.BaseDirectory, "prompts", "drill"), TimeProvider.System, NullLoggerFactory.Instance);
        var plan = new RehearsalPlan
        {
            Endpoint = ticket.Endpoint,
            TrunkUser = ticket.TrunkUser,
            TrunkSecret = ticket.TrunkSecret,
            Phones = [.. ticket.Seats.Select(s => new RehearsalPhone(s.Phone, s.Secret, s.Staff, s.Queues))],
            Calls = drill.Calls,
            PerMinute = drill.PerMinute,
            Seed = drill.Seed,
        };
        var report = wish.Json
            ? await rehearsal.Run(plan, null, cut.Token).ConfigureAwait(false)
            : await new DrillView(AnsiConsole.Console, texts).Run(progress => rehearsal.Run(plan, progress, cut.Token)).ConfigureAwait(false);
        if (System.Console.IsOutputRedirected)
        {
            // A file has no width: nothing needs to be folded there.
            AnsiConsole.Profile.Width = 160;
        }

        var summary = new DrillSummary(report, await Ask(client, cancellation).ConfigureAwait(false));
        if (wish.Json)
        {
            Output.Line(summary.ToJson());
        }
        else
        {
            summary.Write(AnsiConsole.Console, texts);
        }

        return summary.ExitCode;
    }

    /// <summary>What the server counted; null when it is gone.</summary>
    private static async Task<DrillServerReport?> Ask(ControlClient client, CancellationToken cancellation)
    {
        try
        {
            var report = await client.Ask<DrillServerReport>(new ControlRequest { Command = "drill-report" }, cancellation).ConfigureAwait(false);
            await client.Ask<ServerStatus>(new ControlRequest { Command = "drill-close" }, cancellation).ConfigureAwait(false);
            return report;
        }
        catch (AdminException why)
        {
            await System.Console.Error.WriteLineAsync(why.Message).ConfigureAwait(false);
            return null;
        }
    }

    private static void CutWhenAlone(ControlClient client, CancellationTokenSource cut)
    {
        try
        {
            if (!client.IsAlive)
            {
                cut.Cancel();
            }
        }
        catch (ObjectDisposedException)
        {
            // The drill ended in this moment.
        }
    }

    private static void Cut(PosixSignalContext signal, CancellationTokenSource cut)
    {
        signal.Cancel = true;
        cut.Cancel();
    }

    private static void Check(string key, int value, int most)
    {
        if (value < 1 || value > most)
        {
            throw new OptionException(key, value.ToString(System.Globalization.CultureInfo.InvariantCulture), Texts.Say($"1 至 {most}", $"1 to {most}"));
        }
    }
}
