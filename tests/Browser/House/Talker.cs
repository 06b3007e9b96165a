using System.Diagnostics;
using System.Net;
using CallCenter.Media;
using CallCenter.Unit.Media;
using CallCenter.Walk.House;

namespace CallCenter.Browser.House;

/// <summary>A caller's telephone: says a tone all the time, and keeps what it hears with its moment.</summary>
internal sealed class Talker : IAsyncDisposable
{
    private readonly Phone phone;
    private readonly byte[] tone;
    private readonly CancellationTokenSource over = new();
    private readonly Lock gate = new();
    private readonly List<(long At, byte Type, byte[] Payload)> heard = [];
    private readonly Task speaking;
    private readonly Thread hearing;
    private volatile IPEndPoint? to;

    public Talker(Phone phone, double hz)
    {
        this.phone = phone;
        tone = AudioClip.Tone(hz, 1000, -10).Octets(AudioCodec.Pcma).ToArray();
        speaking = Speak();
        hearing = new Thread(Hear) { IsBackground = true };
        hearing.Start();
    }

    public void To(IPEndPoint peer) => to = peer;

    /// <summary>Keys that came as telephone-event, each once.</summary>
    public IReadOnlyList<int> Keys
    {
        get
        {
            lock (gate)
            {
                return [.. heard.Where(h => h.Payload.Length == 4 && (h.Payload[1] & 0x80) == 0).Select(h => (int)h.Payload[0]).Distinct()];
            }
        }
    }

    /// <summary>What was heard since a moment, as sound.</summary>
    public Sound Since(long moment)
    {
        lock (gate)
        {
            return new Sound([.. heard.Where(h => h.At >= moment && h.Payload.Length == 160)
                .SelectMany(h => h.Payload).Select(o => Media.Audio.G711.AlawToLinear(o) / 32768.0)]);
        }
    }

    /// <summary>Waits until the last half second is this tone.</summary>
    public Task Hears(double hz) => Until.True($"{hz} Hz at the caller", () =>
    {
        lock (gate)
        {
            var last = heard.Where(h => h.Payload.Length == 160).TakeLast(25).ToList();
            return last.Count == 25 && Stopwatch.GetElapsedTime(last[0].At).TotalSeconds < 1
                && new Sound([.. last.SelectMany(h => h.Payload).Select(o => Media.Audio.G711.AlawToLinear(o) / 32768.0)]).Is(hz);
        }
    });

    /// <summary>Waits until the last half second is a mix of these tones, none of them under a sixth of the power, and without the others.</summary>
    public Task HearsOnly(double[] these, double[] others) => Until.True($"{string.Join(" + ", these)} Hz", () =>
    {
        lock (gate)
        {
            var last = heard.Where(h => h.Payload.Length == 160).TakeLast(25).ToList();
            var sound = new Sound([.. last.SelectMany(h => h.Payload).Select(o => Media.Audio.G711.AlawToLinear(o) / 32768.0)]);
            return last.Count == 25 && Stopwatch.GetElapsedTime(last[0].At).TotalSeconds < 1 && sound.Loudness > 0.01
                && these.All(hz => sound.Share(hz) > 0.16) && others.All(hz => sound.Share(hz) < 0.02);
        }
    });

    /// <summary>When the first packet came after a moment, or null.</summary>
    public TimeSpan? FirstAfter(long moment)
    {
        lock (gate)
        {
            var first = heard.FirstOrDefault(h => h.At >= moment && h.Payload.Length == 160);
            return first.At == 0 ? null : Stopwatch.GetElapsedTime(moment, first.At);
        }
    }

    /// <summary>The longest time without a packet between two moments.</summary>
    public TimeSpan LongestGap(long from, long until)
    {
        lock (gate)
        {
            var moments = heard.Select(h => h.At).Where(at => at > from && at < until).Prepend(from).Append(until).ToList();
            return moments.Zip(moments.Skip(1), (a, b) => Stopwatch.GetElapsedTime(a, b)).Max();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await speaking;
        over.Dispose();
    }

    private async Task Speak()
    {
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            for (var at = 0; await clock.WaitForNextTickAsync(over.Token); at = (at + 160) % tone.Length)
            {
                if (to is { } peer)
                {
                    phone.Speak(peer, tone[at..(at + 160)]);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private void Hear()
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                var (header, payload) = phone.Hear();
                lock (gate)
                {
                    heard.Add((Stopwatch.GetTimestamp(), header.PayloadType, payload));
                }
            }
            catch (Exception why) when (why is System.Net.Sockets.SocketException or ObjectDisposedException)
            {
                // Nothing came for five seconds, or the test is over.
            }
        }
    }
}
