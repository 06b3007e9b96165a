using CallCenter.Casework.Database;
using CallCenter.Casework.Tickets;
using CallCenter.Core.Calls;
using CallCenter.Core.Clocks;
using CallCenter.Server.Admin;
using CallCenter.Server.Options;

namespace CallCenter.Server.Commands;

/// <summary><c>clock TICKET</c>: every start, stop, pause and extension of a ticket's clock with its cause, and the deadline.</summary>
internal static class ClockCommand
{
    public static async Task<int> Run(CommandWish wish, string id, CancellationToken cancellation)
    {
        if (!CallId.TryParse(id, out var ticket))
        {
            throw new OptionException("TICKET", id, Texts.Say("工单编号,例如 1MQCECX6000", "the number of a ticket, for example 1MQCECX6000"));
        }

        if (wish.Options.Database is null && !File.Exists(wish.Options.Data.Database))
        {
            throw new OptionException("data", wish.Options.Data.Root, Texts.Say("曾运行过服务器的文件夹", "a folder on which a server has run"));
        }

        using var database = new CaseworkDatabase(wish.Options.Connection);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var file = await new TicketBook(database, ChinaCalendar.Known).Find(ticket, now, cancellation).ConfigureAwait(false)
            ?? throw new AdminException(Texts.Say($"没有工单 {ticket}", $"there is no ticket {ticket}"));
        if (wish.Json)
        {
            Output.Json(new { Ticket = file.Id.ToString(), file.State, file.Case.Unit, file.Clock });
            return 0;
        }

        Output.Line($"{file.Id}  {file.Service}  {file.State}  {file.Case.Unit ?? Texts.Say("(在中心)", "(at the centre)")}");
        if (file.Clock is not { } clock)
        {
            Output.Line(Texts.Say("尚未派发,承办时限未起算", "it was not sent yet: no unit's clock runs"));
            return 0;
        }

        foreach (var step in clock.Steps)
        {
            Output.Line($"{Time(step.AtMs)}  {Word(step.What),-10} {step.Cause}{(step.What == "due" ? string.Empty : Texts.Say($"(到期 {Time(step.DueMs)})", $" (due {Time(step.DueMs)})"))}");
        }

        var left = TimeSpan.FromMilliseconds(Math.Abs(clock.LeftMs));
        var span = FormattableString.Invariant($"{(int)left.TotalHours}:{left.Minutes:00}");
        Output.Line(clock.LeftMs >= 0 ? Texts.Say($"{clock.Colour},剩余 {span}", $"{clock.Colour}, {span} left") : Texts.Say($"{clock.Colour},已超 {span}", $"{clock.Colour}, {span} over"));
        return 0;
    }

    private static string Time(long ms) => Output.Time(DateTimeOffset.FromUnixTimeMilliseconds(ms))[..16];

    private static string Word(string what) => what switch
    {
        "started" => Texts.Say("起算", "started"),
        "paused" => Texts.Say("暂停", "paused"),
        "resumed" => Texts.Say("恢复", "resumed"),
        "extended" => Texts.Say("延期", "extended"),
        "stopped" => Texts.Say("停止", "stopped"),
        _ => Texts.Say("到期", "due"),
    };
}
