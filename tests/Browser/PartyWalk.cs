using CallCenter.Browser.House;
using CallCenter.Core.Settings;
using CallCenter.Walk.House;
using Microsoft.Playwright;
using Xunit;

namespace CallCenter.Browser;

/// <summary>
/// Calls with several people, from the desk of a browser seat (440 Hz): a citizen (700 Hz), a colleague at a SIP telephone (900 Hz) and an outside
/// exchange behind a trunk (1,200 Hz). Who hears which tone, on every leg and on both tracks of the recording.
/// </summary>
public sealed class PartyWalk(Chromium chromium, ITestOutputHelper output) : IAsyncLifetime
{
    private const double Colleague = 900;
    private const double Outside = 1200;
    private static readonly double[] Everybody = [Chromium.Microphone, Citizen.Speech, Colleague, Outside, DeskSite.Music];

    private readonly Telephone colleague = new("127.0.0.42", Colleague);
    private readonly Telephone outside = new("127.0.0.43", Outside);
    private DeskSite site = null!;

    public async ValueTask InitializeAsync()
    {
        Machine.Need("chromium");
        var settings = DefaultSettings.Create();
        site = await DeskSite.Start(settings with
        {
            Phones = [new PhoneAccount { Name = "desk2", Address = $"sip:desk2@{colleague.Sip}" }],
            Staff =
            [
                new StaffMember { Number = "1001", Queues = ["government", "police"] },
                new StaffMember { Number = "1002", Queues = ["fire"], StandingPhone = "desk2" },
            ],
            Trunks = [.. settings.Trunks, new TrunkRule { Name = "exchange", Target = outside.Sip.ToString() }],
            DialRules = [new DialRule { Name = "services", Prefix = "1", MinDigits = 3, MaxDigits = 3, Trunk = "exchange" }],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAll();
        if (site is not null)
        {
            await site.DisposeAsync();
        }

        await colleague.DisposeAsync();
        await outside.DisposeAsync();
    }

    [Fact]
    public async Task A_colleague_at_a_telephone_is_consulted_joined_and_given_the_call_by_keys()
    {
        var page = await Seated();
        await site.Walk(page, output, async () =>
        {
            await using var citizen = new Citizen("127.0.0.41");
            await Talking(page, citizen, "12345");
            await Call(page, "Alt+Shift+C", "1002");
            colleague.Speaks();
            await citizen.Talker.Hears(DeskSite.Music);
            await Only(colleague.Talker, Chromium.Microphone);
            await page.Hears(Colleague);

            await page.Keyboard.PressAsync("Alt+Shift+J");
            await Only(citizen.Talker, Chromium.Microphone, Colleague);
            await Only(colleague.Talker, Chromium.Microphone, Citizen.Speech);

            await page.Keyboard.PressAsync("Alt+Shift+X");
            await Only(citizen.Talker, Colleague);
            await Only(colleague.Talker, Citizen.Speech);
            await page.Test("no-call").WaitForAsync();
            colleague.HangUp();
            citizen.AwaitEnd();

            var file = await site.Newest(f => f.Recordings.Count > 0);
            var tracks = Sound.Read(Path.Combine(site.Data, "recordings", file.Recordings[0].Path!));
            Assert.True(tracks[0].SecondsOf(Citizen.Speech) > 2, $"the citizen is recorded for {tracks[0].SecondsOf(Citizen.Speech)} s");
            Assert.All([Chromium.Microphone, DeskSite.Music, Colleague], hz => Assert.True(tracks[1].SecondsOf(hz) > 0.3, $"what he heard has {hz} Hz for {tracks[1].SecondsOf(hz)} s"));
            Assert.True(Math.Abs(tracks[0].Seconds - tracks[1].Seconds) < 0.1);
        });
    }

    [Fact]
    public async Task In_danger_an_outside_exchange_is_in_the_call_at_once_and_has_it_when_the_agent_leaves()
    {
        var page = await Seated();
        await site.Walk(page, output, async () =>
        {
            await using var citizen = new Citizen("127.0.0.44");
            await Talking(page, citizen, "110");
            await Call(page, "Alt+Shift+C", "119");
            outside.Speaks();
            await Only(citizen.Talker, Chromium.Microphone, Outside);
            await Only(outside.Talker, Chromium.Microphone, Citizen.Speech);

            // Silent for all while it is muted; it goes on hearing them.
            await page.Test("party-mute").ClickAsync();
            await Only(citizen.Talker, Chromium.Microphone);
            await Only(outside.Talker, Chromium.Microphone, Citizen.Speech);
            await page.Test("party-mute").ClickAsync();
            await Only(citizen.Talker, Chromium.Microphone, Outside);

            await page.Keyboard.PressAsync("Alt+Shift+X");
            await Only(citizen.Talker, Outside);
            await Only(outside.Talker, Citizen.Speech);
            citizen.HangUp();
            outside.AwaitEnd();
            var file = await site.Newest(f => f.Recordings.Count > 0);
            var tracks = Sound.Read(Path.Combine(site.Data, "recordings", file.Recordings[0].Path!));
            var answered = Enumerable.Range(0, tracks[1].Samples.Length / 400).First(n => new Sound(tracks[1].Samples[(n * 400)..((n + 1) * 400)]).Is(Chromium.Microphone));
            Assert.Equal(0, new Sound(tracks[1].Samples[(answered * 400)..]).SecondsOf(DeskSite.Music));
            Assert.True(tracks[1].SecondsOf(Outside) > 0.3, $"what he heard has the exchange for {tracks[1].SecondsOf(Outside)} s");
        });
    }

    private async Task<IPage> Seated()
    {
        var page = await chromium.NewDesk();
        await site.SignIn(page, "1001");
        await DeskSite.TakeSeat(page);
        return page;
    }

    private async Task Talking(IPage page, Citizen citizen, string number)
    {
        citizen.Dial(site.Server.Sip, number);
        await page.Test("offer-number").WaitForAsync();
        await page.Keyboard.PressAsync("Alt+A");
        await Only(citizen.Talker, Chromium.Microphone);
        await page.Hears(Citizen.Speech);
    }

    private static async Task Call(IPage page, string key, string whom)
    {
        await page.Keyboard.PressAsync(key);
        await page.Test("party-target").FillAsync(whom);
        await page.Keyboard.PressAsync("Enter");
        await page.Test($"party-{whom}").WaitForAsync();
    }

    private static Task Only(Talker ear, params double[] these) => ear.HearsOnly(these, [.. Everybody.Except(these)]);
}
