using System.Net;
using CallCenter.Server.Options;
using CallCenter.Unit.Journal;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CallCenter.Unit.Server;

public sealed class ServerOptionsTests
{
    [Fact]
    public void Nothing_said_gives_the_documented_defaults()
    {
        var options = Read();
        Assert.Equal(IPEndPoint.Parse("0.0.0.0:8080"), options.Http);
        Assert.Equal(IPEndPoint.Parse("0.0.0.0:8443"), options.Https);
        Assert.All(options.Sip, e => Assert.Equal(5060, e.Port));
        Assert.Contains(options.Sip, e => e.Address.Equals(IPAddress.Loopback));
        Assert.DoesNotContain(options.Sip, e => e.Address.Equals(IPAddress.Any));
        Assert.Equal((20000, 39998), options.RtpPorts);
        Assert.All(options.Voice, e => Assert.Equal(8443, e.Port));
        Assert.Contains(options.Voice, e => e.Address.Equals(IPAddress.Loopback));
        Assert.DoesNotContain(options.Voice, e => e.Address.Equals(IPAddress.Any));
        Assert.InRange(options.Voice.Count, 1, 8);
        Assert.False(options.Empty);
        Assert.True(options.Music);
        Assert.EndsWith("data", options.Data.Root, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http", "8080")]
    [InlineData("http", "127.0.0.1:")]
    [InlineData("http", "127.0.0.1:70000")]
    [InlineData("https", "localhost:8443")]
    [InlineData("sip", "5060")]
    [InlineData("sip", "127.0.0.1:5060,nonsense")]
    [InlineData("sip", "[::1]")]
    [InlineData("sip", "192.0.2.199:5060")]
    [InlineData("https", "192.0.2.199:8443")]
    [InlineData("rtp", "20001-30000")]
    [InlineData("rtp", "30000-20000")]
    [InlineData("rtp", "80-90")]
    [InlineData("rtp", "all")]
    [InlineData("voice", "8443")]
    [InlineData("voice", "192.0.2.199:8443")]
    [InlineData("voice", "127.0.0.1:8443,127.0.0.2:8444")]
    [InlineData("empty", "yes")]
    [InlineData("music", "loud")]
    [InlineData("lang", "fr")]
    [InlineData("database", "mysql://x")]
    [InlineData("cert", "/nowhere/at.all")]
    [InlineData("certkey", "/nowhere/at.all")]
    [InlineData("config", "/nowhere/at.all")]
    public void A_bad_value_gives_one_sentence_that_names_key_value_and_what_is_allowed(string key, string value)
    {
        var why = Assert.Throws<OptionException>(() => Read((key, value)));
        Assert.Contains(key, why.Message, StringComparison.Ordinal);
        Assert.Contains(value.Split(',')[^1], why.Message, StringComparison.Ordinal);
        Assert.True(why.Message.Contains("allowed", StringComparison.Ordinal) || why.Message.Contains("允许", StringComparison.Ordinal), why.Message);
        Assert.DoesNotContain('\n', why.Message);
    }

    [Fact]
    public void Browser_voice_is_where_https_is_unless_told_otherwise()
    {
        Assert.Equal([IPEndPoint.Parse("127.0.0.1:9443")], Read(("https", "127.0.0.1:9443")).Voice);
        Assert.Equal([IPEndPoint.Parse("127.0.0.1:5000"), IPEndPoint.Parse("127.0.0.2:5000")], Read(("voice", "127.0.0.1:5000, 127.0.0.2:5000")).Voice);
    }

    [Fact]
    public void Any_address_means_each_of_this_machines_addresses_because_one_must_stand_in_the_sdp()
    {
        var sip = Read(("sip", "0.0.0.0:5070,127.0.0.9:5071")).Sip;
        Assert.Contains(IPEndPoint.Parse("127.0.0.1:5070"), sip);
        Assert.Contains(IPEndPoint.Parse("127.0.0.9:5071"), sip);
        Assert.DoesNotContain(sip, e => e.Address.Equals(IPAddress.Any));
    }

    [Fact]
    public void The_configuration_file_gives_options_and_settings_and_standing_agents()
    {
        using var folder = new TemporaryFolder();
        var path = folder.In("site.json");
        File.WriteAllText(path, """
            {
              // comments are allowed
              "http": "127.0.0.1:8081",
              "settings": { "version": 1, "queues": [ { "name": "q" } ], "services": [ { "number": "110", "queue": "q" } ] },
              "standingAgents": [ { "address": "sip:ag{0}@127.0.0.3:5077", "queues": { "q": 3 } } ]
            }
            """);
        Assert.Equal("127.0.0.1:8081", ConfigFile.Options(path)["http"]);
        var settings = ConfigFile.Settings(path)!;
        Assert.Equal(3, settings.Staff.Count);
        Assert.Equal("sip:ag2@127.0.0.3:5077", settings.Phones[1].Address);
        Assert.Equal(15, settings.Queues[0].OfferSeconds);
        Assert.NotEmpty(settings.Site);
    }

    [Theory]
    [InlineData("""{ "htp": "127.0.0.1:80" }""", "htp")]
    [InlineData("""{ "settings": { "servces": [] } }""", "servces")]
    [InlineData("""{ "settings": { "services": [ { "number": "110", "queue": "q", "flow": "Sing" } ] } }""", "flow")]
    [InlineData("""{ "settings": { "services": [ { "number": "110", "queue": "nowhere" } ] } }""", "nowhere")]
    [InlineData("""{ "standingAgents": [ {} ], "settings": {} }""", "standingAgents")]
    [InlineData("[]", "config")]
    [InlineData("{", "config")]
    public void A_configuration_file_that_is_wrong_is_named_with_its_place(string content, string named)
    {
        using var folder = new TemporaryFolder();
        var path = folder.In("site.json");
        File.WriteAllText(path, content);
        var why = Assert.Throws<OptionException>(() =>
        {
            ConfigFile.Options(path);
            ConfigFile.Settings(path);
        });
        Assert.Contains(named, why.Message, StringComparison.Ordinal);
    }

    private static ServerOptions Read(params (string Key, string Value)[] values) => ServerOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Key, v => (string?)v.Value)).Build());
}
