using System.Net;
using CallCenter.Media;
using CallCenter.Media.Audio;
using CallCenter.Media.Browser;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CallCenter.Unit.Media.Browser;

public sealed class BrowserLegTests
{
    private static readonly MediaOptions Options = new() { PortMin = 0, PortMax = 0, Browser = [new(IPAddress.Loopback, 0)] };

    [Fact]
    public void A_page_and_a_phone_hear_each_other_byte_for_byte()
    {
        using var rig = new PlaneRig(options: Options);
        using var page = new Page();
        using var phone = new Phone();
        var (seat, caller) = Bridged(rig, page, phone);
        for (int n = 0; n < 20; n++)
        {
            page.Speak(Phone.Sound(n));
            Assert.Equal(Phone.Sound(n), phone.Hear().Payload);
            phone.Speak(caller, Phone.Sound(100 + n));
            var (header, payload) = page.Hear();
            Assert.Equal(Phone.Sound(100 + n), payload);
            Assert.Equal((8, seat.Snapshot().Ssrc), (header.PayloadType, header.Ssrc));
        }

        var stats = seat.Stats;
        Assert.Equal((20L, 3200L, 0L, 0L), (stats.PacketsIn, stats.BytesIn, stats.Lost, stats.ForeignDropped));
        Assert.Equal(page.End, stats.Latched);
    }

    [Fact]
    public void A_talk_is_recorded_on_the_callers_leg_with_both_voices()
    {
        var folder = Directory.CreateTempSubdirectory("page-");
        try
        {
            using var rig = new PlaneRig(options: Options);
            using var page = new Page();
            using var phone = new Phone();
            var (_, caller) = Bridged(rig, page, phone);
            var path = Path.Combine(folder.FullName, "talk.wav");
            caller.StartRecording(new("talk", path));
            for (int n = 0; n < 10; n++)
            {
                page.Speak(Phone.Sound(1));
                phone.Hear();
                phone.Speak(caller, Phone.Sound(2));
                page.Hear();
            }

            caller.StopRecording();
            Assert.Equal("talk", rig.Heard.Take<RecordingSealed>().Id);
            Assert.True(new FileInfo(path).Length > 2 * 160);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Keys_go_both_ways_and_are_told_once()
    {
        using var rig = new PlaneRig(options: Options);
        using var page = new Page();
        using var phone = new Phone();
        var (seat, caller) = Bridged(rig, page, phone);
        page.Event(5, 160, over: false);
        page.Event(5, 320, over: true);
        page.Event(5, 320, over: true);
        var pressed = rig.Heard.Take<Heard.Pressed>();
        Assert.Equal((seat, '5', 40), (pressed.Leg, pressed.Digit, pressed.DurationMs));
        Assert.Equal(101, phone.Hear().Header.PayloadType);
        caller.SendDigit('7', 100);
        var (header, payload) = phone.Hear();
        while (payload.Length != 4 || payload[0] != 7)
        {
            (header, payload) = phone.Hear();
        }

        Assert.Equal(101, header.PayloadType);
        phone.Event(caller, 9, 160, over: true);
        (header, payload) = page.Hear();
        Assert.Equal((126, (byte)9), (header.PayloadType, payload[0]));
    }

    [Fact]
    public void A_clip_is_heard_by_the_page_and_reports_come()
    {
        using var rig = new PlaneRig(options: Options with { RtcpInterval = TimeSpan.FromSeconds(1) });
        using var page = new Page();
        var seat = Connected(rig, page);
        seat.Play(AudioClip.Tone(700, 3000, -10), loop: true, 1);
        for (int n = 0; n < 150 && page.Reports == 0; n++)
        {
            Assert.Equal(160, page.Hear().Payload.Length);
        }

        Assert.True(page.Reports > 0);
        Assert.InRange(seat.Levels.OutPeak, 6000, 12000);
        seat.StopPlay();
        Assert.Equal(PlayEnd.Stopped, rig.Heard.Take<Heard.Played>().End);
    }

    [Fact]
    public void A_muted_microphone_is_silence_for_the_other_and_still_shows_on_the_meter()
    {
        using var rig = new PlaneRig(options: Options);
        using var page = new Page();
        using var phone = new Phone();
        var (seat, _) = Bridged(rig, page, phone);
        var loud = AudioClip.Tone(440, 20, 0).Octets(AudioCodec.Pcma).ToArray();
        page.Speak(loud);
        Assert.Equal(loud, phone.Hear().Payload);
        seat.Mute(true);
        PlaneRig.Until(() =>
        {
            page.Speak(loud);
            return phone.Hear().Payload.All(o => o == G711.AlawSilence);
        });
        Assert.InRange(seat.Levels.InPeak, 20000, 25000);
        seat.Mute(false);
        PlaneRig.Until(() =>
        {
            page.Speak(loud);
            return phone.Hear().Payload.SequenceEqual(loud);
        });
    }

    [Fact]
    public void What_was_said_comes_back_after_a_second()
    {
        var time = new ManualTime();
        using var rig = new PlaneRig(time, Options);
        using var page = new Page();
        var seat = Connected(rig, page);
        seat.Echo(true);
        Assert.All(page.Hear().Payload, o => Assert.Equal(G711.AlawSilence, o));
        var loud = AudioClip.Tone(440, 20, 0).Octets(AudioCodec.Pcma).ToArray();
        page.Speak(loud);
        PlaneRig.Until(() => seat.Stats.PacketsIn == 1);
        var heard = new List<byte>();
        for (int n = 0; n < 60; n++)
        {
            time.Advance(TimeSpan.FromMilliseconds(20));
            heard.AddRange(page.Hear().Payload);
        }

        // Frames come by the kernel's clock, positions by the test's: within some frames of one second.
        var first = heard.FindIndex(o => o != G711.AlawSilence);
        Assert.InRange(first, 8000 - 2000, 8000 + 2000);
        seat.Echo(false);
    }

    [Fact]
    public void A_page_that_is_somebody_else_is_not_let_in()
    {
        using var rig = new PlaneRig(options: Options);
        using var page = new Page();
        using var other = new Page();
        var leg = rig.Plane.OpenBrowser(other.Peer);
        page.Check(rig.Plane.BrowserEndPoints[0], leg.Browser);
        page.AwaitReply();
        page.Shake(rig.Plane.BrowserFingerprint!);
        Assert.Equal(BrowserChange.Closed, rig.Heard.Take<Heard.Changed>().Change);
    }

    [Fact]
    public void A_check_with_a_wrong_password_is_not_answered()
    {
        using var rig = new PlaneRig(options: Options);
        using var page = new Page();
        var leg = rig.Plane.OpenBrowser(page.Peer);
        page.Check(rig.Plane.BrowserEndPoints[0], leg.Browser, password: "wrong wrong wrong wrong");
        PlaneRig.Until(() => leg.Stats.ForeignDropped == 1);
        Assert.False(page.HasMore);
        Assert.Null(leg.Stats.Latched);
    }

    [Fact]
    public void A_stranger_a_replay_and_a_spoiled_packet_are_dropped_and_counted()
    {
        using var rig = new PlaneRig(options: Options);
        using var page = new Page();
        using var phone = new Phone();
        using var stranger = new Phone();
        var (seat, _) = Bridged(rig, page, phone);
        var wire = page.Speak(Phone.Sound(1));
        phone.Hear();
        long before = rig.Plane.Counters.ForeignDropped;
        page.Raw(wire);
        wire[20] ^= 1;
        page.Raw(wire);
        PlaneRig.Until(() => seat.Stats.ForeignDropped == 2);
        stranger.Raw(rig.Plane.BrowserEndPoints[0], wire);
        stranger.Raw(rig.Plane.BrowserEndPoints[0], [22, 254, 253, 0]);
        PlaneRig.Until(() => rig.Plane.Counters.ForeignDropped == before + 4);
        Assert.False(phone.HasMore);
        page.Speak(Phone.Sound(2));
        Assert.Equal(Phone.Sound(2), phone.Hear().Payload);
    }

    [Fact]
    public void A_closed_page_is_told_and_a_closed_leg_tells_its_page()
    {
        using var rig = new PlaneRig(options: Options);
        using var first = new Page();
        Connected(rig, first);
        first.Close();
        Assert.Equal(BrowserChange.Closed, rig.Heard.Take<Heard.Changed>().Change);
        using var second = new Page();
        Connected(rig, second).Close();
        Assert.True(second.HearsGoodbye());
        PlaneRig.Until(() => rig.Plane.Counters.Legs == 1);
    }

    [Fact]
    public void In_a_talk_a_second_of_nothing_is_a_loss_and_a_packet_ends_it()
    {
        var time = new ManualTime();
        using var rig = new PlaneRig(time, Options);
        using var page = new Page();
        using var phone = new Phone();
        Bridged(rig, page, phone);
        page.Speak(Phone.Sound(1));
        phone.Hear();
        time.Advance(TimeSpan.FromSeconds(0.9));
        ATick(rig);
        Assert.False(rig.Heard.Any<Heard.Changed>());
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(BrowserChange.Quiet, rig.Heard.Take<Heard.Changed>().Change);
        page.Speak(Phone.Sound(2));
        Assert.Equal(BrowserChange.Heard, rig.Heard.Take<Heard.Changed>().Change);
    }

    [Fact]
    public void An_idle_page_lives_by_its_checks_and_is_over_after_30_s_without()
    {
        var time = new ManualTime();
        using var rig = new PlaneRig(time, Options);
        using var page = new Page();
        Connected(rig, page);
        for (int n = 0; n < 10; n++)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            page.Check();
            page.AwaitReply();
        }

        ATick(rig);
        Assert.False(rig.Heard.Any<Heard.Changed>());
        time.Advance(TimeSpan.FromSeconds(10.1));
        Assert.Equal(BrowserChange.Quiet, rig.Heard.Take<Heard.Changed>().Change);
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(BrowserChange.Closed, rig.Heard.Take<Heard.Changed>().Change);
    }

    [Fact]
    public void A_page_that_never_comes_is_over_after_20_s()
    {
        var time = new ManualTime();
        using var rig = new PlaneRig(time, Options);
        using var page = new Page();
        rig.Plane.OpenBrowser(page.Peer);
        ATick(rig);
        time.Advance(TimeSpan.FromSeconds(20.1));
        Assert.Equal(BrowserChange.Closed, rig.Heard.Take<Heard.Changed>().Change);
    }

    [Fact]
    public void A_page_whose_address_changes_is_followed_by_its_checks()
    {
        using var rig = new PlaneRig(options: Options);
        using var page = new Page();
        using var elsewhere = new Phone("127.0.0.9");
        var seat = Connected(rig, page);
        elsewhere.Raw(rig.Plane.BrowserEndPoints[0], Page.CheckOf(seat.Browser!));
        Assert.Equal(1, elsewhere.HearRaw()[0]);
        seat.Play(AudioClip.Tone(700, 1000, -10), loop: true, 1);
        Assert.Equal(0x80, elsewhere.HearRaw()[0]);
        Assert.Equal(elsewhere.End, seat.Stats.Latched);
    }

    [Fact]
    public void Random_bytes_into_the_shared_port_are_counted_and_nothing_else()
    {
        var log = new LogBook();
        using var rig = new PlaneRig(options: Options, logger: new Logger<MediaPlane>(log));
        using var page = new Page();
        using var phone = new Phone();
        using var stranger = new Phone();
        var (seat, _) = Bridged(rig, page, phone);
        var random = new Random(5);
        var end = rig.Plane.BrowserEndPoints[0];
        void Storm(int packets)
        {
            for (int n = 0; n < packets; n++)
            {
                var rubbish = new byte[random.Next(0, 1500)];
                random.NextBytes(rubbish);
                if (rubbish.Length > 0)
                {
                    rubbish[0] = (n % 4) switch { 0 => 0, 1 => 22, 2 => 0x80, _ => rubbish[0] };
                }

                stranger.Raw(end, rubbish);
                var check = Page.CheckOf(new BrowserCredentials(seat.Browser!.Ufrag, "not the password at all"));
                stranger.Raw(end, check);
                if (n % 16 == 15)
                {
                    page.Speak(Phone.Sound(n));
                    phone.Hear();
                }
            }
        }

        Storm(1000);
        ATick(rig);
        long before = rig.Plane.Counters.AllocatedBytes;
        Storm(2000);
        ATick(rig);
        Assert.InRange(rig.Plane.Counters.AllocatedBytes - before, 0, 2000);
        Assert.True(rig.Plane.Counters.ForeignDropped + rig.Plane.Counters.UnknownDropped > 3000);
        Assert.Equal(1, rig.Plane.Counters.Legs - 1);
        Assert.DoesNotContain(log.Lines, l => l.Level >= LogLevel.Warning);
    }

    [Fact]
    public void Sealing_and_opening_allocate_nothing_per_packet()
    {
        using var rig = new PlaneRig(options: Options);
        using var page = new Page();
        using var phone = new Phone();
        var (seat, caller) = Bridged(rig, page, phone);
        var sound = Phone.Sound(1);
        void Exchange(int packets)
        {
            for (int n = 0; n < packets; n++)
            {
                page.Speak(sound);
                phone.Hear();
                phone.Speak(caller, sound);
                page.Hear();
                if (n % 10 == 0)
                {
                    page.Check();
                    page.AwaitReply();
                }
            }
        }

        Exchange(2000);
        ATick(rig);
        long before = rig.Plane.Counters.AllocatedBytes;
        Exchange(5000);
        ATick(rig);

        // What the runtime itself allocates when it replaces a hot method; the smallest object per packet would be 240,000.
        Assert.InRange(rig.Plane.Counters.AllocatedBytes - before, 0, 2000);
        Assert.Equal(7000, seat.Stats.PacketsIn);
    }

    [Fact]
    public void A_phones_leg_comes_to_the_thread_of_the_browsers()
    {
        using var rig = new PlaneRig(options: Options with { Threads = 3 });
        using var page = new Page();
        var seat = Connected(rig, page);
        for (int n = 0; n < 6; n++)
        {
            using var phone = new Phone();
            var caller = rig.Leg(phone.Peer);
            rig.Plane.Bridge(n % 2 == 0 ? caller : seat, n % 2 == 0 ? seat : caller);
            PlaneRig.Until(() =>
            {
                page.Speak(Phone.Sound(n));
                return phone.HasMore;
            });
            phone.Speak(caller, Phone.Sound(50 + n));
            Assert.Equal(Phone.Sound(50 + n), page.Hear().Payload);
            caller.Close();
        }
    }

    [Fact]
    public void A_plane_without_an_address_for_browsers_says_so()
    {
        using var rig = new PlaneRig();
        using var page = new Page();
        Assert.Empty(rig.Plane.BrowserEndPoints);
        Assert.Null(rig.Plane.BrowserFingerprint);
        Assert.Throws<InvalidOperationException>(() => rig.Plane.OpenBrowser(page.Peer));
        var any = new MediaOptions { Browser = [new(IPAddress.Any, 5000), new(IPAddress.Loopback, 5001)] };
        Assert.Equal(2, any.Check().Count);
    }

    private static MediaLeg Connected(PlaneRig rig, Page page)
    {
        var leg = rig.Plane.OpenBrowser(page.Peer);
        page.Connect(rig.Plane, leg);
        var change = rig.Heard.Take<Heard.Changed>();
        Assert.Equal((leg, BrowserChange.Connected), (change.Leg, change.Change));
        return leg;
    }

    private static (MediaLeg Seat, MediaLeg Caller) Bridged(PlaneRig rig, Page page, Phone phone)
    {
        var seat = Connected(rig, page);
        var caller = rig.Leg(phone.Peer);
        rig.Plane.Bridge(seat, caller);

        // Commands keep their order: what is told after them is told when they are done.
        caller.Play(AudioClip.Empty, loop: false, 99);
        rig.Heard.Take<Heard.Played>();
        seat.Play(AudioClip.Empty, loop: false, 99);
        rig.Heard.Take<Heard.Played>();
        return (seat, caller);
    }

    private static void ATick(PlaneRig rig)
    {
        // Every link is looked at each fifth frame.
        long wakes = rig.Plane.Counters.Wakes;
        PlaneRig.Until(() => rig.Plane.Counters.Wakes > wakes + 12);
    }
}
