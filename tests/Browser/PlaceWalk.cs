using CallCenter.Core.Tickets;
using System.Diagnostics;
using CallCenter.Browser.House;
using CallCenter.Casework.Tickets;
using Microsoft.Playwright;
using Xunit;

namespace CallCenter.Browser;

/// <summary>A fire whose place has two meanings (S01 of the demonstration city): found, told apart, taken and sent by keys.</summary>
public sealed class PlaceWalk(Chromium chromium, DeskHouse house, ITestOutputHelper output) : IAsyncLifetime
{
    private DeskSite site = null!;

    public async ValueTask InitializeAsync() => site = await house.Open();

    public async ValueTask DisposeAsync() => await chromium.CloseAll();

    [Fact]
    public async Task A_fire_is_placed_judged_and_sent_with_three_keys_after_the_text()
    {
        var page = await chromium.NewDesk();
        await site.SignIn(page, site.NewAgent());
        await DeskSite.TakeSeat(page);
        await site.Walk(page, output, async () =>
        {
            await using var citizen = new Citizen("127.0.0.61");
            citizen.Dial(site.Server.Sip, "110");
            await page.Test("offer-number").WaitForAsync();
            await page.Keyboard.PressAsync("Alt+A");
            await citizen.Talker.Hears(Chromium.Microphone);
            var answered = Stopwatch.GetTimestamp();
            await page.Keyboard.TypeAsync("榆钱巷机床厂三号楼着火,六楼有人");

            // Both buildings of the spoken name, with the way between them.
            var both = page.Test("place-candidates");
            await Assertions.Expect(both).ToContainTextAsync("机床厂家属院 3号楼");
            await Assertions.Expect(both).ToContainTextAsync("机床厂新区 3号楼");
            await Assertions.Expect(both).ToContainTextAsync(new System.Text.RegularExpressions.Regex("(89|90)[0-9] m"));
            await Assertions.Expect(page.Test("suggest-Urgency")).ToHaveAttributeAsync("data-value", "P1");
            await Assertions.Expect(page.Test("suggest-Service")).ToHaveAttributeAsync("data-value", "119");

            var wanted = await page.Test("place-1").GetAttributeAsync("data-place");
            await page.Keyboard.PressAsync("Alt+1");
            await Assertions.Expect(page.Test("chosen-place")).ToHaveAttributeAsync("data-place", wanted!);
            await page.Keyboard.PressAsync("F2");
            await Assertions.Expect(page.Test("pick-Urgency-P1")).ToBeCheckedAsync();
            await page.ReloadAsync();
            await Assertions.Expect(page.Test("chosen-place")).ToContainTextAsync("机床厂");
            await page.Keyboard.PressAsync("Control+Enter");
            var file = await site.Newest(f => f.Ticket?.State == TicketState.Accepted);
            output.WriteLine($"accepted {Stopwatch.GetElapsedTime(answered).TotalSeconds:0.0} s after the answer");
            Assert.Equal("警情:火灾", file.Ticket!.Category);
            citizen.HangUp();
        });
    }

    [Fact]
    public async Task A_second_caller_of_the_same_event_is_hinted_and_the_directory_answers_first_letters()
    {
        var first = await chromium.NewDesk();
        await site.SignIn(first, site.NewAgent());
        await DeskSite.TakeSeat(first);
        var second = await chromium.NewDesk();
        await site.SignIn(second, site.NewAgent());
        await DeskSite.TakeSeat(second);
        await site.Walk(second, output, async () =>
        {
            foreach (var (page, words) in new[] { (first, "环湖路中间水管炸了,路上全是水"), (second, "环湖路水管爆了,水漫到人行道") })
            {
                await page.Keyboard.PressAsync("Alt+Insert");
                await page.Test("input-What").FillAsync(words);
                await page.Test("input-What").BlurAsync();
            }

            await CallCenter.Walk.House.Until.Found("the hint", async () =>
            {
                await second.Keyboard.PressAsync("F5");
                await second.Keyboard.PressAsync("F6");
                return await second.Locator("[data-test=room-same] li").CountAsync() > 0 ? second : null;
            });
            Assert.Contains("水管", await second.Test("room-same").InnerTextAsync(), StringComparison.Ordinal);
            await second.Keyboard.PressAsync("F9");
            await second.Test("units-search").FillAsync("lnsw");
            await second.Test("room-units").GetByText("周演戊").WaitForAsync();
            Assert.Contains("7121", await second.Test("room-units").InnerTextAsync(), StringComparison.Ordinal);
        });
    }
}
