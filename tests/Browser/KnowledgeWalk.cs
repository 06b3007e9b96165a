using CallCenter.Browser.House;
using CallCenter.Casework.Tickets;
using Microsoft.Playwright;
using Xunit;

namespace CallCenter.Browser;

/// <summary>An enquiry that is answered from the knowledge base while the caller still speaks (S16 of the demonstration city).</summary>
public sealed class KnowledgeWalk(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>, IAsyncLifetime
{
    private DeskSite site = null!;

    public async ValueTask InitializeAsync()
    {
        Machine.Need("chromium");
        site = await DeskSite.Start();
    }

    public ValueTask DisposeAsync() => site is null ? ValueTask.CompletedTask : site.DisposeAsync();

    [Fact]
    public async Task An_enquiry_is_answered_from_the_base_by_its_third_word_and_closed_with_the_version_that_was_read_out()
    {
        var page = await chromium.NewDesk();
        await site.SignIn(page, "1001");
        await DeskSite.TakeSeat(page);
        await site.Walk(page, output, async () =>
        {
            await using var citizen = new Citizen("127.0.0.51");
            citizen.Dial(site.Server.Sip, "12345");
            await page.Test("offer-number").WaitForAsync();
            await page.Keyboard.PressAsync("Alt+A");
            await citizen.Talker.Hears(Chromium.Microphone);

            // 办 / 居住证 / 要带: with the third word the article is the first of the list, without a click.
            await page.Keyboard.TypeAsync("办居住证要带");
            await page.Keyboard.PressAsync("F7");
            await page.Locator("[data-test=knowledge-found] li:first-child [data-test=article-K0001]").WaitForAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.Test("article").GetByText("本人身份证").First.WaitForAsync();
            await page.Test("suggest-Category").WaitForAsync();
            await page.Keyboard.PressAsync("F2");
            await page.Keyboard.PressAsync("Alt+O");
            citizen.HangUp();
            var file = await site.Newest(f => f.Ticket?.State == TicketState.DirectAnswered);
            Assert.Equal("K0001 v3", file.Ticket!.Article);
            Assert.Contains("《首次申领居住证", file.Ticket.Answer, StringComparison.Ordinal);
            Assert.Equal("政务服务", file.Ticket.Category);
        });
    }

    [Fact]
    public async Task What_is_not_there_says_so_and_an_article_that_is_wrong_is_flagged_by_one_key_press()
    {
        var page = await chromium.NewDesk();
        await site.SignIn(page, "1002");
        await DeskSite.TakeSeat(page);
        await site.Walk(page, output, async () =>
        {
            await page.Keyboard.PressAsync("F7");
            await page.Test("knowledge-search").FillAsync("龘龘");
            await page.Test("room-knowledge").GetByText("没有找到").First.WaitForAsync();
            await page.Test("knowledge-search").FillAsync("jzz");
            await page.Locator("[data-test=knowledge-found] [data-test=article-K0001]").ClickAsync();
            var flag = page.Test("article").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "标为不准" });
            await flag.ClickAsync();
            await Assertions.Expect(page.Test("article").GetByText("已标记").First).ToBeVisibleAsync();
        });
    }
}
