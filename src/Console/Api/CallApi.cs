using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CallCenter.Casework.Calls;
using CallCenter.Casework.Identity;
using CallCenter.Console.Contracts;
using CallCenter.Console.Identity;
using CallCenter.Console.Live;
using CallCenter.Core.Calls;
using CallCenter.Core.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallCenter.Console.Api;

/// <summary>Lists of calls, one call, uncovering a number, and the audit trail.</summary>
internal static class CallApi
{
    private const int ShortestReason = 4;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/calls", List).May(Right.SeeCalls).WithTags("calls");
        api.MapGet("/calls/{id}", One).May(Right.SeeCalls).WithTags("calls");
        api.MapPost("/reveal", Reveal).May(Right.Reveal).WithTags("calls");
        api.MapGet("/audit", Audit).May(Right.ReadAudit).WithTags("audit");
    }

    private static async Task<IResult> List(HttpContext context, CallQueries calls, string? after = null, int limit = 50, string? service = null)
    {
        var who = SessionAuthentication.Of(context)!;
        if (limit is < 1 or > CallQueries.MaxPage)
        {
            return Problems.Of(context, StatusCodes.Status400BadRequest, new Said($"limit 须为 1 至 {CallQueries.MaxPage}", $"limit is 1 to {CallQueries.MaxPage}"));
        }

        CallPageKey? key = null;
        if (after is not null)
        {
            if (after.Split('-') is not [var ms, var last] || !long.TryParse(ms, CultureInfo.InvariantCulture, out var arrived) || !CallId.TryParse(last, out var id))
            {
                return Problems.Of(context, StatusCodes.Status400BadRequest, new Said($"after 的值 '{after}' 不是上一页给出的", $"after is '{after}', which no page has given"));
            }

            key = new CallPageKey(arrived, id);
        }

        if (service is not null && !who.ActsIn(service))
        {
            return Problems.Of(context, StatusCodes.Status403Forbidden, Problems.NoRight);
        }

        var page = await calls.List(new CallFilter(Service: service, Services: who.Account.Services), key, limit, context.RequestAborted).ConfigureAwait(false);
        return Results.Ok(new CallListPage(
            [.. page.Calls.Select(c => Line(c, who))],
            page.Next is { } next ? string.Create(CultureInfo.InvariantCulture, $"{next.ArrivedMs}-{next.Id}") : null));
    }

    private static async Task<IResult> One(string id, HttpContext context, CallQueries calls, AuditTrail audit, TimeProvider time)
    {
        var who = SessionAuthentication.Of(context)!;

        // One answer for what is not there and what is not for him: a guessed number tells nothing.
        if (!CallId.TryParse(id, out var call) || await calls.Find(call, context.RequestAborted).ConfigureAwait(false) is not { } file || !who.ActsIn(file.Call.Service))
        {
            return Problems.Of(context, StatusCodes.Status404NotFound, Problems.NotThere);
        }

        audit.Post(new AuditEntry(time.GetUtcNow().ToUnixTimeMilliseconds(), who.Staff, who.Mark, "viewed", "call", id, null));
        var sheet = new CallSheet(Line(file.Call, who), file.Call.Offers, file.Call.Trunk, file.Ticket?.State.ToString(), file.Ticket?.Title, file.Recordings.Count);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(sheet)))[..16]}\"";
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch.ToString() == tag ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Ok(sheet);
    }

    private static async Task<IResult> Reveal(RevealRequest wanted, HttpContext context, CallQueries calls, LiveBoard board, AuditTrail audit, TimeProvider time)
    {
        var who = SessionAuthentication.Of(context)!;
        if (wanted.Reason.Trim().Length < ShortestReason || wanted.Reason.Length > 200)
        {
            return Problems.Of(context, StatusCodes.Status400BadRequest, new Said($"请写明查看原因(至少 {ShortestReason} 个字)", $"Say why, in at least {ShortestReason} characters"));
        }

        if (wanted.Kind != "caller" || !CallId.TryParse(wanted.Id, out var call))
        {
            return Problems.Of(context, StatusCodes.Status404NotFound, Problems.NotThere);
        }

        var file = await calls.Find(call, context.RequestAborted).ConfigureAwait(false);
        var number = file is not null && who.ActsIn(file.Call.Service) ? file.Call.Caller : file is null ? await board.CallerOf(call).ConfigureAwait(false) : null;
        if (number is not { } known)
        {
            return Problems.Of(context, StatusCodes.Status404NotFound, Problems.NotThere);
        }

        // Kept first, shown then.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            await audit.Write(new AuditEntry(time.GetUtcNow().ToUnixTimeMilliseconds(), who.Staff, who.Mark, "revealed", "call", wanted.Id, wanted.Reason.Trim()), patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Problems.Of(context, StatusCodes.Status503ServiceUnavailable, Problems.Away, "database-away");
        }

        return Results.Ok(new Revealed(known.Raw));
    }

    private static async Task<IReadOnlyList<AuditView>> Audit(HttpContext context, AuditTrail audit, long? before = null, int limit = 100)
    {
        var lines = await audit.List(before, limit, context.RequestAborted).ConfigureAwait(false);
        return
        [
            .. lines.Select(l => new AuditView(
                l.Id.ToString(CultureInfo.InvariantCulture), l.Entry.AtMs, l.Entry.Staff, l.Entry.Mark, l.Entry.Action, l.Entry.Kind, l.Entry.ObjectId, l.Entry.Reason)),
        ];
    }

    private static CallLine Line(CallView c, Who who) => new(
        c.Id.ToString(), c.Service, BoardCall.NumberOf(c.Caller, who.May(Right.SeeCallers) && c.Agent == who.Staff), c.Urgency.ToString(), c.Emergency, c.State.ToString(), c.Queue, c.Agent,
        c.Times.ArrivedMs, c.Times.AcceptedMs, c.Times.EndedMs, c.EndedBy?.ToString(), c.Cause);
}
