using System.Globalization;
using System.Text;
using CallCenter.Console.Api;
using CallCenter.Server.Running;
using Microsoft.AspNetCore.Http;

namespace CallCenter.Server.Health;

/// <summary><c>/health/live</c>, <c>/health/ready</c> and <c>/metrics</c>; whatever else is asked for without encryption is sent to https.</summary>
internal static class HealthPages
{
    public static void Map(WebApplication app, CallCenterServer server, TimeProvider time)
    {
        app.Use((context, next) => RedirectToHttps(context, next, server));
        app.MapGet("/health/live", () => Results.Text("live\n")).MayAnybody();
        app.MapGet("/health/ready", () => Turns(server, time)
            ? Results.Text("ready\n")
            : Results.Text("the switchboard's loop has not turned for 5 s\n", statusCode: 503)).MayAnybody();
        app.MapGet("/metrics", () => Results.Text(Metrics(server), "text/plain; version=0.0.4")).MayAnybody();
    }

    private static Task RedirectToHttps(HttpContext context, RequestDelegate next, CallCenterServer server)
    {
        if (context.Request.IsHttps || context.Request.Path.StartsWithSegments("/health") || context.Request.Path.StartsWithSegments("/metrics") || context.Request.Path.StartsWithSegments("/ca")
            || server.Web.FirstOrDefault(u => u.StartsWith("https:", StringComparison.Ordinal)) is not { } https)
        {
            return next(context);
        }

        var port = BindingAddress.Parse(https).Port;
        context.Response.Redirect($"https://{context.Request.Host.Host}:{port.ToString(CultureInfo.InvariantCulture)}{context.Request.Path}{context.Request.QueryString}");
        return Task.CompletedTask;
    }

    private static bool Turns(CallCenterServer server, TimeProvider time) =>
        time.GetElapsedTime(server.Loop.LastTurn) < TimeSpan.FromSeconds(5);

    private static string Metrics(CallCenterServer server)
    {
        var text = new StringBuilder();
        Gauge("callcenter_calls_live", "Live calls", server.Loop.LiveCalls);
        Gauge("callcenter_lines_live", "Live SIP lines", server.Gateway.LiveLines);
        Gauge("callcenter_inbox_events", "Events that wait for the switchboard", server.Loop.Waiting);
        Counter("callcenter_events_total", "Events decided", server.Loop.Decided);
        Counter("callcenter_invites_refused_total", "INVITEs refused at the door", server.Gateway.RefusedInvites);
        Gauge("callcenter_journal_written_seq", "Last journal record on disk", server.Written);
        Gauge("callcenter_projection_seq", "Last journal record in the database", server.Projected);
        Counter("callcenter_sip_malformed_total", "SIP messages that were malformed", server.Gateway.SipCounters.Malformed);
        Counter("callcenter_rtp_foreign_dropped_total", "RTP packets dropped because their source is not the peer", server.Gateway.MediaCounters.ForeignDropped);
        foreach (var (code, count) in server.Loop.Alarms.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"callcenter_alarms_total{{code=\"{code}\"}} {count}\n");
        }

        return text.ToString();

        void Gauge(string name, string help, long value) => Line("gauge", name, help, value);
        void Counter(string name, string help, long value) => Line("counter", name, help, value);
        void Line(string type, string name, string help, long value) =>
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n{name} {value}\n");
    }
}
