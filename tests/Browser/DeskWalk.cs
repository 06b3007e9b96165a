using CallCenter.Core.Tickets;
using System.Diagnostics;
using CallCenter.Browser.House;
using CallCenter.Casework.Tickets;
using CallCenter.Walk.House;
using Microsoft.Playwright;
using Xunit;

namespace CallCenter.Browser;

/// <summary>An agent's shift in a real Chromium on the whole server, with a citizen at a SIP telephone.</summary>
public sealed class DeskWalk(Chromium chromium, DeskHouse house, ITestOutputHelper output) : IAsyncLifetime
{
    private DeskSite site = null!;

    public async ValueTask InitializeAsync() => site = await house.Open();

    public async ValueTask DisposeAsync() => await chromium.CloseAll();

    [Fact]
    public async Task A_call_rings_is_taken_by_key_heard_both_ways_written_down_and_closed()
    {
        var page = await chromium.NewDesk();
        await site.SignIn(page, site.NewAgent());
        await DeskSite.TakeSeat(page);
        await site.Walk(page, output, async () =>
        {
            await using var citizen = new Citizen("127.0.0.31");
            var dialled = Stopwatch.GetTimestamp();
            citizen.Dial(site.Server.Sip, "12345");
            await page.Test("offer-number").WaitForAsync();
            output.WriteLine($"offer on the screen {Stopwatch.GetElapsedTime(dialled).TotalMilliseconds:0} ms after the dialling began");
            Assert.Equal("15400000101", (await page.Test("offer-number").InnerTextAsync()).Replace(" ", string.Empty, StringComparison.Ordinal));
            await page.Keyboard.PressAsync("Alt+A");
            await citizen.Talker.Hears(Chromium.Microphone);
            await page.Hears(Citizen.Speech);

            // The cursor is where the story goes: typing begins without a click.
            await page.Keyboard.TypeAsync("问办居住证要带什么材料");
            Assert.Equal("问办居住证要带什么材料", await page.Test("input-What").InputValueAsync());
            await Until.Found("the words on the server's disk", async () => (await File.ReadAllTextAsync(Path.Combine(site.Data, "drafts", "drafts.jsonl"))).Contains("\\u95EE\\u529E", StringComparison.OrdinalIgnoreCase) ? page : null);

            await page.Keyboard.PressAsync("Alt+X");
            citizen.AwaitEnd();
            await page.Test("pick-Nature-咨询").ClickAsync();
            await page.Test("input-Category").FillAsync("政务服务");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Alt+O");
            var file = await site.Newest(f => f.Ticket?.State == TicketState.DirectAnswered && f.Recordings.Count > 0);
            Assert.Equal("问办居住证要带什么材料", file.Ticket!.Title);
            var tracks = Sound.Read(Path.Combine(site.Data, "recordings", file.Recordings[0].Path!));
            Assert.True(tracks[0].SecondsOf(Citizen.Speech) > 0.3, $"the citizen is recorded for {tracks[0].SecondsOf(Citizen.Speech)} s");
            Assert.True(tracks[1].SecondsOf(Chromium.Microphone) > 0.3, $"the agent is recorded for {tracks[1].SecondsOf(Chromium.Microphone)} s");
        });
    }

    [Fact]
    public async Task Reloading_in_a_call_costs_the_caller_at_most_a_moment_and_the_form_is_as_it_was()
    {
        var page = await chromium.NewDesk();
        await site.SignIn(page, site.NewAgent());
        await DeskSite.TakeSeat(page);
        await site.Walk(page, output, async () =>
        {
            await using var citizen = new Citizen("127.0.0.32");
            citizen.Dial(site.Server.Sip, "110");
            await page.Test("offer-number").WaitForAsync();
            await page.Keyboard.PressAsync("Alt+A");
            await citizen.Talker.Hears(Chromium.Microphone);
            await page.Keyboard.TypeAsync("楼道里有烟");
            await page.ReloadAsync();
            await page.Test("desk").WaitForAsync();
            await citizen.Talker.Hears(Chromium.Microphone);
            await page.Hears(Citizen.Speech);
            await Assertions.Expect(page.Test("input-What")).ToHaveValueAsync("楼道里有烟");
            citizen.HangUp();
            await page.Locator("[data-test=\"wrap-up\"]").First.WaitForAsync();
        });
    }

    [Fact]
    public async Task A_server_killed_while_words_are_typed_costs_none_of_them_and_the_desk_is_back_at_once()
    {
        await using var own = await DeskSite.Start();
        var page = await chromium.NewDesk();
        await own.SignIn(page, own.NewAgent());
        await DeskSite.TakeSeat(page);
        await own.Walk(page, output, async () =>
        {
            await using var citizen = new Citizen("127.0.0.33");
            citizen.Dial(own.Server.Sip, "110");
            await page.Test("offer-number").WaitForAsync();
            await page.Keyboard.PressAsync("Alt+A");
            await citizen.Talker.Hears(Chromium.Microphone);
            await page.Keyboard.TypeAsync("环湖路中间水管炸了,");
            var restarting = own.KillAndStartAgain();
            await page.Keyboard.TypeAsync("路上一个大坑,骑车的差点掉进去");
            await restarting;
            var ready = Stopwatch.GetTimestamp();
            await page.Locator("[data-test=link][data-dot=green]").WaitForAsync();
            output.WriteLine($"desk back {Stopwatch.GetElapsedTime(ready).TotalMilliseconds:0} ms after ready");
            const string All = "环湖路中间水管炸了,路上一个大坑,骑车的差点掉进去";
            await Assertions.Expect(page.Test("input-What")).ToHaveValueAsync(All);
            await page.ReloadAsync();
            await Assertions.Expect(page.Test("input-What")).ToHaveValueAsync(All);
            var file = await own.Newest(f => f.Ticket?.Title is { Length: > 20 });
            Assert.StartsWith("环湖路中间水管炸了,路上一个大坑", file.Ticket!.Title, StringComparison.Ordinal);
        });
    }
}
