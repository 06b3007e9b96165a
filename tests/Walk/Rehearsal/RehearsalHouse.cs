using System.Net;
using CallCenter.Core.Events;
using CallCenter.Core.Rehearsal;
using CallCenter.Core.Settings;
using CallCenter.Server.Options;
using CallCenter.Server.Running;
using CallCenter.Sip;
using CallCenter.Telephony.Lines;
using CallCenter.Telephony.Rehearsal;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Walk.Rehearsal;

/// <summary>A whole server in this process, with its internal trunk open for a rehearsal.</summary>
internal sealed class RehearsalHouse : IAsyncDisposable
{
    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("callcenter-").FullName;
    private readonly CallCenterServer server;

    public RehearsalHouse() => server = new CallCenterServer(
        new ServerOptions
        {
            Data = new DataFolder(folder),
            Http = new IPEndPoint(IPAddress.Loopback, 0),
            Https = new IPEndPoint(IPAddress.Loopback, 0),
            Sip = [new IPEndPoint(IPAddress.Loopback, 0)],
            RtpPorts = (0, 0),
        },
        TimeProvider.System,
        NullLoggerFactory.Instance);

    public CallCenterServer Server => server;

    public static SipRehearsal Rehearsal => new(Path.Combine(AppContext.BaseDirectory, "prompts", "drill"), TimeProvider.System, NullLoggerFactory.Instance);

    /// <summary>Starts the server and opens the drill; the plan fits it.</summary>
    public async Task<RehearsalPlan> Open(int agents, int calls, int perMinute)
    {
        await server.Start(CancellationToken.None);
        List<RehearsalPhone> phones =
            [.. Enumerable.Range(1, agents).Select(n => new RehearsalPhone($"drill-{n}", $"secret-{n}", $"9{n:D4}", DefaultSettings.QueueNames))];
        server.Gateway.OpenDrill(new DrillRoom(
            1, "drill", SipSecret.FromPassword("trunk-secret"), phones.ToDictionary(p => p.Account, p => SipSecret.FromPassword(p.Secret))));
        server.Loop.Post(new DrillOpened(1, [.. phones.Select(p => new DrillSeat(p.Account, p.Staff, p.Queues))]));
        return new RehearsalPlan
        {
            Endpoint = server.Gateway.InternalEndpoint.ToString(),
            TrunkUser = "drill",
            TrunkSecret = "trunk-secret",
            Phones = phones,
            Calls = calls,
            PerMinute = perMinute,
            Seed = 7,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        System.IO.Directory.Delete(folder, recursive: true);
    }
}
