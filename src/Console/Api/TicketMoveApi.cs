using CallCenter.Casework.Identity;
using CallCenter.Casework.Tickets;
using CallCenter.Console.Contracts;
using CallCenter.Console.Identity;
using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Core.Tickets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallCenter.Console.Api;

/// <summary>
/// Tickets after their draft: who has them, their clocks and their moves. People of a unit see the tickets of their unit; people of the centre those of their service
/// numbers. What is not for somebody is as if it were not there.
/// </summary>
internal static class TicketMoveApi
{
    private const int Page = 50;

    private static readonly Dictionary<string, Said> Refusals = new(StringComparer.Ordinal)
    {
        ["not-possible"] = new("当前状态不能这样操作", "Not possible where the ticket is"),
        ["not-your-role"] = new("您的岗位不能这样操作", "Your role may not do this"),
        ["not-your-unit"] = new("工单不在您的单位", "The ticket is not your unit's"),
        ["reason-missing"] = new("请写明理由,至少四个字", "Say why, in at least four characters"),
        ["unit-missing"] = new("请选择承办单位", "Name the unit to which it goes"),
        ["unit-unknown"] = new("没有这个承办单位,请从名单中选择", "There is no such unit: choose one of the list"),
        ["recused"] = new("该单位须回避", "This unit is recused"),
        ["returned-before"] = new("已申请过一次退单", "A return was asked for once already"),
        ["extended-before"] = new("已延期过一次", "It was extended once already"),
        ["handled-it"] = new("承办人不能回访自己办理的工单", "Nobody asks the citizen about his own work"),
        ["parts-open"] = new("还有未办结的子工单", "Parts of it are still open"),
        ["emergency"] = new("警情指令不得退单;不能到场请报告", "An order of an emergency can't be returned; report that you can't come"),
        ["changed-meanwhile"] = new("工单刚被他人改动,请刷新后再试", "Somebody has just changed it; look again"),
        ["clock-unknown"] = new("没有这种时限", "There is no such clock"),
        ["amount-missing"] = new("请写明延长多少", "Say by how much it is extended"),
    };

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/tickets", Inbox).May(Right.MoveTickets).WithTags("tickets");
        api.MapGet("/tickets/{id}", One).May(Right.MoveTickets).WithTags("tickets");
        api.MapPost("/tickets/{id}/moves", Move).May(Right.MoveTickets).WithTags("tickets");
    }

    private static async Task<IResult> Inbox(HttpContext context, TicketBook book, TimeProvider time, string? before = null)
    {
        var who = SessionAuthentication.Of(context)!;
        CallId? last = before is null ? null : CallId.TryParse(before, out var id) ? id : default(CallId);
        if (last is { Value: 0 })
        {
            return Problems.Of(context, StatusCodes.Status400BadRequest, new($"工单编号 '{before}' 无效", $"'{before}' is no number of a ticket"));
        }

        var unit = UnitOf(who);
        if (unit is null && !IsCentre(who))
        {
            return Results.Ok(Array.Empty<TicketPageView>());
        }

        var tickets = await book.Inbox(unit, who.Account.Services, last, Page, Now(time), context.RequestAborted).ConfigureAwait(false);
        return Results.Ok(tickets.Select(t => View(t, who)));
    }

    private static async Task<IResult> One(string id, HttpContext context, TicketBook book, AuditTrail audit, TimeProvider time)
    {
        var who = SessionAuthentication.Of(context)!;
        if (await Find(id, who, book, time, context.RequestAborted).ConfigureAwait(false) is not { } file)
        {
            return Problems.Of(context, StatusCodes.Status404NotFound, Problems.NotThere);
        }

        audit.Post(new AuditEntry(Now(time), who.Staff, who.Mark, "viewed", "ticket", file.Id.ToString(), null));
        return Results.Ok(View(file, who));
    }

    private static async Task<IResult> Move(string id, TicketMoveWish wanted, HttpContext context, TicketBook book, TimeProvider time)
    {
        var who = SessionAuthentication.Of(context)!;
        if (await Find(id, who, book, time, context.RequestAborted).ConfigureAwait(false) is not { } file)
        {
            return Problems.Of(context, StatusCodes.Status404NotFound, Problems.NotThere);
        }

        if (!Enum.IsDefined(wanted.Move) || wanted.Reason is { Length: > 1000 } || wanted.ToUnit is { Length: > 100 } || wanted.Amount is < 0 or > 366)
        {
            return Problems.Of(context, StatusCodes.Status400BadRequest, new("操作内容无效", "This is no move of a ticket"));
        }

        var roles = TicketMachine.RolesFor(wanted.Move);
        var role = who.Account.Roles.FirstOrDefault(roles.Contains);
        var wish = new TicketWish(wanted.Move, who.Staff, role, UnitOf(who), wanted.Reason, wanted.ToUnit?.Trim());
        var refusal = await book.Move(file.Id, wanted.Version, wish, who.Mark, wanted.Amount ?? 0, wanted.Clock, Now(time), context.RequestAborted).ConfigureAwait(false);
        if (refusal is not null)
        {
            var status = refusal is "changed-meanwhile" ? StatusCodes.Status409Conflict : refusal is "not-your-role" or "not-your-unit" ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity;
            return Problems.Of(context, status, Refusals.GetValueOrDefault(refusal, Problems.NotThere), refusal);
        }

        return Results.Ok(View((await book.Find(file.Id, Now(time), context.RequestAborted).ConfigureAwait(false))!, who));
    }

    private static async Task<TicketFile?> Find(string id, Who who, TicketBook book, TimeProvider time, CancellationToken cancellation) =>
        CallId.TryParse(id, out var ticket) && await book.Find(ticket, Now(time), cancellation).ConfigureAwait(false) is { } file && MaySee(who, file) ? file : null;

    private static bool MaySee(Who who, TicketFile file) =>
        file.State != TicketState.Draft && (UnitOf(who) is { } unit ? file.Case.Unit == unit && !file.Case.Recused.Contains(unit) : IsCentre(who) && who.ActsIn(file.Service));

    /// <summary>Somebody of a unit whom nobody has put into one sees nothing.</summary>
    private static bool IsCentre(Who who) => who.May(Right.TakeCalls) || who.May(Right.SeeTickets);

    private static string? UnitOf(Who who) => who.Account.OrganisationId is null ? null : who.Account.Organisation;

    private static long Now(TimeProvider time) => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static TicketPageView View(TicketFile file, Who who) => new(
        file.Id.ToString(), file.State, TicketMachine.OwnerOf(file.State), file.Service, file.Urgency, file.Title, file.Category, file.Case.Unit, file.Case.Round, file.Version, file.AcceptedMs,
        file.Clock is { } clock ? new TicketClockView(clock.Colour, clock.DueMs, clock.LeftMs, [.. clock.Steps.Select(s => new TicketClockStep(s.AtMs, s.What, s.Cause, s.DueMs))]) : null,
        [.. file.Moves.Select(m => new TicketStepView(m.Number, m.AtMs, m.Staff, m.Role, m.Move, m.Before, m.After, m.Unit, m.Reason))],
        [.. Enum.GetValues<TicketMove>().Where(m => TicketMachine.Next(file.State, m).Made && who.Account.Roles.Any(TicketMachine.RolesFor(m).Contains))]);
}
