using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using CallCenter.Console.Api;
using CallCenter.Console.Hub;
using CallCenter.Console.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Console;

/// <summary>Puts the console into a web server: pages, interface and hub.</summary>
public static class ConsoleWeb
{
    private const int LargestMessage = 256 * 1024;

    /// <summary>Registers what the console needs.</summary>
    public static void AddConsole(this IServiceCollection services, ConsoleParts parts)
    {
        services.AddSingleton(parts);
        services.AddSingleton(parts.Board).AddSingleton(parts.Inbox).AddSingleton(parts.Voice).AddSingleton(parts.Drafts).AddSingleton(parts.Accounts)
            .AddSingleton(parts.Sessions).AddSingleton(parts.Audit).AddSingleton(parts.Calls).AddSingleton(parts.Ids).AddSingleton(parts.Time).AddSingleton(parts.Knowledge).AddSingleton(parts.Places).AddSingleton(parts.Directory).AddSingleton(parts.SameEvents).AddSingleton(parts.Tickets);
        services.AddSingleton<SessionBook>().AddSingleton<SignIn>().AddSingleton<PageBook>().AddSingleton<CommandLedger>().AddSingleton<DeskCommands>();
        services.AddDataProtection().SetApplicationName("callcenter").PersistKeysToFileSystem(Directory.CreateDirectory(parts.KeyFolder));
        services.AddAuthentication(SessionAuthentication.SchemeName).AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        services.AddOpenApi("v1");
        services.AddRateLimiter(limits =>
        {
            limits.OnRejected = async (rejected, _) =>
                await Problems.Write(rejected.HttpContext, StatusCodes.Status429TooManyRequests, Problems.TooMany).ConfigureAwait(false);
            limits.AddPolicy(SessionApi.Limit, context => RateLimitPartition.GetSlidingWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
                _ => new SlidingWindowRateLimiterOptions { PermitLimit = 120, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsWatching(context.Request.Path)
                ? RateLimitPartition.GetNoLimiter(string.Empty)
                : RateLimitPartition.GetTokenBucketLimiter(
                    SessionAuthentication.Of(context)?.Session.Id ?? context.Connection.RemoteIpAddress?.ToString() ?? string.Empty,
                    _ => new TokenBucketRateLimiterOptions { TokenLimit = 400, TokensPerPeriod = 100, ReplenishmentPeriod = TimeSpan.FromSeconds(1) }));
        });
        services.AddSignalR(hub =>
        {
            hub.MaximumReceiveMessageSize = LargestMessage;
            hub.KeepAliveInterval = TimeSpan.FromSeconds(5);
            hub.ClientTimeoutInterval = TimeSpan.FromSeconds(15);
            hub.MaximumParallelInvocationsPerClient = 4;
            hub.EnableDetailedErrors = false;
        }).AddJsonProtocol(json => json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter()));
    }

    /// <summary>Whoever watches the server is never told to come later: a health check that is refused takes a healthy server out of service.</summary>
    private static bool IsWatching(PathString path) => path.StartsWithSegments("/health") || path.StartsWithSegments("/metrics");

    /// <summary>Puts pages, interface and hub into the pipeline. What comes before it (health, redirections) is served without it.</summary>
    public static void UseConsole(this WebApplication app)
    {
        var parts = app.Services.GetRequiredService<ConsoleParts>();
        app.UseMiddleware<PageFiles>(parts.PageFolder);
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<AccessGate>();
        var api = app.MapGroup("/api/v1");
        SessionApi.Map(api);
        CallApi.Map(api);
        KnowledgeApi.Map(api);
        PlaceApi.Map(api);
        DirectoryApi.Map(api);
        TicketApi.Map(api);
        TicketMoveApi.Map(api);
        app.MapHub<DeskHub>("/hub/desk", hub => hub.Transports = HttpTransportType.WebSockets).MaySignedIn();
        app.MapOpenApi("/api/{documentName}/openapi.json").MaySignedIn();
        app.MapGet("/ca", () => parts.Authority is { } pem ? Results.File(System.Text.Encoding.ASCII.GetBytes(pem), "application/x-x509-ca-cert", "callcenter-ca.crt") : Results.NotFound())
            .MayAnybody().ExcludeFromDescription();
    }
}
