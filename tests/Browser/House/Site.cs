using System.Net;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.People;
using CallCenter.Core.Ports;
using CallCenter.Core.Seats;
using CallCenter.Core.Settings;
using CallCenter.Telephony;
using CallCenter.Unit.Telephony;
using CallCenter.Walk.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace CallCenter.Browser.House;

/// <summary>A real gateway, a page that is served from localhost, one seat and one SIP caller; the test is the switchboard.</summary>
internal sealed class Site : IAsyncDisposable
{
    public const string Phone = "web:1003";

    private readonly string folder = Directory.CreateTempSubdirectory("voice-").FullName;
    private readonly WebApplication web;
    private readonly SipParty caller = new("127.0.0.21");
    private readonly Talker talker;
    private long decisions = 100;

    private Site(string scripts)
    {
        var prompts = Directory.CreateDirectory(Path.Combine(folder, "prompts")).FullName;
        Sound.WriteTone(Path.Combine(prompts, "music.wav"), Music, 2);
        Gateway = new Gateway(
            new TelephonyOptions
            {
                Listen = [new(IPAddress.Loopback, 0)],
                RecordingsFolder = Path.Combine(folder, "recordings"),
                PromptFolders = [prompts],
                RtpPortMin = 0,
                RtpPortMax = 0,
                Browser = [new(IPAddress.Loopback, 0)],
            },
            Inbox, new CallIdSource(TimeProvider.System), TimeProvider.System, NullLoggerFactory.Instance);
        Gateway.Use(DefaultSettings.Create());
        Gateway.Start();
        talker = new Talker(caller.Phone, Speech);
        web = Serve(scripts);
    }

    /// <summary>What the caller says, Hz.</summary>
    public static double Speech => 700;

    /// <summary>What a caller hears who waits, Hz.</summary>
    public static double Music => 1500;

    public Gateway Gateway { get; }

    public ISeatVoice Voice => Gateway;

    public Inbox Inbox { get; } = new();

    public Talker Caller => talker;

    public CallId Call { get; private set; }

    public string Recordings => Path.Combine(folder, "recordings");

    public Uri Url => new(web.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    public static async Task<Site> Start(Chromium chromium)
    {
        Chromium.Need();
        var site = new Site(chromium.Scripts);
        await site.web.StartAsync();
        return site;
    }

    /// <summary>The page has its voice, and the switchboard was told.</summary>
    public async Task<IPage> Connected(Chromium chromium)
    {
        var page = await chromium.NewPage();
        await Open(page);
        return page;
    }

    /// <summary>Opens, or reloads, the page and starts its voice.</summary>
    public async Task Open(IPage page)
    {
        await page.GotoAsync(Url.ToString());
        await page.WaitForFunctionAsync("() => window.ready");
        await page.EvaluateAsync("() => voice.start()");
        Xunit.Assert.Equal("up", await State(page));
        Inbox.Take<PhoneReachable>();
    }

    public static Task<string> State(IPage page) => page.EvaluateAsync<string>("() => voice.state.kind + (voice.state.fault ? ' ' + voice.state.fault : '')");

    /// <summary>The caller is in, answered and speaks.</summary>
    public void Arrive()
    {
        caller.Dial(Gateway.Endpoints[0], "110");
        Call = Inbox.Take<CallArrived>().Call;
        Do(new AnswerCaller(LineId.OfCaller(Call)), new StartRecording(LineId.OfCaller(Call), Call));
        Inbox.Take<LineAnswered>();
        talker.To(caller.MediaOfPeer());
    }

    /// <summary>The seat is rung.</summary>
    public LineId Ring()
    {
        var line = LineId.OfDecision(decisions++, 1);
        Do(new DialAgent(line, Phone, Call, "110", new PhoneNumber("15400000101"), Priority.P2));
        Inbox.Take<LineRinging>();
        return line;
    }

    /// <summary>The seat takes the line: page and server do what the desk would.</summary>
    public async Task Take(IPage page, LineId line)
    {
        var sends = page.EvaluateAsync("() => voice.send(true)");
        var reply = await Voice.Take(Phone, line);
        Xunit.Assert.True(reply.IsDone, reply.Detail);
        Inbox.Take<LineAnswered>();
        Do(new BridgeLines(LineId.OfCaller(Call), line));
        await sends;
    }

    public void Do(params Effect[] effects)
    {
        foreach (var effect in effects)
        {
            Gateway.CarryOut(1, 0, effect);
        }
    }

    public SeatState? Seat => Voice.State(Phone);

    /// <summary>Waits until the page's earphones say a tone.</summary>
    public static Task Hears(IPage page, double hz) => Until.Found(
        $"{hz} Hz in the page", async () => Math.Abs(await page.EvaluateAsync<double>("() => toneHeard()") - hz) < 12 ? page : null);

    public async ValueTask DisposeAsync()
    {
        await talker.DisposeAsync();
        await web.DisposeAsync();
        await Gateway.DisposeAsync();
        caller.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private WebApplication Serve(string scripts)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(scripts), RequestPath = "/voice" });
        app.MapGet("/", () => Results.File(Path.Combine(AppContext.BaseDirectory, "Page", "index.html"), "text/html"));
        app.MapPost("/connect", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            var answer = await Voice.Connect(Phone, await reader.ReadToEndAsync());
            return answer.Sdp is { } sdp ? Results.Text(sdp) : Results.Text(answer.Reply.Detail, statusCode: 409);
        });
        return app;
    }
}
