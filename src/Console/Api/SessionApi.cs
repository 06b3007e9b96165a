using CallCenter.Casework.Identity;
using CallCenter.Console.Contracts;
using CallCenter.Console.Hub;
using CallCenter.Console.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CallCenter.Console.Api;

/// <summary>Signing in and out, one's own password, authenticator and sessions.</summary>
internal static class SessionApi
{
    /// <summary>Name of the rate limit of signing in.</summary>
    public const string Limit = "sign-in";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/session", Begin).MayAnybody().RequireRateLimiting(Limit).WithTags("session");
        api.MapDelete("/session", End).MaySignedIn(early: true).WithTags("session");
        api.MapGet("/me", Me).MaySignedIn(early: true).WithTags("session");
        api.MapPut("/me/password", Password).MaySignedIn(early: true).RequireRateLimiting(Limit).WithTags("session");
        api.MapPost("/me/code", NewCode).MaySignedIn().WithTags("session");
        api.MapPut("/me/code", ProveCode).MaySignedIn().RequireRateLimiting(Limit).WithTags("session");
        api.MapGet("/me/sessions", List).MaySignedIn().WithTags("session");
        api.MapDelete("/me/sessions/{id}", Revoke).MaySignedIn().WithTags("session");
    }

    private static async Task<IResult> Begin(SignInRequest asked, HttpContext context, SignIn signIn, SessionBook book, ConsoleParts parts)
    {
        if (asked.Staff.Length is 0 or > 32 || asked.Password.Length is 0 or > 200)
        {
            return Problems.Of(context, StatusCodes.Status400BadRequest, new Said("请输入工号和密码", "Enter staff number and password"));
        }

        var result = await signIn.Try(asked, context.Connection.RemoteIpAddress?.ToString() ?? string.Empty, context.Request.Headers.UserAgent.ToString(), context.RequestAborted).ConfigureAwait(false);
        if (result.Refusal is { } why)
        {
            return Problems.Of(context, StatusCodes.Status401Unauthorized, why);
        }

        if (result.Secret is not { } secret)
        {
            return Results.Ok(new SignInReply(result.Outcome!.Value, null));
        }

        SessionAuthentication.Give(context, secret);
        var who = await book.Find(secret, context.RequestAborted).ConfigureAwait(false);
        return Results.Ok(new SignInReply(result.Outcome!.Value, who is null ? null : parts.About(who)));
    }

    private static async Task<IResult> End(HttpContext context, Sessions sessions, SessionBook book, AuditTrail audit, TimeProvider time)
    {
        var who = SessionAuthentication.Of(context)!;
        foreach (var id in await sessions.End(who.Account.Id, who.Session.Id, null, context.RequestAborted).ConfigureAwait(false))
        {
            book.Forget(id);
        }

        audit.Post(new AuditEntry(time.GetUtcNow().ToUnixTimeMilliseconds(), who.Staff, who.Mark, "signed-out", "account", who.Staff, null));
        SessionAuthentication.Take(context);
        return Results.NoContent();
    }

    private static WhoAmI Me(HttpContext context, ConsoleParts parts) => parts.About(SessionAuthentication.Of(context)!);

    private static async Task<IResult> Password(PasswordChange wanted, HttpContext context, Accounts accounts, Sessions sessions, SessionBook book, AuditTrail audit, TimeProvider time)
    {
        var who = SessionAuthentication.Of(context)!;
        if (!Passwords.Matches(who.Account.PasswordHash, wanted.Present))
        {
            await accounts.Failed(who.Account.Id, context.RequestAborted).ConfigureAwait(false);
            return Problems.Of(context, StatusCodes.Status400BadRequest, new Said("原密码不正确", "The present password is not right"));
        }

        if (Passwords.Refusal(wanted.Next, wanted.Present, who.Staff) is { } why)
        {
            return Problems.Of(context, StatusCodes.Status400BadRequest, why);
        }

        await accounts.SetPassword(who.Account.Id, Passwords.Hash(wanted.Next), context.RequestAborted).ConfigureAwait(false);

        // Whoever else is in with the old password is out.
        foreach (var id in await sessions.End(who.Account.Id, null, who.Session.Id, context.RequestAborted).ConfigureAwait(false))
        {
            book.Forget(id);
        }

        book.Refresh(who.Account.Id);
        audit.Post(new AuditEntry(time.GetUtcNow().ToUnixTimeMilliseconds(), who.Staff, who.Mark, "password-changed", "account", who.Staff, null));
        return Results.NoContent();
    }

    private static CodeSetup NewCode(HttpContext context, SignIn signIn, ConsoleParts parts)
    {
        var who = SessionAuthentication.Of(context)!;
        var (kept, written) = signIn.NewCode();
        parts.PendingCodes[who.Session.Id] = kept;
        return new CodeSetup(written, Totp.Uri(written, who.Staff, parts.Site));
    }

    private static async Task<IResult> ProveCode(CodeProof proof, HttpContext context, SignIn signIn, ConsoleParts parts, AuditTrail audit, TimeProvider time)
    {
        var who = SessionAuthentication.Of(context)!;
        if (!parts.PendingCodes.TryGetValue(who.Session.Id, out var kept) || !await signIn.Confirm(who, kept, proof.Code, context.RequestAborted).ConfigureAwait(false))
        {
            return Problems.Of(context, StatusCodes.Status400BadRequest, new Said("验证码不正确", "The code is not right"));
        }

        parts.PendingCodes.TryRemove(who.Session.Id, out _);
        audit.Post(new AuditEntry(time.GetUtcNow().ToUnixTimeMilliseconds(), who.Staff, who.Mark, "code-set-up", "account", who.Staff, null));
        return Results.NoContent();
    }

    private static async Task<IReadOnlyList<SessionView>> List(HttpContext context, Sessions sessions)
    {
        var who = SessionAuthentication.Of(context)!;
        var lines = await sessions.List(who.Account.Id, context.RequestAborted).ConfigureAwait(false);
        return [.. lines.Select(l => new SessionView(l.Id[..16], l.BeganMs, l.SeenMs, l.Address, l.Browser, l.Id == who.Session.Id))];
    }

    private static async Task<IResult> Revoke(string id, HttpContext context, Sessions sessions, SessionBook book)
    {
        var who = SessionAuthentication.Of(context)!;
        var ended = await sessions.End(who.Account.Id, id, null, context.RequestAborted).ConfigureAwait(false);
        foreach (var one in ended)
        {
            book.Forget(one);
        }

        return ended.Count > 0 ? Results.NoContent() : Problems.Of(context, StatusCodes.Status404NotFound, Problems.NotThere);
    }
}
