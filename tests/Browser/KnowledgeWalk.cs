using CallCenter.Browser.House;
using CallCenter.Casework.Tickets;
using CallCenter.Core.Tickets;
using Microsoft.Playwright;
using Xunit;

namespace CallCenter.Browser;

/// <summary>An enquiry that is answered from the knowledge base while the caller still speaks (S16 of the demonstration city).</summary>
public sealed class KnowledgeWalk(Chromium chromium, DeskHouse house, ITestOutputHelper output) : IAsyncLifetime
{
    private DeskSite site = null!;

    public async ValueTask InitializeAsync() => site = await house.Open();

    public async ValueTask DisposeAsync() => await chromium.CloseAll();

    [Fact]
    public async Task An_enquiry_is_answered_from_the_base_by_its_third_word_and_closed_with_the_version_that_was_read_out()
    {
        var page = await chromium.NewDesk();
        await site.SignIn(page, site.NewAgent());
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
        await site.SignIn(page, site.NewAgent());
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

    [Fact]
    public async Task An_editor_writes_an_article_hands_it_to_review_and_may_not_publish_it_himself()
    {
        var page = await chromium.NewDesk();
        await page.GotoAsync(site.Server.Https.ToString());
        await site.Enter(page, "admin");
        await site.Choose(page, "admin");
        await page.Test("knowledge-screen").WaitForAsync();
        await site.Walk(page, output, async () =>
        {
            await page.Test("article-new").ClickAsync();
            foreach (var (field, text) in new[] { ("id", "W1"), ("title", "无人机报备去哪里办"), ("owner", "公安"), ("area", "澜宁市"), ("keywords", "无人机 报备"), ("body", "先在网上实名登记。\n\n再到派出所报备。") })
            {
                await page.Test($"edit-{field}").FillAsync(text);
            }

            await page.Keyboard.PressAsync("Control+Enter");
            await Assertions.Expect(page.Test("article-state")).ToHaveAttributeAsync("data-state", "Draft");
            await page.Test("article-edit").ClickAsync();
            await page.Test("edit-title").FillAsync("无人机报备去哪里办、要带什么");
            await page.Test("edit-save").ClickAsync();
            await page.Test("move-Submit").ClickAsync();
            await Assertions.Expect(page.Test("article-state")).ToHaveAttributeAsync("data-state", "InReview");
            await page.Test("list-InReview").ClickAsync();
            await page.Test("sheet-W1").ClickAsync();
            await page.Test("move-Publish").ClickAsync();
            await Assertions.Expect(page.Test("editor-refusal")).ToContainTextAsync("不能发布自己编写的版本");
            await page.Test("move-reason").FillAsync("再核实窗口");
            await page.Test("move-Return").ClickAsync();
            await Assertions.Expect(page.Test("article-state")).ToHaveAttributeAsync("data-state", "Draft");
            await page.Test("list-Published").ClickAsync();
            await page.Test("editor-search").FillAsync("jzz");
            await page.Test("sheet-K0001").ClickAsync();
            await page.Test("article-renew").ClickAsync();
            Assert.Equal("K0001", await page.Test("edit-id").InputValueAsync());
        });
    }
}
