using System.Data.Common;
using CallCenter.Console.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallCenter.Console.Api;

/// <summary>
/// Stands before every endpoint: who asks, from which site, and whether he may. What is not allowed is refused, also what nobody thought of. What
/// an endpoint throws becomes a sentence.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, ILogger<AccessGate> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            await Problems.Write(context, StatusCodes.Status404NotFound, Problems.NotThere).ConfigureAwait(false);
            return;
        }

        if (Refusal(context, endpoint.Metadata.GetMetadata<Needs>()) is var (status, why))
        {
            await Problems.Write(context, status, why).ConfigureAwait(false);
            return;
        }

        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception failure) when (!context.Response.HasStarted && failure is DbException or TimeoutException or InvalidOperationException { InnerException: DbException })
        {
            await Problems.Write(context, StatusCodes.Status503ServiceUnavailable, Problems.Away, "database-away").ConfigureAwait(false);
        }
#pragma warning disable CA1031 // a person gets a sentence, the log the trace
        catch (Exception failure) when (!context.Response.HasStarted && failure is not (OperationCanceledException or BadHttpRequestException))
#pragma warning restore CA1031
        {
            log.RequestFailed(endpoint.DisplayName ?? string.Empty, failure);
            await Problems.Write(context, StatusCodes.Status500InternalServerError, Hub.Refusals.Failed.Why).ConfigureAwait(false);
        }
    }

    private static (int Status, Contracts.Said Why)? Refusal(HttpContext context, Needs? needs)
    {
        var changes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        // A WebSocket begins with a GET (RFC 6455) and is allowed to every site by browsers: the hub asks where it comes from.
        var hub = context.Request.Path.StartsWithSegments("/hub");
        if ((changes || hub) && !IsOwnSite(context))
        {
            return (StatusCodes.Status403Forbidden, Problems.OtherSite);
        }

        if (needs is null)
        {
            return (StatusCodes.Status403Forbidden, Problems.NoRight);
        }

        if (needs.Open)
        {
            return null;
        }

        if (SessionAuthentication.Of(context) is not { } who)
        {
            return (StatusCodes.Status401Unauthorized, Problems.SignIn);
        }

        // The hub's own requests can't carry the header; for them it is the origin that counts.
        if (changes && !hub && context.Request.Headers["X-CSRF"].ToString() != who.Csrf)
        {
            return (StatusCodes.Status403Forbidden, Problems.OtherSite);
        }

        return who.Account.PasswordChangeNeeded && !needs.Early ? (StatusCodes.Status403Forbidden, Problems.PasswordFirst)
            : needs.Right is { } right && !who.May(right) ? (StatusCodes.Status403Forbidden, Problems.NoRight)
            : null;
    }

    /// <summary>The page that asks came from here; a program without a page names no origin.</summary>
    private static bool IsOwnSite(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == $"{context.Request.Scheme}://{context.Request.Host}";
    }
}
