using System.Globalization;
using CallCenter.Routing.Simulation;
using CallCenter.Server.Options;

namespace CallCenter.Server.Commands;

/// <summary><c>staffing</c>: seats for each half hour by Erlang C, and with a patience what Erlang A says of them.</summary>
internal static class StaffingCommand
{
    private const double HalfHour = 1800;

    public static Task<int> Run(CommandWish wish, string calls, double handle, string target, double? patience)
    {
        if (handle is not (> 0 and <= 86_400))
        {
            throw new OptionException("handle", handle.ToString(CultureInfo.InvariantCulture), Texts.Say("大于 0、不超过 86400 的秒数", "seconds, more than 0 and at most 86,400"));
        }

        if (patience is not (null or (> 0 and <= 86_400)))
        {
            throw new OptionException("patience", patience.Value.ToString(CultureInfo.InvariantCulture), Texts.Say("大于 0、不超过 86400 的秒数", "seconds, more than 0 and at most 86,400"));
        }

        var (share, within) = Target(target);
        var rows = Calls(calls).Select((n, index) => Row(index, n, handle, share, within, patience)).ToList();
        if (wish.Json)
        {
            Output.Json(rows);
            return Task.FromResult(0);
        }

        Output.Line(Texts.Say("时段     来电   负荷(erl)  座席   达标率   平均等待   占用率", "half hour  calls  load (erl)  seats  in time  mean wait  occupancy") + (patience is null ? string.Empty : Texts.Say("   放弃率(Erlang A)", "  abandon (Erlang A)")));
        foreach (var row in rows)
        {
            Output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.HalfHour,-9}{row.Calls,7:0.#}{row.Load,11:0.00}{row.Seats,7}{row.InTime,9:P1}{row.MeanWait,9:0.0} s{row.Occupancy,10:P0}{(row.Abandoned is { } gone ? $"{gone,15:P1}" : string.Empty)}"));
        }

        return Task.FromResult(0);
    }

    private static StaffingRow Row(int index, double calls, double handle, double share, double within, double? patience)
    {
        var at = TimeSpan.FromMinutes(30 * index).ToString(@"hh\:mm", CultureInfo.InvariantCulture);
        if (calls == 0)
        {
            return new StaffingRow(at, 0, 0, 0, 1, 0, 0, patience is null ? null : 0);
        }

        var load = calls / HalfHour * handle;
        var seats = Erlang.AgentsFor(calls / HalfHour, handle, share, within);
        return new StaffingRow(
            at, calls, load, seats, Erlang.AnsweredWithin(seats, load, handle, within), Erlang.MeanWait(seats, load, handle), load / seats,
            patience is { } mean ? Erlang.WithPatience(seats, load, handle, mean).Abandoned : null);
    }

    private static (double Share, double Within) Target(string target)
    {
        var parts = target.Split('/');
        return parts.Length == 2 && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var percent) && percent is > 0 and < 100
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 3600
            ? (percent / 100, seconds)
            : throw new OptionException("target", target, Texts.Say("百分比/秒,例如 80/20", "a share in per cent and seconds, for example 80/20"));
    }

    private static List<double> Calls(string calls)
    {
        var text = File.Exists(calls) ? File.ReadAllText(calls) : calls;
        var numbers = new List<double>();
        foreach (var word in text.Split([',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            numbers.Add(double.TryParse(word, CultureInfo.InvariantCulture, out var n) && n is >= 0 and <= 1_000_000
                ? n
                : throw new OptionException("calls", word, Texts.Say("0 至 1000000 的来电数,或存放这些数的文件", "numbers of calls, 0 to 1,000,000, or a file with them")));
        }

        return numbers.Count is > 0 and <= 48 ? numbers : throw new OptionException("calls", calls, Texts.Say("1 至 48 个时段", "1 to 48 half hours"));
    }
}

/// <summary>What a half hour needs.</summary>
/// <param name="HalfHour">When it begins.</param>
/// <param name="Calls">Calls.</param>
/// <param name="Load">Erlangs.</param>
/// <param name="Seats">Fewest seats.</param>
/// <param name="InTime">Share that is answered in time, 0 to 1.</param>
/// <param name="MeanWait">Mean wait, seconds.</param>
/// <param name="Occupancy">Share of the seats' time, 0 to 1.</param>
/// <param name="Abandoned">With a patience: share that gives up.</param>
internal sealed record StaffingRow(string HalfHour, double Calls, double Load, int Seats, double InTime, double MeanWait, double Occupancy, double? Abandoned);
