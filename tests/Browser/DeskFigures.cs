using System.Text.Json;
using CallCenter.Browser.House;
using Microsoft.Playwright;
using Xunit;

namespace CallCenter.Browser;

/// <summary>What the desk costs the agent: bytes, time until it can be used, and whether it keeps up with fast typing.</summary>
public sealed class DeskFigures(Chromium chromium, DeskHouse house, ITestOutputHelper output) : IAsyncLifetime
{
    private const int MostBytes = 400 * 1024;
    private const double MostMsUntilUsable = 1500;
    private const double LongestTaskMs = 50;
    private const int Attempts = 3;
    private const string Story = "榆钱巷机床厂三号楼着火六楼有人老太太腿脚不好下不来楼道里全是烟快点派人来";
    private DeskSite site = null!;

    public async ValueTask InitializeAsync() => site = await house.Open();

    public async ValueTask DisposeAsync() => await chromium.CloseAll();

    [Fact]
    public async Task The_desk_is_small()
    {
        var page = await chromium.NewDesk();
        await site.SignIn(page, site.NewAgent());
        var bytes = 0.0;
        await Uncached(page, got => bytes += got);
        await page.ReloadAsync();
        await DeskSite.TakeSeat(page);
        output.WriteLine($"{bytes / 1024:0} KB until the seat is taken");
        Assert.InRange(bytes, 50 * 1024, MostBytes);
    }

    /// <summary>Other programs on the machine can only make these figures worse: the best of three attempts counts. Beside the other tests they say nothing.</summary>
    [Fact]
    [Trait("Layer", "Long")]
    public async Task The_desk_is_usable_at_once_and_never_behind_the_fingers()
    {
        var page = await chromium.NewDesk();
        await site.SignIn(page, site.NewAgent());
        await Uncached(page, _ => { });
        var usable = double.MaxValue;
        for (var n = 0; n < Attempts; n++)
        {
            await page.ReloadAsync();
            await page.Test("voice-connect").WaitForAsync();
            usable = Math.Min(usable, await page.EvaluateAsync<double>("() => performance.now()"));
        }

        await DeskSite.TakeSeat(page);
        await using var citizen = new Citizen("127.0.0.43");
        citizen.Dial(site.Server.Sip, "119");
        await page.Test("offer-number").WaitForAsync();
        await page.Keyboard.PressAsync("Alt+A");
        await page.Test("input-What").WaitForAsync();
        await citizen.Talker.Hears(Chromium.Microphone);
        var longest = double.MaxValue;
        for (var n = 0; n < Attempts; n++)
        {
            await page.EvaluateAsync("() => { window.tasks = []; window.seen?.disconnect(); window.seen = new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((one) => one.duration))); window.seen.observe({ type: 'longtask' }) }");
            await page.Test("input-What").PressSequentiallyAsync(Story, new LocatorPressSequentiallyOptions { Delay = 25 });
            await page.WaitForTimeoutAsync(500);
            var tasks = await page.EvaluateAsync<JsonElement>("() => window.tasks");
            longest = Math.Min(longest, tasks.EnumerateArray().Select(t => t.GetDouble()).Append(0).Max());
        }

        output.WriteLine($"usable after {usable:0} ms; longest task while typing {(longest == 0 ? "under 50" : longest.ToString("0", System.Globalization.CultureInfo.InvariantCulture))} ms");
        Assert.InRange(usable, 1, MostMsUntilUsable);
        Assert.InRange(longest, 0, LongestTaskMs);
    }

    private static async Task Uncached(IPage page, Action<double> got)
    {
        var wire = await page.Context.NewCDPSessionAsync(page);
        await wire.SendAsync("Network.enable");
        await wire.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        wire.Event("Network.loadingFinished").OnEvent += (_, told) => got(told?.GetProperty("encodedDataLength").GetDouble() ?? 0);
    }
}
