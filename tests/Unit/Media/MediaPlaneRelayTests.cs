using System.Net;
using CallCenter.Media;
using CallCenter.Media.Audio;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Media;

public sealed class MediaPlaneRelayTests
{
    [Fact]
    public void Two_bridged_parties_hear_each_other_byte_for_byte()
    {
        using var rig = new PlaneRig();
        var (a, legA, b, legB) = rig.Bridged();
        using (a)
        using (b)
        {
            ushort? last = null;
            for (int i = 0; i < 20; i++)
            {
                a.Speak(legA, Phone.Sound(i));
                var (header, payload) = b.Hear();
                Assert.Equal(Phone.Sound(i), payload);
                Assert.Equal(8, header.PayloadType);
                Assert.Equal(legB.Snapshot().Ssrc, header.Ssrc);
                Assert.Equal(last is null, header.Marker);
                Assert.Equal((ushort)(last + 1 ?? header.Sequence), header.Sequence);
                last = header.Sequence;
                b.Speak(legB, Phone.Sound(100 + i));
                Assert.Equal(Phone.Sound(100 + i), a.Hear().Payload);
            }

            PlaneRig.Until(() => legA.Stats.PacketsOut == 20);
            var stats = legA.Stats;
            Assert.Equal((20L, 3200L, 20L, 3200L, 0L), (stats.PacketsIn, stats.BytesIn, stats.PacketsOut, stats.BytesOut, stats.Lost));
            Assert.Equal(a.End, stats.Latched);
            Assert.NotNull(stats.SinceLastPacket);
        }
    }

    [Fact]
    public void Losses_and_reordering_of_the_speaker_reach_the_listener_as_they_are()
    {
        using var rig = new PlaneRig();
        var (a, legA, b, _) = rig.Bridged();
        using (a)
        using (b)
        {
            var numbers = new List<int>();
            foreach (int step in new[] { 0, 1, 4, 3, 5 })
            {
                a.Sequence = (ushort)(65533 + step);
                a.Timestamp = (uint)(70_000 + (step * 160));
                a.Speak(legA, Phone.Sound(step));
                var (header, payload) = b.Hear();
                Assert.Equal(Phone.Sound(step), payload);
                numbers.Add(header.Sequence);
            }

            Assert.Equal([0, 1, 4, 3, 5], numbers.Select(n => (int)(ushort)(n - numbers[0])));
            Assert.Equal(1, legA.Stats.Lost);
        }
    }

    [Fact]
    public void A_stranger_is_never_heard_and_is_counted()
    {
        using var rig = new PlaneRig();
        var (a, legA, b, _) = rig.Bridged();
        using var otherAddress = new Phone("127.0.0.66");
        using var otherPort = new Phone();
        using (a)
        using (b)
        {
            otherAddress.Speak(legA, Phone.Sound(666));
            PlaneRig.Until(() => legA.Stats.ForeignDropped == 1);
            a.Speak(legA, Phone.Sound(1));
            Assert.Equal(Phone.Sound(1), b.Hear().Payload);
            otherPort.Speak(legA, Phone.Sound(667));
            otherAddress.Speak(legA, Phone.Sound(668));
            PlaneRig.Until(() => legA.Stats.ForeignDropped == 3);
            a.Speak(legA, Phone.Sound(2));
            Assert.Equal(Phone.Sound(2), b.Hear().Payload);
            Assert.False(b.HasMore);
            Assert.Equal(3, rig.Plane.Counters.ForeignDropped);
            Assert.Equal(a.End, legA.Stats.Latched);
        }
    }

    [Fact]
    public void A_phone_behind_nat_is_answered_where_it_is_heard()
    {
        using var rig = new PlaneRig();
        using var phone = new Phone("127.0.0.7");
        using var partner = new Phone();
        var leg = rig.Leg(new MediaPeer { Remote = new(IPAddress.Parse("10.99.0.1"), 4000), Allowed = [IPAddress.Parse("127.0.0.7")] });
        var other = rig.Leg(partner.Peer);
        rig.Plane.Bridge(leg, other);
        phone.Speak(leg, Phone.Sound(1));
        partner.Hear();
        partner.Speak(other, Phone.Sound(2));
        Assert.Equal(Phone.Sound(2), phone.Hear().Payload);
    }

    [Fact]
    public void A_new_port_of_the_same_phone_is_taken_after_two_seconds_of_silence()
    {
        var time = new ManualTime();
        using var rig = new PlaneRig(time);
        var (a, legA, b, legB) = rig.Bridged();
        using var moved = new Phone(ssrc: a.Ssrc);
        using (a)
        using (b)
        {
            a.Speak(legA, Phone.Sound(1));
            b.Hear();
            time.Advance(TimeSpan.FromSeconds(1.9));
            moved.Speak(legA, Phone.Sound(2));
            PlaneRig.Until(() => legA.Stats.ForeignDropped == 1);
            time.Advance(TimeSpan.FromSeconds(0.2));
            moved.Speak(legA, Phone.Sound(3));
            Assert.Equal(Phone.Sound(3), b.Hear().Payload);
            b.Speak(legB, Phone.Sound(4));
            Assert.Equal(Phone.Sound(4), moved.Hear().Payload);
        }
    }

    [Fact]
    public void After_a_new_answer_the_new_address_is_served_and_numbers_go_on()
    {
        using var rig = new PlaneRig();
        var (a, legA, b, legB) = rig.Bridged();
        using var moved = new Phone("127.0.0.8");
        using (a)
        using (b)
        {
            a.Speak(legA, Phone.Sound(1));
            b.Hear();
            b.Speak(legB, Phone.Sound(2));
            var before = a.Hear().Header;
            legA.Connect(moved.Peer);
            moved.Speak(legA, Phone.Sound(3));
            Assert.Equal(Phone.Sound(3), b.Hear().Payload);
            b.Speak(legB, Phone.Sound(4));
            var (after, payload) = moved.Hear();
            Assert.Equal(Phone.Sound(4), payload);
            Assert.Equal((before.Ssrc, before.Sequence + 1), (after.Ssrc, after.Sequence));
        }
    }

    [Fact]
    public void Each_side_hears_its_own_law()
    {
        using var rig = new PlaneRig();
        var (a, legA, b, legB) = rig.Bridged(peer => peer with { Codec = AudioCodec.Pcmu, PayloadType = 0 });
        using (a)
        using (b)
        {
            var sound = Phone.Sound(1);
            a.Speak(legA, sound);
            var (toB, payload) = b.Hear();
            var expected = new byte[160];
            G711.AlawToUlaw(sound, expected);
            Assert.Equal(0, toB.PayloadType);
            Assert.Equal(expected, payload);
            b.Speak(legB, sound, payloadType: 0);
            var (toA, back) = a.Hear();
            G711.UlawToAlaw(sound, expected);
            Assert.Equal(8, toA.PayloadType);
            Assert.Equal(expected, back);
        }
    }

    [Fact]
    public void A_split_ends_the_relay_for_both_and_a_new_partner_is_heard_instead()
    {
        using var rig = new PlaneRig();
        var (a, legA, b, legB) = rig.Bridged();
        using var c = new Phone();
        var legC = rig.Leg(c.Peer);
        using (a)
        using (b)
        {
            a.Speak(legA, Phone.Sound(1));
            var first = b.Hear().Header;
            rig.Plane.Split(legB);
            a.Speak(legA, Phone.Sound(2));
            PlaneRig.Until(() => legA.Stats.PacketsIn == 2);
            Assert.False(b.HasMore);
            rig.Plane.Bridge(legC, legB);
            c.Speak(legC, Phone.Sound(3));
            var (next, payload) = b.Hear();
            Assert.Equal(Phone.Sound(3), payload);
            Assert.Equal((first.Ssrc, first.Sequence + 1, true), (next.Ssrc, next.Sequence, next.Marker));
            Assert.True((int)(next.Timestamp - first.Timestamp) >= 160);
        }
    }

    [Fact]
    public void The_same_partner_after_a_split_is_the_next_packet_not_a_loss()
    {
        using var rig = new PlaneRig();
        var (a, legA, b, legB) = rig.Bridged();
        using (a)
        using (b)
        {
            a.Speak(legA, Phone.Sound(1));
            var first = b.Hear().Header;
            rig.Plane.Split(legA);

            // Commands keep their order: once this one is told, the split is done, and no packet overtakes it.
            legA.Play(AudioClip.Empty, loop: false, 9);
            rig.Heard.Take<Heard.Played>();
            for (int i = 0; i < 10; i++)
            {
                a.Speak(legA, Phone.Sound(2));
            }

            PlaneRig.Until(() => legA.Stats.PacketsIn == 11);
            rig.Plane.Bridge(legA, legB);
            PlaneRig.Until(() =>
            {
                a.Speak(legA, Phone.Sound(3));
                return b.HasMore;
            });
            var next = b.Hear().Header;
            Assert.Equal((first.Sequence + 1, true), (next.Sequence, next.Marker));
        }
    }

    [Fact]
    public void A_split_that_is_carried_out_late_leaves_what_was_asked_for_after_it()
    {
        using var rig = new PlaneRig(options: new MediaOptions { PortMin = 0, PortMax = 0, Threads = 1 });
        using var c = new Phone();
        var legC = rig.Leg(c.Peer);
        var (a, legA, b, legB) = rig.Bridged();
        using (a)
        using (b)
        using (var begun = new ManualResetEventSlim())
        using (var asked = new ManualResetEventSlim())
        {
            b.Speak(legB, Phone.Sound(1));
            a.Hear();

            // The third leg is busy when all is asked for: it meets the second before the second comes to its own split.
            legC.Core.Post(_ =>
            {
                begun.Set();
                asked.Wait(TimeSpan.FromSeconds(10));
            });
            begun.Wait(TimeSpan.FromSeconds(10));
            rig.Plane.Split(legA);
            rig.Plane.Split(legB);
            rig.Plane.Bridge(legB, legC);
            asked.Set();
            PlaneRig.Until(() =>
            {
                b.Speak(legB, Phone.Sound(2));
                return c.HasMore;
            });
            Assert.Equal(Phone.Sound(2), c.Hear().Payload);
            Assert.False(a.HasMore);
        }
    }

    [Fact]
    public void A_bridge_that_was_taken_back_before_its_legs_met_never_comes_about()
    {
        using var a = new Phone();
        using var b = new Phone();
        using var plane = new MediaPlane(
            new() { PortMin = 0, PortMax = 0, Threads = 2 }, new Heard(), TimeProvider.System, NullLogger<MediaPlane>.Instance);
        var legA = plane.Open(IPAddress.Loopback);
        var legB = plane.Open(IPAddress.Loopback);
        legA.Connect(a.Peer);
        legB.Connect(b.Peer);
        plane.Bridge(legA, legB);
        plane.Split(legB);
        plane.Start();
        for (int i = 1; i <= 5; i++)
        {
            a.Speak(legA, Phone.Sound(1));
            PlaneRig.Until(() => legA.Stats.PacketsIn == i);
        }

        Assert.Equal(0, legB.Stats.PacketsOut);
    }

    [Fact]
    public void Legs_of_different_threads_come_together_and_the_last_wish_counts()
    {
        using var rig = new PlaneRig(options: new MediaOptions { PortMin = 0, PortMax = 0, Threads = 3 });
        using var a = new Phone();
        var legA = rig.Leg(a.Peer);
        for (int i = 0; i < 30; i++)
        {
            using var b = new Phone();
            using var c = new Phone();
            var legB = rig.Leg(b.Peer);
            var legC = rig.Leg(c.Peer);
            rig.Plane.Bridge(legA, legB);
            rig.Plane.Split(legA);
            rig.Plane.Bridge(legB, legA);
            rig.Plane.Bridge(legA, legC);
            a.Timestamp += 1600;

            // Sent until heard: the packet may overtake the command that joins the two.
            int sent = 0;
            PlaneRig.Until(() =>
            {
                a.Speak(legA, Phone.Sound(sent++));
                return c.HasMore;
            });
            Assert.False(b.HasMore);
            legB.Close();
            legC.Close();
        }

        PlaneRig.Until(() => rig.Plane.Counters.Legs == 1);
    }

    [Fact]
    public void Rubbish_is_dropped_and_counted()
    {
        using var rig = new PlaneRig();
        var (a, legA, b, _) = rig.Bridged();
        using (a)
        using (b)
        {
            a.Raw(legA.LocalEndPoint, []);
            a.Raw(legA.LocalEndPoint, [1, 2, 3]);
            a.Raw(legA.LocalEndPoint, new byte[1900]);
            a.Speak(legA, Phone.Sound(1), payloadType: 77);
            a.Speak(legA, Phone.Sound(2));
            Assert.Equal(Phone.Sound(2), b.Hear().Payload);
            Assert.Equal(4, legA.Stats.UnknownDropped);
        }
    }

    [Fact]
    public void Who_may_not_hear_gets_nothing_and_who_may_not_speak_is_not_passed_on()
    {
        using var rig = new PlaneRig();
        var (a, legA, b, legB) = rig.Bridged();
        using (a)
        using (b)
        {
            a.Speak(legA, Phone.Sound(1));
            b.Hear();
            legB.Connect(b.Peer with { MaySend = false, MayReceive = false });
            bool NothingGoesOut()
            {
                var (taken, sent) = (legA.Stats.PacketsIn, legB.Stats.PacketsOut);
                a.Speak(legA, Phone.Sound(2));
                a.Speak(legA, Phone.Sound(2));
                PlaneRig.Until(() => legA.Stats.PacketsIn == taken + 2);
                return legB.Stats.PacketsOut == sent;
            }

            PlaneRig.Until(NothingGoesOut);
            Assert.True(NothingGoesOut());
            b.Speak(legB, Phone.Sound(3));
            PlaneRig.Until(() => legB.Stats.PacketsIn == 1);
            Assert.False(a.HasMore);
        }
    }

    [Fact]
    public void A_leg_taken_up_after_a_crash_goes_on_with_its_port_and_numbers()
    {
        using var a = new Phone();
        using var b = new Phone();
        MediaLegResume saved;
        int port;
        using (var first = new PlaneRig())
        {
            var legA = first.Leg(a.Peer);
            var legB = first.Leg(b.Peer);
            first.Plane.Bridge(legA, legB);
            a.Speak(legA, Phone.Sound(1));
            b.Hear();
            b.Speak(legB, Phone.Sound(1));
            a.Hear();
            PlaneRig.Until(() => legA.Stats.PacketsOut == 1);
            saved = legA.Snapshot();
            port = legA.LocalEndPoint.Port;
        }

        Assert.Equal((a.End, a.Ssrc), (saved.Latched, saved.PeerSsrc));
        using var second = new PlaneRig();
        var again = second.Plane.Open(IPAddress.Loopback, port, saved);
        again.Connect(a.Peer);
        var other = second.Leg(b.Peer);
        second.Plane.Bridge(again, other);
        using var stranger = new Phone();
        stranger.Speak(again, Phone.Sound(9));
        PlaneRig.Until(() => again.Stats.ForeignDropped == 1);
        b.Speak(other, Phone.Sound(2));
        var (header, payload) = a.Hear();
        Assert.Equal(Phone.Sound(2), payload);
        Assert.Equal((saved.Ssrc, (ushort)(saved.Sequence + 101)), (header.Ssrc, header.Sequence));
        Assert.Throws<NoPortException>(() => second.Plane.Open(IPAddress.Loopback, port, saved));
    }

    [Fact]
    public void A_used_up_range_says_so_and_a_closed_leg_gives_its_ports_back()
    {
        int min = FreeRange();
        using var rig = new PlaneRig(options: new MediaOptions { PortMin = min, PortMax = min + 4 });
        var legs = Enumerable.Range(0, 3).Select(_ => rig.Plane.Open(IPAddress.Loopback)).ToList();
        Assert.Equal([min, min + 2, min + 4], legs.Select(l => l.LocalEndPoint.Port).Order());
        Assert.All(legs, l => Assert.Equal(l.LocalEndPoint.Port + 1, l.LocalRtcpEndPoint.Port));
        var none = Assert.Throws<NoPortException>(() => rig.Plane.Open(IPAddress.Loopback));
        Assert.Contains($"from {min} to {min + 4} is in use", none.Message, StringComparison.Ordinal);
        legs[1].Close();
        PlaneRig.Until(() => rig.Plane.Counters.Legs == 2);
        MediaLeg? again = null;
        PlaneRig.Until(() =>
        {
            try
            {
                again = rig.Plane.Open(IPAddress.Loopback);
            }
            catch (NoPortException)
            {
                return false;
            }

            return true;
        });
        Assert.Equal(legs[1].LocalEndPoint, again!.LocalEndPoint);
    }

    [Fact]
    public void An_address_of_another_machine_is_refused_with_a_sentence()
    {
        using var rig = new PlaneRig();
        var wrong = Assert.Throws<NoPortException>(() => rig.Plane.Open(IPAddress.Parse("192.0.2.1")));
        Assert.Contains("can't be bound", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Relaying_and_recording_allocate_nothing_per_packet()
    {
        string folder = Directory.CreateTempSubdirectory("nothing").FullName;
        try
        {
            using var rig = new PlaneRig();
            var (a, legA, b, legB) = rig.Bridged(peer => peer with { Codec = AudioCodec.Pcmu, PayloadType = 0 });
            using (a)
            using (b)
            {
                legA.StartRecording(new("zero", Path.Combine(folder, "zero.wav")));
                var sound = Phone.Sound(1);
                void Exchange(int packets)
                {
                    for (int i = 0; i < packets; i++)
                    {
                        a.Speak(legA, sound);
                        b.Hear();
                        b.Speak(legB, sound, payloadType: 0);
                        a.Hear();
                    }
                }

                void ATick()
                {
                    long wakes = rig.Plane.Counters.Wakes;
                    PlaneRig.Until(() => rig.Plane.Counters.Wakes > wakes + 3);
                }

                Exchange(2000);
                ATick();
                long before = rig.Plane.Counters.AllocatedBytes;
                Exchange(5000);
                ATick();

                // The runtime itself allocates a few dozen bytes once, when it replaces a hot method by a faster one;
                // the smallest object per packet would be 240,000.
                Assert.True(before > 0);
                Assert.InRange(rig.Plane.Counters.AllocatedBytes - before, 0, 500);
                Assert.Equal(14000, rig.Plane.Counters.PacketsOut);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Wrong_settings_are_refused_in_sentences()
    {
        var wrong = new MediaOptions { PortMin = 20001, Threads = 0, RecorderRingBytes = 10000, RecorderFlush = TimeSpan.FromSeconds(2) };
        Assert.Equal(4, wrong.Check().Count);
        Assert.Empty(new MediaOptions().Check());
        Assert.Throws<ArgumentException>(() => new MediaPlane(wrong, new Heard(), TimeProvider.System, NullLogger<MediaPlane>.Instance));
    }

    [Fact]
    public void A_plane_that_was_never_started_gives_its_ports_back()
    {
        var plane = new MediaPlane(new() { PortMin = 0, PortMax = 0 }, new Heard(), TimeProvider.System, NullLogger<MediaPlane>.Instance);
        var leg = plane.Open(IPAddress.Loopback);
        plane.Dispose();
        using var taken = new Phone(port: leg.LocalEndPoint.Port);
        Assert.Throws<ObjectDisposedException>(() => plane.Open(IPAddress.Loopback));
        leg.Close();
    }

    private static int FreeRange()
    {
        // A block of six ports nobody has: found by binding them, released again.
        for (int min = 42000; min < 60000; min += 6)
        {
            try
            {
                for (int i = 0; i < 6; i++)
                {
                    using var probe = new Phone(port: min + i);
                }

                return min;
            }
            catch (System.Net.Sockets.SocketException)
            {
            }
        }

        throw new InvalidOperationException("No six free ports.");
    }
}
