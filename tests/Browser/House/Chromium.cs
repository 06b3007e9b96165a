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

    /// <summary>Skips the test, or fails it where everything has to be there, when the browser or what makes its page is missing.</summary>
    internal static void Need()
    {
        Machine.Need("chromium");
        Machine.Need("node");
    }

    /// <summary>A window of its own, with nothing of the others'.</summary>
    internal async Task<IPage> NewPage()
    {
        Need();
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

    /// <summary>A window for the desk: it trusts the server's own authority, and says which tone its earphones say.</summary>
    internal async Task<IPage> NewDesk(string language = "zh-CN", int width = 1920, int height = 1080, ColorScheme scheme = ColorScheme.Light)
    {
        Machine.Need("chromium");
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            IgnoreHTTPSErrors = true, Locale = language, ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        await context.AddInitScriptAsync(Earphones);
        return await context.NewPageAsync();
    }

    /// <summary>Ends every voice and closes every window: the server hears of it at once.</summary>
    internal async Task CloseAll()
    {
        foreach (var context in browser?.Contexts.ToList() ?? [])
        {
            foreach (var page in context.Pages)
            {
                await page.EvaluateAsync("() => window.endVoice?.()");
            }

            await context.CloseAsync();
        }
    }

    /// <summary>Takes noise suppression off, because a tone is what it exists to take away, and listens to what a connection brings.</summary>
    private const string Earphones =
        """
        const ask = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices)
        if (ask) navigator.mediaDevices.getUserMedia = (wish) =>
          ask({ ...wish, audio: { ...wish.audio, echoCancellation: false, noiseSuppression: false, autoGainControl: false } })
        const Real = window.RTCPeerConnection
        window.RTCPeerConnection = class extends Real {
          constructor(...all) {
            super(...all)
            window.endVoice = () => this.close()
            window.sayVoice = () => JSON.stringify([this.connectionState, ...this.getSenders().map(({ track }) => track && [track.enabled, track.muted, track.readyState])])
            this.addEventListener('track', ({ track }) => {
              const context = new AudioContext()
              const analyser = context.createAnalyser()
              analyser.fftSize = 4096
              const stream = new MediaStream([track])
              const pump = new Audio()
              pump.srcObject = stream
              pump.muted = true
              void pump.play()
              context.createMediaStreamSource(stream).connect(analyser)
              window.toneHeard = () => {
                void context.resume()
                const bins = new Float32Array(analyser.frequencyBinCount)
                analyser.getFloatFrequencyData(bins)
                let best = 0
                for (let n = 1; n < bins.length; n++) if (bins[n] > bins[best]) best = n
                return bins[best] < -70 ? 0 : best * context.sampleRate / analyser.fftSize
              }
            })
          }
        }
        """;
}
