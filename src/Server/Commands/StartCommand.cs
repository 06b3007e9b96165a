using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using CallCenter.Console;
using CallCenter.Server.Control;
using CallCenter.Server.Health;
using CallCenter.Server.Options;
using CallCenter.Server.Running;
using CallCenter.Server.Tls;
using Serilog;

namespace CallCenter.Server.Commands;

/// <summary><c>callcenter</c> without a command: starts the server and runs until it is told to end.</summary>
internal static class StartCommand
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);
    private const long LogBytes = 256 * 1024 * 1024;

    /// <summary>Runs the server.</summary>
    /// <param name="options">What it is started with.</param>
    /// <param name="json">Says what it says in JSON, one object a line.</param>
    /// <returns>0 after an orderly end, 1 when something of the machine was in the way.</returns>
    /// <exception cref="OptionException">An option is wrong; nothing was started.</exception>
    public static async Task<int> Run(ServerOptions options, bool json)
    {
        var time = TimeProvider.System;
        var began = time.GetTimestamp();
        using var held = options.Data.Hold();
        using var certificate = LocalCertificate.Obtain(options, LocalCertificate.OwnNames(), time.GetUtcNow());
        using var logs = new Serilog.Extensions.Logging.SerilogLoggerFactory(Logger(options), dispose: true);
        var log = logs.CreateLogger("Server");
        CallCenterServer? server = null;
        WebApplication? app = null;
        Drain? drain = null;
        try
        {
            server = new CallCenterServer(options, time, logs);
            app = Build(options, certificate, logs, server);
            HealthPages.Map(app, server, time);
            app.UseConsole();
            drain = new Drain(server, time, log, calls => System.Console.Error.WriteLine(json
                ? JsonSerializer.Serialize(new { Draining = true, LiveCalls = calls }, ControlJson.Line)
                : Texts.Say(
                    $"正在排空:还有 {calls} 通电话,只再接紧急电话;再按一次 Ctrl-C 立即结束",
                    $"draining: {calls} calls are live, only emergency calls are admitted; Ctrl-C again ends at once")));
            await server.Start(CancellationToken.None).ConfigureAwait(false);
            await app.StartAsync().ConfigureAwait(false);
            server.Web = [.. app.Urls];
            log.Ready(CallCenterServer.Version, (long)time.GetElapsedTime(began).TotalMilliseconds);
            Output.Line(json ? ReadyBlock.Json(options, server) : ReadyBlock.Of(options, server));
            await drain.Ended.ConfigureAwait(false);
            log.Ended(server.Loop.LiveCalls);
            await app.StopAsync().ConfigureAwait(false);
            return 0;
        }
        catch (Exception why) when (why is SocketException or IOException)
        {
            var port = why is IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse };
            var taken = port ? TakenPort.Find(options) : null;
            var which = taken is var (key, address) ? Texts.Say($"{key} 的值是 '{address}':端口已被占用", $"{key} is '{address}': the port is taken") : Texts.Say($"端口已被占用:{why.Message}", $"a port is taken: {why.Message}");
            var sentence = port
                ? Texts.Say($"{which}。请另选地址:端口(--sip、--http、--https);'callcenter doctor' 逐个检查", $"{which}. Choose another ADDRESS:PORT (--sip, --http, --https); 'callcenter doctor' checks each")
                : Texts.Say($"无法启动:{why.Message}", $"cannot start: {why.Message}");
            Output.Fault(sentence, 1, json);
            return 1;
        }
#pragma warning disable CA1031 // said in a sentence by the command line; the trace is for the log
        catch (Exception why) when (why is not OptionException)
#pragma warning restore CA1031
        {
            log.Failed(why);
            throw;
        }
        finally
        {
            if (app is not null)
            {
                await app.DisposeAsync().ConfigureAwait(false);
            }

            if (server is not null)
            {
                await server.DisposeAsync().ConfigureAwait(false);
            }

            // Its hold on the signals lasts as long as the process: one that comes while files are being closed must not kill it over them.
            drain?.Rest();
        }
    }

    private static Serilog.Core.Logger Logger(ServerOptions options) =>
        new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", Serilog.Events.LogEventLevel.Warning)

            // Keys lie in a folder that only its owner reads; that they are not encrypted there too is no news at every start.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", Serilog.Events.LogEventLevel.Error)
            .WriteTo.File(
                Path.Combine(options.Data.Logs, "callcenter-.log"),
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: LogBytes,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: 30,
                formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.File(
                new Serilog.Formatting.Json.JsonFormatter(),
                Path.Combine(options.Data.Logs, "callcenter-.jsonl"),
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: LogBytes,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: 10)
            .CreateLogger();

    private static WebApplication Build(ServerOptions options, X509Certificate2 certificate, ILoggerFactory logs, CallCenterServer server)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton(logs);
        builder.Services.AddConsole(server.Desks.Parts);
        builder.Services.AddSingleton<IHostLifetime, OwnLifetime>();

        // Pages that are still open reconnect to the next server by themselves; nobody waits for their goodbye.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Goodbye);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Http);
            kestrel.Listen(options.Https, listen => listen.UseHttps(certificate));
        });
        return builder.Build();
    }

    /// <summary>Signals are ours: they drain. The host ends when it is told to.</summary>
    private sealed class OwnLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
