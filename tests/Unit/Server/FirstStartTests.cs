using System.Net;
using CallCenter.Server.Options;
using CallCenter.Server.Running;
using CallCenter.Unit.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Server;

/// <summary>A new installation whose database is not there yet: calls are answered, accounts wait for it and are made once.</summary>
public sealed class FirstStartTests
{
    [Fact]
    public async Task Accounts_are_made_when_the_database_comes_and_are_the_same_after_a_new_start()
    {
        using var folder = new TemporaryFolder();
        var options = new ServerOptions
        {
            Data = new DataFolder(folder.In("data")),
            Database = $"Data Source={folder.In("away/callcenter.db")}",
            Http = new IPEndPoint(IPAddress.Loopback, 0),
            Https = new IPEndPoint(IPAddress.Loopback, 0),
            Sip = [new IPEndPoint(IPAddress.Loopback, 0)],
            RtpPorts = (0, 0),
        };
        Directory.CreateDirectory(options.Data.Root);
        await using (var server = new CallCenterServer(options, TimeProvider.System, NullLoggerFactory.Instance))
        {
            await server.Start(TestContext.Current.CancellationToken);
            Assert.Equal(6, server.Settings.Services.Count);
            Assert.Empty(server.Settings.Phones);
            Assert.False(File.Exists(options.Data.FirstAccounts));

            Directory.CreateDirectory(folder.In("away"));
            Assert.True(SpinWait.SpinUntil(() => server.Settings.Phones.Count == 10, TimeSpan.FromSeconds(20)), "the accounts were not made");
            Assert.True(SpinWait.SpinUntil(() => File.Exists(options.Data.FirstAccounts), TimeSpan.FromSeconds(5)));
        }

        var first = await File.ReadAllTextAsync(options.Data.FirstAccounts, TestContext.Current.CancellationToken);
        await using (var server = new CallCenterServer(options, TimeProvider.System, NullLoggerFactory.Instance))
        {
            await server.Start(TestContext.Current.CancellationToken);
            Assert.Equal(10, server.Settings.Phones.Count);
            Assert.Equal(10, server.Settings.Staff.Count);
        }

        Assert.Equal(first, await File.ReadAllTextAsync(options.Data.FirstAccounts, TestContext.Current.CancellationToken));
    }
}
