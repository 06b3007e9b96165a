using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Walk;

/// <summary>An orderly end: who is in the house is served, emergencies still come in, then it ends by itself.</summary>
public sealed class DrainWalk
{
    [Fact]
    public async Task A_draining_server_refuses_a_request_admits_an_emergency_and_ends_after_the_last_call()
    {
        var site = new Site();
        await site.InitializeAsync();
        using var live = Sipp.Start(site, SippScript.Caller("12345", site.NextCaller()).Talk().Pause(4000).Bye());
        while (await site.Metric("callcenter_calls_live") == 0)
        {
            Assert.True(site.Server.IsRunning);
        }

        // Shells start background work with SIGINT ignored, so the test ends it as a service manager would; both do the same.
        site.Server.Signal("TERM");
        await Until.True("it drains", () => site.LogLines().Any(l => l.Contains("Draining: 1 calls", StringComparison.Ordinal)));
        await Sipp.Run(site, SippScript.Caller("12345", site.NextCaller()).Invite().Reply(503).AckRefusal());
        await Sipp.Run(site, SippScript.Caller("110", site.NextCaller()).Talk().Pause(200).Bye());
        Assert.True(site.Server.IsRunning);
        await live.Done();
        await Until.True("it ended by itself", () => !site.Server.IsRunning);
        Assert.Contains(site.LogLines(), l => l.Contains("Ended with 0 live calls", StringComparison.Ordinal));
        await site.DisposeAsync();
    }

    [Fact]
    public async Task Signals_that_come_while_the_server_closes_its_files_do_not_kill_it()
    {
        var site = new Site();
        await site.InitializeAsync();
        var server = site.Server;
        while (server.IsRunning)
        {
            server.Signal("TERM");
        }

        Assert.Equal(0, await server.End(TimeSpan.FromSeconds(5)));
        await site.DisposeAsync();
    }
}
