using System.Globalization;
using System.Text.Json;
using CallCenter.Routing.Simulation;
using CallCenter.Server.Admin;
using CallCenter.Server.Options;

namespace CallCenter.Server.Commands;

/// <summary><c>simulate</c>: a day in simulated time with the switchboard that decides live.</summary>
internal static class SimulateCommand
{
    public static Task<int> Run(CommandWish wish, string file, CancellationToken cancellation)
    {
        var profile = SimulationFile.Read(file);
        if (profile.Faults() is { Count: > 0 } faults)
        {
            throw new OptionException("profile", file, string.Join("; ", faults));
        }

        var shown = -1;
        var began = TimeProvider.System.GetTimestamp();
        var report = new Simulation(profile).Run(
            done =>
            {
                if (!wish.Json && !System.Console.IsErrorRedirected && (int)(done * 100) is var percent && percent > shown)
                {
                    shown = percent;
                    System.Console.Error.Write($"\r{percent,3} %");
                }
            },
            cancellation);
        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        if (shown >= 0)
        {
            System.Console.Error.Write("\r      \r");
        }

        if (wish.Json)
        {
            Output.Json(report);
            return Task.FromResult(0);
        }

        Output.Line(Texts.Say(
            "号码         来电     接听   放弃   平均等待   一半不超过   九成不超过   99% 不超过   10 秒内   15 秒内   20 秒内",
            "number     offered answered abandoned  mean wait  half within  90 % within  99 % within   10 s    15 s    20 s"));
        foreach (var s in report.Services)
        {
            Output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{s.Number,-10}{s.Offered,8}{s.Answered,9}{s.Abandoned,10}{s.MeanWait,9:0.0} s{s.P50,11:0.0} s{s.P90,11:0.0} s{s.P99,11:0.0} s{s.Within10,8:P0}{s.Within15,8:P0}{s.Within20,8:P0}"));
        }

        Output.Line(string.Create(CultureInfo.InvariantCulture, $"{Texts.Say("占用率", "occupancy")} {report.Occupancy:P1};{Texts.Say($"{report.Events} 次决策,用时", $" {report.Events} decisions in")} {seconds:0.0} s"));
        return Task.FromResult(0);
    }
}
