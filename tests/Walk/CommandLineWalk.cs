using System.Text.Json.Nodes;
using CallCenter.Casework.Calls;
using CallCenter.Walk.House;
using Xunit;

namespace CallCenter.Walk;

/// <summary>The commands of <c>callcenter</c> against a running server, and their exit codes.</summary>
public sealed class CommandLineWalk(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_call_is_listed_and_shown_with_its_ladder_and_no_number_is_told()
    {
        var from = site.NextCaller();
        await Sipp.Run(site, SippScript.Caller("12345", from).Talk().Pause(300).Bye());
        var record = await site.Call(from, c => c.Call.EndedBy is not null && c.Recordings.Count > 0);
        var id = record.Call.Id.ToString();

        var list = await Command.Run("calls", "--data", site.Data, "--json");
        Assert.Equal(0, list.Code);
        Assert.Contains(list.Json["calls"]!.AsArray(), c => (string?)c!["id"] == id && (string?)c["service"] == "12345");
        Assert.DoesNotContain(from, list.Out, StringComparison.Ordinal);

        var shown = await Command.Run("calls", id, "--ladder", "--data", site.Data);
        Assert.Equal(0, shown.Code);
        foreach (var part in new[] { "INVITE sip:12345@", "SIP/2.0 200 OK", "ACK ", "BYE ", $"{id}.wav", "Draft" })
        {
            Assert.Contains(part, shown.Out, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(from, shown.Out, StringComparison.Ordinal);
        var revealed = await Command.Run("calls", id, "--reveal", "--json", "--data", site.Data);
        Assert.Contains(from, revealed.Out, StringComparison.Ordinal);
        await Until.True("the reveal is logged", () => site.LogLines().Any(l => l.Contains($"The whole SIP ladder of call {id} was shown to", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_decided_is_decided_again_the_same_while_the_server_runs_and_a_call_is_explained()
    {
        var lane = site.NextLane();
        using var agent = await SippPhone.Start(site, lane.Seats[0], p => p.Accept().Take("BYE"));
        var from = site.NextCaller();
        await Sipp.Run(site, SippScript.Caller(lane.Number, from).Talk().Pause(300).Bye());
        await agent.Done();
        var id = (await site.Over(from)).Call.Id.ToString();
        var replay = await Command.Run("replay", "--data", site.Data, "--json");
        Assert.True(replay.Code == 0, replay.Out);
        Assert.True((long)replay.Json["records"]! > 10);
        Assert.Null(replay.Json["difference"]);

        var explained = await Command.Run("explain", id, "--data", site.Data, "--json");
        Assert.Equal(0, explained.Code);
        var choice = explained.Json["steps"]!.AsArray().Single(s => s!["choice"] is not null)!["choice"]!;
        Assert.Equal(lane.Seats[0].Staff, (string?)choice["agent"]);
        Assert.DoesNotContain(from, explained.Out, StringComparison.Ordinal);
        var spoken = await Command.Run("explain", id, "--lang", "en", "--data", site.Data);
        Assert.Contains("who were free, by longest-idle", spoken.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_are_tried_first_then_imported_and_a_bad_file_changes_nothing()
    {
        var file = Path.Combine(site.Folder, "places.tsv");
        const string Head = "code\tkind\tname\twithin\tlongitude\tlatitude\taliases\taccuracy\tsource\n";
        await File.WriteAllTextAsync(file, Head + "T1\troad\t测试路\t测试区\t150.1\t30.1\t\t5\t来源\nT2\tshop\t店\n");
        var bad = await Command.Run("import", "places", file, "--data", site.Data);
        Assert.Equal(1, bad.Code);
        Assert.Contains("line 3: kind is 'shop'", bad.Out, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, Head + "T1\troad\t测试路\t测试区\t150.1\t30.1\t\t5\t来源\nT2\tlandmark\t测试店\t测试区\t150.1\t30.1\t\t5\t来源\n");
        foreach (var (arguments, made, changed) in new (string[], int, int)[] { (["--dry-run"], 2, 0), ([], 2, 0), ([], 0, 0) })
        {
            var done = await Command.Run(["import", "places", file, .. arguments, "--json", "--data", site.Data]);
            Assert.Equal(0, done.Code);
            Assert.Equal((2, made, changed), ((int)done.Json["good"]!, (int)done.Json["new"]!, (int)done.Json["changed"]!));
        }

        var geo = Path.Combine(site.Folder, "grids.geojson");
        await File.WriteAllTextAsync(geo, """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"T3","name":"第7网格"},"geometry":{"type":"Polygon","coordinates":[[[150,30],[150.2,30],[150.2,30.2],[150,30]]]}}]}""");
        var grids = await Command.Run("import", "grids", geo, "--crs", "gcj02", "--json", "--data", site.Data);
        Assert.Equal((0, 1), (grids.Code, (int)grids.Json["new"]!));
        var offline = await Command.Run("import", "grids", geo, "--data", Path.Combine(site.Folder, "other"));
        Assert.Equal(1, offline.Code);
    }

    [Fact]
    public async Task A_call_that_does_not_exist_is_named_with_exit_code_1()
    {
        var none = await Command.Run("calls", "1MQ9FGTT000", "--data", site.Data);
        Assert.Equal(1, none.Code);
        Assert.Contains("1MQ9FGTT000", none.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sing")]
    [InlineData("--sip", "5060")]
    [InlineData("drill", "--calls", "0")]
    [InlineData("drill", "--agents", "many")]
    [InlineData("import", "places", "x.tsv", "--crs", "mars")]
    [InlineData("calls", "--limit", "501")]
    [InlineData("calls", "not-a-call")]
    [InlineData("calls", "--data", "/nowhere/at-all")]
    [InlineData("verify", "--data", "/nowhere/at-all")]
    [InlineData("replay", "--data", "/nowhere/at-all")]
    [InlineData("replay", "--from", "0")]
    [InlineData("replay", "--from", "9", "--to", "8")]
    [InlineData("explain", "not-a-call")]
    public async Task Wrong_usage_ends_with_2_and_names_what_is_wrong(params string[] arguments)
    {
        var wrong = await Command.Run(arguments.Contains("--data") ? arguments : [.. arguments, "--data", Path.Combine(site.Folder, "other")]);
        Assert.Equal(2, wrong.Code);
        Assert.Contains(arguments[^1], wrong.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "sing")]
    [InlineData(2, "drill", "--calls", "0")]
    [InlineData(1, "calls", "1MQ9FGTT000")]
    public async Task With_json_an_error_is_an_object_with_its_sentence_and_its_code(int code, params string[] arguments)
    {
        var wrong = await Command.Run([.. arguments, "--data", site.Data, "--json"]);
        Assert.Equal(code, wrong.Code);
        var said = JsonNode.Parse(wrong.Error)!;
        Assert.Equal(code, (int)said["exitCode"]!);
        Assert.Contains(arguments[^1], (string)said["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_calls_the_program_by_the_name_under_which_it_is_started()
    {
        var help = await Command.Run("--help");
        Assert.Equal(0, help.Code);
        Assert.Contains("callcenter [command] [options]", help.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("CallCenter.Server", help.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused()
    {
        var second = await Command.Run("--data", site.Data, "--http", "127.0.0.1:0", "--https", "127.0.0.1:0", "--sip", "127.0.0.1:0");
        Assert.Equal(2, second.Code);
        Assert.Contains(site.Data, second.Error, StringComparison.Ordinal);
        Assert.True(site.Server.IsRunning);
    }

    [Fact]
    public async Task A_port_that_is_taken_stops_the_start_with_a_sentence()
    {
        var taken = await Command.Run(
            "--data", Path.Combine(site.Folder, "taken"), "--lang", "en", "--http", "127.0.0.1:0", "--https", "127.0.0.1:0", "--sip", site.Server.Sip.ToString());
        Assert.Equal(1, taken.Code);
        Assert.Contains($"sip is '{site.Server.Sip}'", taken.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", taken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_sees_the_server_and_a_taken_port_and_says_what_to_do()
    {
        var well = await Command.Run("doctor", "--data", site.Data, "--json");
        Assert.Equal(0, well.Code);
        Assert.True((bool)well.Json["serverRuns"]!);
        Assert.All(well.Json["findings"]!.AsArray(), f => Assert.True((string?)f!["level"] == "Good" || f["advice"] is not null));

        var ill = await Command.Run(
            "doctor", "--data", Path.Combine(site.Folder, "new"), "--sip", site.Server.Sip.ToString(), "--http", "127.0.0.1:0", "--https", "127.0.0.1:0", "--json");
        Assert.Equal(1, ill.Code);
        var fault = Assert.Single(ill.Json["findings"]!.AsArray(), f => (string?)f!["level"] == "Fault");
        Assert.Contains(site.Server.Sip.ToString(), (string?)fault!["about"], StringComparison.Ordinal);
        Assert.NotNull(fault["advice"]);
    }

    [Fact]
    public async Task Health_is_answered_without_encryption_and_everything_else_is_sent_to_https()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Server.Http };
        Assert.Equal("live\n", await http.GetStringAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("ready\n", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Contains("# TYPE callcenter_calls_live gauge", await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var other = await http.GetAsync(new Uri("/desk?a=1", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Found, other.StatusCode);
        Assert.StartsWith("https://127.0.0.1:", other.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("/desk?a=1", other.Headers.Location.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_owner_can_speak_to_the_server()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Unix file modes");
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(site.Data, "control.sock")));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(site.Data) & ~(UnixFileMode.SetGroup | UnixFileMode.SetUser));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_drill_loses_nothing_carries_its_mark_and_is_counted_apart()
    {
        var before = await Sum(drill: false);
        var drill = await Command.Run("drill", "--calls", "12", "--per-minute", "60", "--agents", "3", "--data", site.Data, "--json");
        Assert.True(drill.Code == 0, drill.Out + drill.Error);
        Assert.True((bool)drill.Json["passed"]!);
        Assert.Equal(6, drill.Json["services"]!.AsArray().Count);
        Assert.Equal(12, await Sum(drill: true));
        Assert.Equal(before, await Sum(drill: false));

        var marked = await Command.Run("calls", "--drill", "--json", "--data", site.Data);
        Assert.All(marked.Json["calls"]!.AsArray(), c => Assert.True((bool)c!["drill"]!));
        var verified = await Command.Run("verify", "--json", "--data", site.Data);
        Assert.True(verified.Code == 0, verified.Out);
        Assert.True((int)verified.Json["recordings"]! >= 12);

        async Task<int> Sum(bool drill) => (await site.Calls.Count(new CallFilter(drill), CancellationToken.None)).Sum(c => c.Arrived);
    }

    [Fact]
    public async Task Without_a_server_reading_works_and_a_drill_refuses()
    {
        var folder = Path.Combine(site.Folder, "quiet");
        using (var server = await ServerProcess.Start(["--data", folder, "--http", "127.0.0.1:0", "--https", "127.0.0.1:0", "--sip", "127.0.0.1:0", "--rtp", "0-0"]))
        {
            Assert.Equal(0, await server.End(TimeSpan.FromSeconds(10)));
        }

        var list = await Command.Run("calls", "--data", folder, "--json");
        Assert.Equal(0, list.Code);
        Assert.Empty(list.Json["calls"]!.AsArray());
        Assert.Equal(0, (await Command.Run("verify", "--data", folder)).Code);
        var drill = await Command.Run("drill", "--data", folder);
        Assert.Equal(1, drill.Code);
        Assert.Contains("./callcenter", drill.Error, StringComparison.Ordinal);

        var journal = Directory.EnumerateFiles(Path.Combine(folder, "journal")).First(f => new FileInfo(f).Length > 200);
        var bytes = await File.ReadAllBytesAsync(journal, TestContext.Current.CancellationToken);
        bytes[150] ^= 1;
        await File.WriteAllBytesAsync(journal, bytes, TestContext.Current.CancellationToken);
        var edited = await Command.Run("verify", "--data", folder, "--json");
        Assert.Equal(1, edited.Code);
        Assert.NotEmpty(edited.Json["faults"]!.AsArray());
    }

    [Fact]
    public async Task The_first_start_makes_accounts_for_its_owner_alone_and_empty_makes_none()
    {
        foreach (var (extra, made) in new[] { (Array.Empty<string>(), true), (["--empty"], false) })
        {
            var folder = Path.Combine(site.Folder, made ? "furnished" : "bare");
            using var server = await ServerProcess.Start(
                ["--data", folder, "--http", "127.0.0.1:0", "--https", "127.0.0.1:0", "--sip", "127.0.0.1:0", "--rtp", "0-0", .. extra]);
            var file = Path.Combine(folder, "first-accounts.txt");
            Assert.Equal(made, File.Exists(file));
            if (made && !OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
                Assert.Equal(10, (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Count(l => l.StartsWith('8')));
            }

            await server.End(TimeSpan.FromSeconds(10));
        }
    }
}
