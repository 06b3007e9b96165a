using System.Text.Json;
using CallCenter.Browser.House;
using CallCenter.Unit;
using CallCenter.Walk.House;
using Microsoft.Playwright;
using Xunit;

namespace CallCenter.Browser;

/// <summary>What is true of every screen: it can be used without a mouse and without good eyes, and nothing is cut off.</summary>
public sealed class EveryScreen(Chromium chromium, DeskHouse house, ITestOutputHelper output) : IAsyncLifetime
{
    private const string Rules = "src/Console/Web/node_modules/axe-core/axe.min.js";
    private DeskSite site = null!;

    public async ValueTask InitializeAsync() => site = await house.Open();

    public async ValueTask DisposeAsync() => await chromium.CloseAll();

    [Fact]
    public Task No_screen_has_a_serious_fault_for_people_who_see_hear_or_move_less() => HasNoFault("zh-CN", ColorScheme.Light);

    [Fact]
    [Trait("Layer", "Long")]
    public Task No_screen_has_one_in_English_and_in_the_dark_either() => HasNoFault("en", ColorScheme.Dark);

    private async Task HasNoFault(string language, ColorScheme scheme)
    {
        var page = await chromium.NewDesk(language, 1366, 768, scheme);
        var rules = await File.ReadAllTextAsync(Repository.In(Rules));
        var faults = new List<string>();
        await foreach (var screen in Tour.Of(page, site, language, site.NewAgent(), "127.0.0.41"))
        {
            await page.EvaluateAsync(rules);
            var found = await page.EvaluateAsync<JsonElement>(
                """
                async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })).violations
                  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                  .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => html.slice(0, 160) + ' ' + failureSummary.replace(/\s+/g, ' ').slice(0, 200)).join(' | ')}`)
                """);
            faults.AddRange(found.EnumerateArray().Select(f => $"{screen}: {f.GetString()}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [Trait("Layer", "Long")]
    [MemberData(nameof(Looks))]
    public async Task Every_screen_is_whole_in_every_look(string language, ColorScheme scheme, int width, int height)
    {
        var page = await chromium.NewDesk(language, width, height, scheme);
        var faults = new List<string>();
        page.Console += (_, said) =>
        {
            // What the server refuses is said on the page itself.
            if (said.Type == "error" && !said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                faults.Add($"the page says: {said.Text}");
            }
        };
        var folder = Directory.CreateDirectory(Path.Combine(
            Environment.GetEnvironmentVariable("CALLCENTER_SCREENSHOTS") ?? Path.Combine(AppContext.BaseDirectory, "screenshots"), $"{language}-{scheme}-{width}".ToLowerInvariant())).FullName;
        await foreach (var screen in Tour.Of(page, site, language, site.NewAgent(), "127.0.0.42"))
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, screen + ".png") });
            var cut = await page.EvaluateAsync<JsonElement>(
                """
                () => {
                  const cut = []
                  if (document.documentElement.scrollWidth > innerWidth) cut.push(`the page is ${document.documentElement.scrollWidth} wide`)
                  for (const one of document.querySelectorAll('button, label, h1, h2, h3, kbd'))
                    if (one.offsetParent && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible') cut.push(`"${one.textContent.trim().slice(0, 40)}" is cut`)
                  return cut
                }
                """);
            faults.AddRange(cut.EnumerateArray().Select(f => $"{screen}: {f.GetString()}"));
        }

        output.WriteLine($"pictures in {folder}");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    public static TheoryData<string, ColorScheme, int, int> Looks()
    {
        var looks = new TheoryData<string, ColorScheme, int, int>();
        foreach (var language in new[] { "zh-CN", "en" })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                looks.Add(language, scheme, 1920, 1080);
                looks.Add(language, scheme, 1366, 768);
            }
        }

        return looks;
    }
}
