using CallCenter.Browser.House;
using CallCenter.Casework.Tickets;
using CallCenter.Core.Tickets;
using Microsoft.Playwright;
using Xunit;

namespace CallCenter.Browser;

/// <summary>What an agent can't answer goes to a department, which signs and answers it, in two real windows.</summary>
public sealed class TicketWalk(Chromium chromium, DeskHouse house, ITestOutputHelper output) : IAsyncLifetime
{
    private const string Housing = "市住房和城乡建设局";
    private DeskSite site = null!;

    public async ValueTask InitializeAsync() => site = await house.Open();

    public async ValueTask DisposeAsync() => await chromium.CloseAll();

    [Fact]
    public async Task A_complaint_is_accepted_sent_signed_answered_and_its_clock_and_every_step_are_seen()
    {
        var page = await chromium.NewDesk();
        await site.SignIn(page, site.NewAgent());
        await DeskSite.TakeSeat(page);
        await site.Walk(page, output, async () =>
        {
            await using var citizen = new Citizen("127.0.0.71");
            citizen.Dial(site.Server.Sip, "12345");
            await page.Test("offer-number").WaitForAsync();
            await page.Keyboard.PressAsync("Alt+A");
            await citizen.Talker.Hears(Chromium.Microphone);
            await page.Keyboard.TypeAsync("砚池花园电梯天天坏,物业不管");
            await page.Test("pick-Nature-投诉").ClickAsync();
            await page.Test("input-Category").FillAsync("物业管理");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Control+Enter");
            citizen.HangUp();
            var file = await site.Newest(f => f.Ticket?.State == TicketState.Accepted);
            var id = file.Ticket!.Id.ToString();

            await page.Keyboard.PressAsync("Alt+Shift+L");
            await page.Test($"ticket-{id}").ClickAsync();
            await page.Test("do-Dispatch").ClickAsync();
            await page.Test("move-unit").FillAsync("没有的单位");
            await page.Test("move-go").ClickAsync();
            await Assertions.Expect(page.Test("ticket-refusal")).ToContainTextAsync("没有这个承办单位");
            await page.Test("move-unit").FillAsync(Housing);
            await page.Test("move-go").ClickAsync();
            await Assertions.Expect(page.Test("case-state")).ToHaveAttributeAsync("data-state", "Dispatched");
            await Shot(page, "tickets-desk");

            var unit = await chromium.NewDesk();
            var staff = await site.Department(Housing);
            await unit.GotoAsync(site.Server.Https.ToString());
            await site.Enter(unit, staff);
            await site.Choose(unit, staff);
            await unit.Test("ticket-screen").WaitForAsync();
            await unit.Test($"ticket-{id}").ClickAsync();
            await unit.Test("do-Sign").ClickAsync();
            await Assertions.Expect(unit.Test("case-state")).ToHaveAttributeAsync("data-state", "SignedFor");
            await unit.Test("do-Begin").ClickAsync();
            await Assertions.Expect(unit.Test("case-state")).ToHaveAttributeAsync("data-state", "InProgress");
            await unit.Test("do-Suspend").ClickAsync();
            await unit.Test("move-why").FillAsync("短");
            await Assertions.Expect(unit.Test("move-go")).ToBeDisabledAsync();
            await unit.Test("move-why").FillAsync("等待电梯维保单位到场");
            await unit.Test("move-go").ClickAsync();
            await Assertions.Expect(unit.Test("case-state")).ToHaveAttributeAsync("data-state", "Suspended");
            await Assertions.Expect(unit.Test("ticket-room").GetByText("等待电梯维保单位到场").First).ToBeVisibleAsync();
            await Shot(unit, "tickets-unit");
            await unit.Test("do-Resume").ClickAsync();
            await unit.Test("do-Reply").ClickAsync();
            await unit.Test("move-why").FillAsync("电梯已更换配件,今日恢复运行");
            await unit.Test("move-go").ClickAsync();
            await Assertions.Expect(unit.Test("case-state")).ToHaveAttributeAsync("data-state", "Replied");
        });
    }

    private static Task Shot(IPage page, string name) => Environment.GetEnvironmentVariable("CALLCENTER_SCREENSHOTS") is { } folder
        ? page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") })
        : Task.CompletedTask;
}
