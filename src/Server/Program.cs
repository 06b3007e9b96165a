using System.Globalization;
using CallCenter.Server.Health;
using CallCenter.Server.Options;
using CallCenter.Server.Running;
using Serilog;

ServerOptions options;
try
{
    options = ServerOptions.Read(new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables("CALLCENTER_")
        .AddCommandLine(args)
        .Build());
}
catch (OptionException why)
{
    await System.Console.Error.WriteLineAsync(why.Message);
    return 2;
}

Directory.CreateDirectory(options.Data);
var serilog = new LoggerConfiguration()
    .MinimumLevel.Information()
    .MinimumLevel.Override("Microsoft", Serilog.Events.LogEventLevel.Warning)
    .WriteTo.File(
        Path.Combine(options.Data, "logs", "callcenter-.log"),
        rollingInterval: RollingInterval.Day,
        retainedFileCountLimit: 30,
        formatProvider: CultureInfo.InvariantCulture)
    .CreateLogger();
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders().AddSerilog(serilog, dispose: true);
builder.WebHost.UseKestrel(kestrel => kestrel.Listen(options.Http));
var app = builder.Build();
await using var server = new CallCenterServer(options, TimeProvider.System, app.Services.GetRequiredService<ILoggerFactory>());
HealthPages.Map(app, server, TimeProvider.System);
await server.Start(CancellationToken.None);
await app.StartAsync();
System.Console.WriteLine($"""
    CallCenter {CallCenterServer.Version}
      SIP    {string.Join(", ", server.Gateway.Endpoints)} (UDP)
      RTP    {options.RtpPorts.Min}-{options.RtpPorts.Max}
      http   {string.Join(", ", app.Urls)}
      data   {options.Data}
    ready
    """);
await app.WaitForShutdownAsync();
return 0;
