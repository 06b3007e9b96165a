using System.Net;
using System.Net.Sockets;
using CallCenter.Media;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Bench;

/// <summary>CPU per relayed packet at 200 bridged calls in this process, without and with recording; the floor is a thread that receives
/// and sends on one socket, fed by the same talkers.</summary>
internal static class RelayCost
{
    private const int Calls = 200;
    private const int Runs = 3;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    public static async Task<int> Measure()
    {
        var (floor, plain, plainLoss) = (new Series(), new Series(), new Series());
        var (recorded, recordedLoss, allocated) = (new Series(), new Series(), new Series());
        for (var i = 0; i < Runs; i++)
        {
            floor.Add(await Floor());
            await Plane(record: false, plain, plainLoss, allocated);
            await Plane(record: true, recorded, recordedLoss, new Series());
        }

        floor.Print("floor: one socket, one thread, receive and send", "µs/packet");
        plain.Print($"relay, {Calls} calls", "µs/packet");
        allocated.Print("  allocated by the media threads", "bytes/packet");
        plainLoss.Print("  not passed on", "%");
        recorded.Print($"relay and recording, {Calls} calls", "µs/packet");
        recordedLoss.Print("  not passed on", "%");
        System.Console.WriteLine($"relay over floor: {plain.Median / floor.Median:F2} times, with recording {recorded.Median / floor.Median:F2} times (medians)");
        return 0;
    }

    private static async Task<double> Floor()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 8 << 20 };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var talkers = new Talkers();
        for (var i = 0; i < Calls * 2; i++)
        {
            talkers.To((IPEndPoint)socket.LocalEndPoint!);
        }

        var back = talkers.Here.Serialize();
        var ended = false;
        var relay = new Thread(() =>
        {
            var buffer = new byte[2048];
            while (!Volatile.Read(ref ended))
            {
                socket.SendTo(buffer.AsSpan(0, socket.Receive(buffer)), SocketFlags.None, back);
            }
        }) { Name = "floor" };
        relay.Start();
        talkers.Start();
        await Task.Delay(Warm);
        var (cpu, packets) = (ThreadClock.Seconds("floor"), talkers.Received);
        await Task.Delay(Length);
        var cost = (ThreadClock.Seconds("floor") - cpu) * 1e6 / (talkers.Received - packets);
        Volatile.Write(ref ended, true);
        relay.Join(); // the talkers' next packet wakes it
        return cost;
    }

    private static async Task Plane(bool record, Series cost, Series loss, Series allocated)
    {
        var folder = Directory.CreateTempSubdirectory("callcenter-bench-");
        try
        {
            using var plane = new MediaPlane(
                new MediaOptions { PortMin = 0, PortMax = 0 }, new NobodyListens(), TimeProvider.System, NullLogger<MediaPlane>.Instance);
            plane.Start();
            using var talkers = new Talkers();
            for (var i = 0; i < Calls; i++)
            {
                var (a, b) = (Leg(plane, talkers), Leg(plane, talkers));
                plane.Bridge(a, b);
                if (record)
                {
                    a.StartRecording(new RecordingRequest($"r{i}", Path.Combine(folder.FullName, $"{i}.wav")));
                }
            }

            talkers.Start();
            await Task.Delay(Warm);
            var before = (Cpu: Cpu(), Sent: talkers.Sent, Received: talkers.Received, Bytes: plane.Counters.AllocatedBytes);
            await Task.Delay(Length);
            var packets = talkers.Received - before.Received;
            if (plane.Counters is var counters && (counters.Recordings != (record ? Calls : 0) || counters.RecordingDropped > 0))
            {
                throw new InvalidOperationException($"{counters.Recordings} recordings run, {counters.RecordingDropped} packets are missing in them");
            }

            cost.Add((Cpu() - before.Cpu) * 1e6 / packets);
            loss.Add(Math.Max(0, 100.0 * (1 - ((double)packets / (talkers.Sent - before.Sent)))));
            allocated.Add((double)(plane.Counters.AllocatedBytes - before.Bytes) / packets);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Cpu() => ThreadClock.Seconds("media-") + ThreadClock.Seconds("recordings");

    private static MediaLeg Leg(MediaPlane plane, Talkers talkers)
    {
        var leg = plane.Open(IPAddress.Loopback);
        leg.Connect(new MediaPeer { Remote = talkers.Here });
        talkers.To(leg.LocalEndPoint);
        return leg;
    }

    private sealed class NobodyListens : IMediaEvents
    {
        public void OnDigit(MediaLeg leg, char digit, int durationMs)
        {
        }

        public void OnPlayed(MediaLeg leg, long token, PlayEnd outcome)
        {
        }

        public void OnSilence(MediaLeg leg, int seconds)
        {
        }

        public void OnBrowser(MediaLeg leg, BrowserChange change)
        {
            // No browser takes part.
        }

        public void OnSound(MediaLeg leg)
        {
        }

        public void OnRecordingSealed(RecordingSealed recording)
        {
        }

        public void OnRecordingFailed(string id, string why) => System.Console.Error.WriteLine($"{id}: {why}");
    }
}
