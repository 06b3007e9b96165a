using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.Console.Identity;

/// <summary>Reads the session's cookie. It is for this host only, for https only, for no script, and never sent along from another site.</summary>
internal sealed class SessionAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionBook book)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "session";
    public const string Cookie = "__Host-callcenter";
    private static readonly object Key = new();

    /// <summary>Who asks; null: nobody is signed in.</summary>
    public static Who? Of(HttpContext context) => context.Items[Key] as Who;

    public static void Give(HttpContext context, string secret) => context.Response.Cookies.Append(Cookie, secret, Shape());

    public static void Take(HttpContext context) => context.Response.Cookies.Delete(Cookie, Shape());

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[Cookie] is not { } secret || await book.Find(secret, Context.RequestAborted).ConfigureAwait(false) is not { } who)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Items[Key] = who;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, who.Staff)], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private static CookieOptions Shape() => new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/" };
}
