using System.Buffers.Binary;
using System.Net;
using CallCenter.Media;
using CallCenter.Media.Rtp;
using CallCenter.Unit.Media.Recording;
using Xunit;

namespace CallCenter.Unit.Media;

public sealed class MediaPlanePlayTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("play").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_prompt_is_sent_every_20_ms_to_its_last_sample_and_told_once()
    {
        using var rig = new PlaneRig();
        using var phone = new Phone();
        var leg = rig.Leg(phone.Peer);
        var clip = AudioClip.Tone(440, 110, -10);
        leg.Play(clip, loop: false, 42);
        var heard = Enumerable.Range(0, 6).Select(_ => phone.Hear()).ToList();
        Assert.Equal(new Heard.Played(leg, 42, PlayEnd.Finished), rig.Heard.Take<Heard.Played>());
        Assert.Equal(clip.Octets(AudioCodec.Pcma).ToArray(), heard.SelectMany(h => h.Payload).Take(880));
        Assert.All(heard[5].Payload[80..], o => Assert.Equal(0xD5, o));
        AssertOneStream(heard.Select(h => h.Header), step: 160);
        Assert.Equal([true, false, false, false, false, false], heard.Select(h => h.Header.Marker));
        Assert.False(phone.HasMore);
    }

    [Fact]
    public void Music_goes_round_until_it_is_stopped_or_replaced()
    {
        using var rig = new PlaneRig();
        using var phone = new Phone();
        var leg = rig.Leg(phone.Peer with { Codec = AudioCodec.Pcmu, PayloadType = 0 });
        var music = AudioClip.Tone(500, 30, -10);
        leg.Play(music, loop: true, 1);
        var heard = Enumerable.Range(0, 6).SelectMany(_ => phone.Hear().Payload).ToArray();
        var once = music.Octets(AudioCodec.Pcmu).ToArray();
        Assert.Equal([.. once, .. once, .. once, .. once], heard);
        leg.Play(AudioClip.Silence(1), loop: false, 2);
        Assert.Equal(new Heard.Played(leg, 1, PlayEnd.Stopped), rig.Heard.Take<Heard.Played>());
        Assert.Equal(new Heard.Played(leg, 2, PlayEnd.Finished), rig.Heard.Take<Heard.Played>());
        leg.Play(music, loop: true, 3);
        leg.StopPlay();
        Assert.Equal(new Heard.Played(leg, 3, PlayEnd.Stopped), rig.Heard.Take<Heard.Played>());
        leg.Play(music, loop: true, 4);
        leg.Close();
        Assert.Equal(new Heard.Played(leg, 4, PlayEnd.Stopped), rig.Heard.Take<Heard.Played>());
        leg.Play(music, loop: true, 5);
        leg.Play(AudioClip.Empty, loop: true, 6);
        Assert.False(rig.Heard.Any<Heard.Played>());
    }

    [Fact]
    public void During_a_greeting_the_party_hears_the_clip_and_is_heard_then_the_relay_goes_on_in_one_stream()
    {
        using var rig = new PlaneRig();
        var (a, legA, b, legB) = rig.Bridged();
        using (a)
        using (b)
        {
            var toA = new List<RtpHeader>();
            b.Speak(legB, Phone.Sound(1));
            toA.Add(a.Hear().Header);
            legA.Play(AudioClip.Tone(440, 100, -10), loop: false, 7);
            toA.Add(a.Hear().Header);
            b.Speak(legB, Phone.Sound(2));
            a.Speak(legA, Phone.Sound(3));
            Assert.Equal(Phone.Sound(3), b.Hear().Payload);
            for (int i = 0; i < 4; i++)
            {
                var (header, payload) = a.Hear();
                Assert.NotEqual(Phone.Sound(2), payload);
                toA.Add(header);
            }

            rig.Heard.Take<Heard.Played>();
            b.Speak(legB, Phone.Sound(4));
            var (after, relayed) = a.Hear();
            Assert.Equal(Phone.Sound(4), relayed);
            Assert.True(after.Marker);
            toA.Add(after);
            AssertOneStream(toA, step: null);
        }
    }

    [Fact]
    public void A_clip_waits_for_its_peer_to_be_known()
    {
        using var rig = new PlaneRig();
        using var phone = new Phone();
        var leg = rig.Plane.Open(IPAddress.Loopback);
        var clip = AudioClip.Tone(440, 20, -10);
        leg.Play(clip, loop: false, 1);
        leg.Connect(phone.Peer);
        Assert.Equal(clip.Octets(AudioCodec.Pcma).ToArray(), phone.Hear().Payload);
    }

    [Fact]
    public void A_key_is_told_once_and_passed_on_with_the_partners_payload_type()
    {
        using var rig = new PlaneRig();
        var (a, legA, b, _) = rig.Bridged(peer => peer with { EventPayloadType = 96 });
        using (a)
        using (b)
        {
            a.Speak(legA, Phone.Sound(1));
            b.Hear();
            a.Timestamp += 160;
            for (int packet = 1; packet <= 7; packet++)
            {
                a.Event(legA, 5, Math.Min(packet, 5) * 160, over: packet >= 5);
                var (header, payload) = b.Hear();
                Assert.Equal(96, header.PayloadType);
                Assert.Equal([5, (byte)(packet >= 5 ? 0x8A : 0x0A)], payload[..2]);
            }

            Assert.Equal(new Heard.Pressed(legA, '5', 100), rig.Heard.Take<Heard.Pressed>());
            a.Speak(legA, Phone.Sound(2));
            Assert.Equal(8, b.Hear().Header.PayloadType);
            Assert.False(rig.Heard.Any<Heard.Pressed>());
        }
    }

    [Fact]
    public void A_key_whose_end_is_lost_is_told_all_the_same()
    {
        using var rig = new PlaneRig();
        using var phone = new Phone();
        var leg = rig.Leg(phone.Peer);
        phone.Event(leg, 11, 160, over: false);
        phone.Event(leg, 11, 320, over: false);
        Assert.Equal(new Heard.Pressed(leg, '#', 40), rig.Heard.Take<Heard.Pressed>());
    }

    [Fact]
    public void A_key_we_send_reaches_the_peer_with_one_timestamp_and_three_ends_and_speech_stays_back()
    {
        using var rig = new PlaneRig();
        var (a, legA, b, legB) = rig.Bridged();
        using (a)
        using (b)
        {
            b.Speak(legB, Phone.Sound(1));
            var all = new List<(RtpHeader Header, byte[] Payload)> { a.Hear() };
            legA.SendDigit('7', 60);
            for (int i = 0; i < 5; i++)
            {
                all.Add(a.Hear());
            }

            var keys = all.Skip(1).ToList();
            Assert.All(keys, k => Assert.Equal((101, (byte)7), (k.Header.PayloadType, k.Payload[0])));
            Assert.Single(keys.Select(k => k.Header.Timestamp).Distinct());
            Assert.Equal([160, 320, 480, 480, 480], keys.Select(k => BinaryPrimitives.ReadUInt16BigEndian(k.Payload.AsSpan(2))));
            Assert.Equal([0, 0, 1, 1, 1], keys.Select(k => k.Payload[1] >> 7));
            b.Speak(legB, Phone.Sound(2));
            all.Add(a.Hear());
            AssertOneStream(all.Select(h => h.Header).Where((_, i) => i is 0 or 1 or 6), step: null, sequenceStep: false);
            Assert.Throws<ArgumentOutOfRangeException>(() => legA.SendDigit('x', 100));
            Assert.Throws<ArgumentOutOfRangeException>(() => legA.SendDigit('1', 10));
        }
    }

    [Fact]
    public void Silence_is_told_once_and_so_is_the_sound_after_it()
    {
        var time = new ManualTime();
        using var rig = new PlaneRig(time);
        using var phone = new Phone();
        using var held = new Phone();
        var leg = rig.Leg(phone.Peer);
        var quiet = rig.Leg(held.Peer with { MayReceive = false });
        phone.Speak(leg, Phone.Sound(1));
        PlaneRig.Until(() => leg.Stats.PacketsIn == 1);
        time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(new Heard.Silent(leg, 6), rig.Heard.Take<Heard.Silent>());
        time.Advance(TimeSpan.FromSeconds(6));
        long wakes = rig.Plane.Counters.Wakes;
        PlaneRig.Until(() => rig.Plane.Counters.Wakes > wakes + 60);
        Assert.False(rig.Heard.Any<Heard.Silent>());
        phone.Speak(leg, Phone.Sound(2));
        Assert.Equal(new Heard.Sounds(leg), rig.Heard.Take<Heard.Sounds>());
        Assert.Equal(0, quiet.Stats.PacketsIn);
    }

    [Fact]
    public void Reports_go_out_and_those_of_the_peer_give_loss_and_round_trip()
    {
        var time = new ManualTime();
        using var rig = new PlaneRig(time);
        using var phone = new Phone();
        using var control = new Phone();
        using var stranger = new Phone("127.0.0.66");
        var leg = rig.Leg(phone.Peer with { RemoteRtcp = control.End });
        leg.Play(AudioClip.Silence(20), loop: false, 1);
        var sent = phone.Hear().Header;
        phone.Speak(leg, Phone.Sound(1));
        PlaneRig.Until(() => leg.Stats.PacketsIn == 1);
        time.Advance(TimeSpan.FromSeconds(8));
        var report = control.HearRaw();
        Assert.Equal((200, sent.Ssrc), (report[1], BinaryPrimitives.ReadUInt32BigEndian(report.AsSpan(4))));
        Assert.Equal(1u, BinaryPrimitives.ReadUInt32BigEndian(report.AsSpan(20)));
        Assert.Equal(phone.Ssrc, BinaryPrimitives.ReadUInt32BigEndian(report.AsSpan(28)));

        // The peer answers 120 ms later, of which it kept the report for 20 ms.
        time.Advance(TimeSpan.FromMilliseconds(120));
        var answer = new byte[32];
        answer[0] = 0x81;
        answer[1] = 201;
        answer[3] = 7;
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(8), sent.Ssrc);
        answer[12] = 64;
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(20), 80);
        report.AsSpan(10, 4).CopyTo(answer.AsSpan(24));
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(28), 65536 / 50);
        stranger.Raw(leg.LocalRtcpEndPoint, answer);
        PlaneRig.Until(() => leg.Stats.ForeignDropped == 1);
        Assert.Null(leg.Stats.PeerLoss);
        control.Raw(leg.LocalRtcpEndPoint, answer);
        PlaneRig.Until(() => leg.Stats.RoundTripMs is not null);
        Assert.Equal((0.25, 10.0), (leg.Stats.PeerLoss, leg.Stats.PeerJitterMs));
        Assert.InRange(leg.Stats.RoundTripMs!.Value, 98, 102);
    }

    [Fact]
    public void A_tap_gets_what_the_party_says()
    {
        using var rig = new PlaneRig();
        using var phone = new Phone();
        var leg = rig.Leg(phone.Peer);
        var tap = new Tap();
        leg.Listen(tap);
        PlaneRig.Until(() =>
        {
            phone.Speak(leg, Phone.Sound(1), payloadType: 0);
            return tap.Last is not null;
        });
        Assert.Equal((leg, AudioCodec.Pcmu), (tap.Leg, tap.Codec));
        Assert.Equal(Phone.Sound(1), tap.Last);
    }

    [Fact]
    public void A_recording_runs_through_prompt_and_bridge_with_the_caller_left_and_what_he_heard_right()
    {
        using var rig = new PlaneRig();
        var (a, legA, b, legB) = rig.Bridged();
        string path = Path.Combine(folder, "call.wav");
        using (a)
        using (b)
        {
            var said = AudioClip.Tone(600, 1000, -10).Octets(AudioCodec.Pcma).ToArray();
            var answered = AudioClip.Tone(1000, 1000, -10).Octets(AudioCodec.Pcma).ToArray();
            legA.StartRecording(new("walk", path));
            legA.Play(AudioClip.Tone(1500, 400, -10), loop: false, 1);

            // The clip paces the test: each frame heard is 20 ms of real time.
            for (int frame = 0; frame < 20; frame++)
            {
                a.Hear();
                a.Speak(legA, said[(frame * 160)..((frame + 1) * 160)]);
                b.Hear();
            }

            rig.Heard.Take<Heard.Played>();
            b.Timestamp = 1_000_000;
            for (int frame = 0; frame < 10; frame++)
            {
                b.Speak(legB, answered[(frame * 160)..((frame + 1) * 160)]);
                a.Hear();
            }

            legA.StopRecording();
            var done = rig.Heard.Take<RecordingSealed>();
            Assert.Equal("walk", done.Id);
            var wav = new WavFile(path);
            Assert.InRange(done.DurationMs, 560, 1000);
            Assert.True(Goertzel.Power(wav.Left.AsSpan(0, 3000), 600) > 1000 * Goertzel.Power(wav.Left.AsSpan(0, 3000), 1500));
            Assert.True(Goertzel.Power(wav.Right.AsSpan(0, 3000), 1500) > 1000 * Goertzel.Power(wav.Right.AsSpan(0, 3000), 600));
            Assert.True(Goertzel.Power(wav.Right.AsSpan(wav.Right.Length - 1600), 1000) > 100 * Goertzel.Power(wav.Right.AsSpan(wav.Right.Length - 1600), 1500));
        }
    }

    [Fact]
    public void Disposing_the_plane_seals_what_is_being_recorded()
    {
        string path = Path.Combine(folder, "end.wav");
        var rig = new PlaneRig();
        using var phone = new Phone();
        var leg = rig.Leg(phone.Peer);
        leg.StartRecording(new("end", path));
        phone.Speak(leg, Phone.Sound(1));
        PlaneRig.Until(() => leg.Stats.PacketsIn == 1);
        rig.Dispose();
        Assert.Equal("end", rig.Heard.Take<RecordingSealed>().Id);
        Assert.Equal(Phone.Sound(1), new WavFile(path).Left);
    }

    private static void AssertOneStream(IEnumerable<RtpHeader> headers, int? step, bool sequenceStep = true)
    {
        RtpHeader? before = null;
        foreach (var header in headers)
        {
            if (before is { } last)
            {
                int passed = (int)(header.Timestamp - last.Timestamp);
                Assert.Equal(last.Ssrc, header.Ssrc);
                Assert.True(!sequenceStep || header.Sequence == (ushort)(last.Sequence + 1));
                Assert.True(step is { } exact ? passed == exact : passed is >= 160 and < 8000, $"A step of {passed} samples.");
            }

            before = header;
        }
    }

    private sealed class Tap : IAudioListener
    {
        public MediaLeg? Leg { get; private set; }

        public AudioCodec? Codec { get; private set; }

        public byte[]? Last { get; private set; }

        public void OnAudio(MediaLeg leg, AudioCodec codec, uint timestamp, ReadOnlySpan<byte> payload)
        {
            Leg = leg;
            Codec = codec;
            Last = payload.ToArray();
        }
    }
}
