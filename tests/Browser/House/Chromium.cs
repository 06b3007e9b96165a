using CallCenter.Walk.House;
using Microsoft.Playwright;
using Xunit;

namespace CallCenter.Browser.House;

/// <summary>A real Chromium whose microphone says a tone.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>What its microphone says, Hz.</summary>
    public const double Microphone = 440;

    private readonly string folder = Directory.CreateTempSubdirectory("chromium-").FullName;
    private IPlaywright? driver;
    private IBrowser? browser;

    /// <summary>Where the voice module lies as the browser runs it.</summary>
    internal string Scripts => Path.Combine(folder, "voice");

    public async ValueTask InitializeAsync()
    {
        // A fixture can't skip a test: who asks for a page is told what is missing.
        if (Machine.Find("chromium") is not { } program || Machine.Find("node") is null)
        {
            return;
        }

        var tone = Path.Combine(folder, "microphone.wav");
        Sound.WriteTone(tone, Microphone, 10);
        await VoiceScripts.Make(Scripts);
        driver = await Playwright.CreateAsync();
        browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--allow-loopback-in-peer-connection", "--autoplay-policy=no-user-gesture-required", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
                $"--use-file-for-fake-audio-capture={tone}",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        driver?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A window of its own, with nothing of the others'.</summary>
    internal async Task<IPage> NewPage()
    {
        Machine.Need("chromium");
        Machine.Need("node");
        var context = await browser!.NewContextAsync();

        // A tone is what the browser's noise suppression exists to take away.
        await context.AddInitScriptAsync(
            """
            const ask = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices)
            if (ask) navigator.mediaDevices.getUserMedia = (wish) =>
              ask({ ...wish, audio: { ...wish.audio, echoCancellation: false, noiseSuppression: false, autoGainControl: false } })
            """);
        return await context.NewPageAsync();
    }
}
