using CallCenter.Browser.House;
using CallCenter.Core.Settings;
using CallCenter.Walk.House;
using Microsoft.Playwright;
using Xunit;

namespace CallCenter.Browser;

/// <summary>
/// Calls that go out, from the desk of a browser seat (440 Hz) by a real trunk to a citizen's telephone (1,200 Hz): one who hung up before anybody was there is
/// called back by the next agent, and an agent calls a number himself.
/// </summary>
public sealed class CallBackWalk(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const double Outside = 1200;
    private static readonly double[] Everybody = [Chromium.Microphone, Outside, DeskSite.Music];

    private readonly Telephone outside = new("127.0.0.46", Outside);
    private DeskSite site = null!;

    public async ValueTask InitializeAsync()
    {
        Machine.Need("chromium");
        var settings = DefaultSettings.Create();
        site = await DeskSite.Start(settings with
        {
            Staff = [new StaffMember { Number = "1001", Queues = ["government", "police"] }],
            Trunks = [.. settings.Trunks, new TrunkRule { Name = "exchange", Target = outside.Sip.ToString(), Presented = ["110", "12345"] }],
            DialRules = [new DialRule { Name = "mobile", Prefix = "15", MinDigits = 11, MaxDigits = 11, Trunk = "exchange" }],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAll();
        if (site is not null)
        {
            await site.DisposeAsync();
        }

        await outside.DisposeAsync();
    }

    private static Task Shot(IPage page, string name) => Environment.GetEnvironmentVariable("CALLCENTER_SCREENSHOTS") is { } folder
        ? page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") })
        : Task.CompletedTask;

    /// <summary>The desk shows that the citizen is there: on a busy machine the voice can be heard before the picture has followed.</summary>
    private static Task Talking(IPage page) => page.Locator("[data-test=call][data-phase=Talking]").WaitForAsync();

    [Fact]
    public async Task Who_hung_up_before_an_agent_was_there_is_called_back_and_an_agent_calls_by_keys()
    {
        await using (var citizen = new Citizen("127.0.0.45"))
        {
            citizen.Dial(site.Server.Sip, "110");
            citizen.HangUp();
        }

        var page = await chromium.NewDesk();
        await site.SignIn(page, "1001");
        await DeskSite.TakeSeat(page);
        await site.Walk(page, output, async () =>
        {
            await Assertions.Expect(page.Test("call-backs")).ToContainTextAsync("1");
            await page.Keyboard.PressAsync("Alt+Shift+D");
            await page.Test("call-out-number").WaitForAsync();
            await Shot(page, "call-backs");

            // The dialog stays open: what rings is taken by its key all the same.
            await page.Test("offer-outbound").WaitForAsync(new LocatorWaitForOptions { Timeout = 20_000 });
            Assert.Equal("15400000101", (await page.Test("offer-number").InnerTextAsync()).Replace(" ", string.Empty, StringComparison.Ordinal));
            await Shot(page, "call-back-offer");
            await page.Keyboard.PressAsync("Alt+A");
            outside.Speaks();
            Assert.Equal("110", outside.Shown);
            await outside.Talker.HearsOnly([Chromium.Microphone], [.. Everybody.Except([Chromium.Microphone])]);
            await page.Hears(Outside);
            await page.Keyboard.TypeAsync("回拨:孩子误触");
            Assert.Equal("回拨:孩子误触", await page.Test("input-What").InputValueAsync());
            await Task.Delay(1000);
            outside.HangUp();
            await page.Test("wrap-up").WaitForAsync();
            await Assertions.Expect(page.Test("call-backs")).ToContainTextAsync("0");
            var file = await site.Newest(f => f.Call.Outbound && f.Recordings.Count > 0);
            Assert.NotNull(file.Call.CallBackOf);
            var tracks = Sound.Read(Path.Combine(site.Data, "recordings", file.Recordings[0].Path!));
            Assert.True(tracks[0].SecondsOf(Outside) > 0.5, $"the citizen is recorded for {tracks[0].SecondsOf(Outside)} s");
            Assert.True(tracks[1].SecondsOf(Chromium.Microphone) > 0.5, $"the agent is recorded for {tracks[1].SecondsOf(Chromium.Microphone)} s");

            // By keys: a number that no rule lets out is refused beside the field, the right one rings.
            await page.Keyboard.PressAsync("Alt+Shift+D");
            await page.Test("call-out-number").FillAsync("0085251234567");
            await page.Keyboard.PressAsync("Enter");
            await page.Test("dialog-callOut").GetByText("拨号规则不允许").WaitForAsync();
            await page.Test("call-out-number").FillAsync("154 0000 0109");
            await page.Test("call-out-service").SelectOptionAsync("12345");
            await page.Test("call-out-number").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            outside.Speaks();
            Assert.Equal("12345", outside.Shown);
            await outside.Talker.HearsOnly([Chromium.Microphone], [.. Everybody.Except([Chromium.Microphone])]);
            await page.Hears(Outside);
            await Talking(page);
            await page.Keyboard.PressAsync("Alt+X");
            outside.AwaitEnd();
            await page.Test("wrap-up").WaitForAsync();

            // One key rings him back in the name of the same number.
            await page.Keyboard.PressAsync("Alt+Shift+H");
            outside.Speaks();
            Assert.Equal("12345", outside.Shown);
            await page.Hears(Outside);
            await Talking(page);
            await page.Keyboard.PressAsync("Alt+X");
            outside.AwaitEnd();
        });
    }
}
