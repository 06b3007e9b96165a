using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CallCenter.Casework.Calls;
using CallCenter.Casework.Database;
using CallCenter.Core.Settings;
using CallCenter.Unit.Telephony;
using CallCenter.Walk.House;
using Microsoft.Playwright;
using Xunit;

namespace CallCenter.Browser.House;

/// <summary>The whole server as a process of its own, with the accounts of a first start and tones for prompts.</summary>
internal sealed class DeskSite : IAsyncDisposable
{
    /// <summary>A password that people choose at their first sign-in.</summary>
    public const string Chosen = "a good long one 42";

    /// <summary>What a caller hears who waits, Hz.</summary>
    public const double Music = 1500;

    private readonly string folder = Directory.CreateTempSubdirectory("desk-").FullName;
    private readonly Dictionary<string, string> passwords = new(StringComparer.Ordinal);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);
    private CaseworkDatabase? database;
    private string? config;
    private int asked;

    public ServerProcess Server { get; private set; } = null!;

    public string Data => Path.Combine(folder, "data");

    public CallQueries Calls => new(database ??= new CaseworkDatabase($"Data Source={Path.Combine(Data, "callcenter.db")}"));

    /// <param name="settings">What the server starts with; null: the demonstration.</param>
    public static async Task<DeskSite> Start(Settings? settings = null)
    {
        var site = new DeskSite();
        if (settings is not null)
        {
            site.config = Path.Combine(site.folder, "settings.json");
            await File.WriteAllTextAsync(site.config, new JsonObject { ["settings"] = JsonNode.Parse(SettingsBytes.Of(settings)) }.ToJsonString());
        }

        var prompts = Directory.CreateDirectory(Path.Combine(site.Data, "prompts")).FullName;
        Sound.WriteTone(Path.Combine(prompts, "music.wav"), Music, 2);
        foreach (var part in Enumerable.Range(0, 10).Select(d => $"digit-{d}").Concat(["call-taker", "at-your-service", "hello-110", "hello-119", "hello-120", "hello-122", "hello-12315", "hello-12345"]))
        {
            Sound.WriteTone(Path.Combine(prompts, part + ".wav"), 300, 0.05);
        }

        site.Server = await ServerProcess.Start(site.Arguments("127.0.0.1:0", "127.0.0.1:0", "127.0.0.1:0"));
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(site.Data, "first-passwords.txt")))
        {
            if (line.Split('\t') is [var staff, var password, ..])
            {
                site.passwords[staff] = password;
            }
        }

        return site;
    }

    /// <summary>kill -9, and the server again on the same folder and ports.</summary>
    public async Task KillAndStartAgain()
    {
        var (sip, http, https) = (Server.Sip.ToString(), $"{Server.Http.Host}:{Server.Http.Port}", $"{Server.Https.Host}:{Server.Https.Port}");
        await Server.Kill();
        Server.Dispose();
        Server = await ServerProcess.Start(Arguments(sip, http, https));
    }

    /// <summary>How many agents of a first start have not been asked for by <see cref="NewAgent"/>.</summary>
    public int NewPeople => 10 - asked;

    /// <summary>Number of an agent who was never here: 1001 to 1010.</summary>
    public string NewAgent() => (1001 + asked++).ToString(CultureInfo.InvariantCulture);

    /// <summary>Waits until the demonstration's departments have their accounts: their staff number is the duty number of the unit.</summary>
    public async Task<string> Department(string name)
    {
        var staff = string.Empty;
        await Until.True($"an account of {name}", () =>
        {
            foreach (var line in File.ReadAllLines(Path.Combine(Data, "first-passwords.txt")))
            {
                if (line.Split('\t') is [var number, var password, _, var unit] && unit == name)
                {
                    (staff, passwords[number]) = (number, password);
                }
            }

            return staff.Length > 0;
        });
        return staff;
    }

    /// <summary>Whether somebody has not yet chosen a password.</summary>
    public bool IsFirst(string staff) => !changed.Contains(staff);

    /// <summary>Fills in the sign-in form that the page shows, and sends it.</summary>
    public async Task Enter(IPage page, string staff)
    {
        await page.Test("staff").FillAsync(staff);
        await page.Test("password").FillAsync(IsFirst(staff) ? passwords[staff] : Chosen);
        await page.Test("sign-in-go").ClickAsync();
    }

    /// <summary>Chooses the password that replaces the first one.</summary>
    public async Task Choose(IPage page, string staff)
    {
        await page.Test("password-present").FillAsync(passwords[staff]);
        await page.Test("password-next").FillAsync(Chosen);
        await page.Test("password-again").FillAsync(Chosen);
        await page.Test("password-go").ClickAsync();
        changed.Add(staff);
    }

    /// <summary>Signs somebody in through the page, with a change of the first password, to the start of the shift.</summary>
    public async Task SignIn(IPage page, string staff)
    {
        await page.GotoAsync(Server.Https.ToString());
        await Enter(page, staff);
        if (IsFirst(staff))
        {
            await Choose(page, staff);
        }

        await page.Test("shift-start").WaitForAsync();
    }

    /// <summary>Connects the voice and takes the seat.</summary>
    public static async Task TakeSeat(IPage page)
    {
        var stage = page.Test("voice-stage");
        for (var attempt = 1; ; attempt++)
        {
            await page.Test("voice-connect").ClickAsync();
            try
            {
                await page.Locator("[data-test=voice-stage][data-stage=up]").WaitForAsync(new LocatorWaitForOptions { Timeout = 20_000 });
                break;
            }
            catch (TimeoutException)
            {
                // On a machine that has no time a person would press once more, too.
                var now = await stage.GetAttributeAsync("data-stage");
                Assert.True(attempt == 1 && now is ("off" or "failed"), $"the voice is {now}: {await page.Test("shift-start").InnerTextAsync()}");
            }
        }

        await page.Test("take-seat").ClickAsync();
        await page.Test("desk").WaitForAsync();
    }

    /// <summary>The record of the newest call as soon as it is as wanted.</summary>
    public Task<CallFile> Newest(Func<CallFile, bool> wanted)
    {
        CallFile? file = null;
        return Until.Found(
            "the wanted record",
            async () =>
            {
                var newest = (await Calls.List(new CallFilter(), null, 1, CancellationToken.None)).Calls is [var first, ..] ? first : null;
                file = newest is null ? null : await Calls.Find(newest.Id, CancellationToken.None);
                return file is not null && wanted(file) ? file : null;
            },
            instead: () => file is null ? "no call" : $"{file.Call.State}, ticket {file.Ticket?.State}, {file.Recordings.Count} recordings");
    }

    /// <summary>Does a walk; one that fails tells what the desk showed and what the server said.</summary>
    public async Task Walk(IPage page, ITestOutputHelper output, Func<Task> steps)
    {
        try
        {
            await steps();
        }
        catch
        {
            output.WriteLine($"the desk shows: {await page.EvaluateAsync<string>("() => document.body.innerText")}");
            output.WriteLine($"its voice: {await page.EvaluateAsync<string>("() => window.sayVoice?.() ?? 'none'")}");
            output.WriteLine($"it hears: {await page.EvaluateAsync<double>("() => window.toneHeard?.() ?? 0")} Hz");
            output.WriteLine($"the server said last: {string.Join('\n', Server.Said.TakeLast(60))}");
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Server.IsRunning)
        {
            await Server.End(TimeSpan.FromSeconds(20));
        }

        Server.Dispose();
        database?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private List<string> Arguments(string sip, string http, string https) =>
        ["--data", Data, "--http", http, "--https", https, "--sip", sip, "--rtp", "0-0", "--lang", "en", .. config is null ? (string[])[] : ["--config", config]];
}

/// <summary>A citizen at a SIP telephone who says a tone.</summary>
internal sealed class Citizen : IAsyncDisposable
{
    public const double Speech = 700;
    private readonly SipParty party;

    public Citizen(string address)
    {
        party = new SipParty(address);
        Talker = new Talker(party.Phone, Speech);
    }

    public Talker Talker { get; }

    /// <summary>Dials, and speaks as soon as the call is answered.</summary>
    public void Dial(IPEndPoint server, string number)
    {
        party.Dial(server, number);
        party.Await("answered");
        Talker.To(party.MediaOfPeer());
    }

    /// <summary>Hangs up, and stays until the other side knows.</summary>
    public void HangUp()
    {
        party.Hangup();
        party.Await("ended LocalHangup");
    }

    public void AwaitEnd() => party.Await("ended RemoteBye");

    public async ValueTask DisposeAsync()
    {
        await Talker.DisposeAsync();
        party.Dispose();
    }
}

/// <summary>Elements by the name that the pages give them for tests.</summary>
internal static class PageExtensions
{
    public static ILocator Test(this IPage page, string name) => page.Locator($"[data-test=\"{name}\"]").First;

    /// <summary>Waits until the page's earphones say a tone.</summary>
    public static Task Hears(this IPage page, double hz) => Until.Found(
        $"{hz} Hz in the page", async () => Math.Abs(await page.EvaluateAsync<double>("() => window.toneHeard ? window.toneHeard() : 0") - hz) < 16 ? page : null);
}
