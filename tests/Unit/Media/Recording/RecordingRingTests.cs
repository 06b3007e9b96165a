using CallCenter.Media.Recording;
using Xunit;

namespace CallCenter.Unit.Media.Recording;

public sealed class RecordingRingTests
{
    [Fact]
    public void What_one_thread_pushes_the_other_pops_in_order_and_whole()
    {
        using var ring = new RecordingRing(8192);
        const int Packets = 200_000;
        var pusher = new Thread(() =>
        {
            var bytes = new byte[500];
            for (int i = 0; i < Packets; i++)
            {
                int length = 1 + (i % 499);
                bytes.AsSpan(0, length).Fill((byte)i);
                while (!ring.TryPush(new RecordedPacket { Length = (ushort)length, Timestamp = (uint)i, Arrival = i }, bytes.AsSpan(0, length)))
                {
                    Thread.Yield();
                }
            }
        });
        pusher.Start();
        for (int i = 0; i < Packets;)
        {
            if (!ring.TryPeek(out var packet, out var payload))
            {
                Thread.Yield();
                continue;
            }

            Assert.Equal((uint)i, packet.Timestamp);
            Assert.Equal(1 + (i % 499), payload.Length);
            Assert.False(payload.ContainsAnyExcept((byte)i));
            ring.Pop(packet);
            i++;
        }

        pusher.Join();
        Assert.False(ring.TryPeek(out _, out _));
    }

    [Fact]
    public void A_full_ring_refuses_and_holds_most_of_a_second_of_two_tracks()
    {
        using var ring = new RecordingRing(16384);
        var payload = new byte[160];
        int pushed = 0;
        while (ring.TryPush(new RecordedPacket { Length = 160 }, payload))
        {
            pushed++;
        }

        Assert.InRange(pushed, 80, 100);
        Assert.True(ring.TryPeek(out var packet, out _));
        ring.Pop(packet);
        Assert.True(ring.TryPush(new RecordedPacket { Length = 160 }, payload));
    }
}
