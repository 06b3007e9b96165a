using System.Collections.Concurrent;
using CallCenter.Media;
using CallCenter.Media.Audio;

namespace CallCenter.Unit.Media;

/// <summary>Phones that all speak, each a tone of its own, every 20 ms, and keep what they hear.</summary>
internal sealed class MixRoom : IDisposable
{
    private const int Window = 20;
    private readonly Phone[] phones;
    private readonly double[] tones;
    private readonly ConcurrentQueue<byte[]>[] heard;
    private readonly List<Thread> threads = [];
    private volatile bool over;

    public MixRoom(PlaneRig rig, double[] tones)
    {
        this.tones = tones;
        phones = [.. tones.Select(_ => new Phone())];
        heard = [.. tones.Select(_ => new ConcurrentQueue<byte[]>())];
        Legs = [.. phones.Select(p => rig.Leg(p.Peer))];
        var speaking = new Thread(Speak) { IsBackground = true };
        threads.Add(speaking);
        for (var n = 0; n < phones.Length; n++)
        {
            var ear = n;
            threads.Add(new Thread(() => Hear(ear)) { IsBackground = true });
        }

        threads.ForEach(t => t.Start());
    }

    public MediaLeg[] Legs { get; }

    /// <summary>Whose tones this ear hears in 0.4 s that begin after what may still be on the way.</summary>
    public int[] Heard(int ear)
    {
        Thread.Sleep(400);
        heard[ear].Clear();
        SpinWait.SpinUntil(() => heard[ear].Count >= Window, 2_000);
        byte[] sound = [.. heard[ear].Take(Window).SelectMany(p => p)];
        return sound.Length == 0 ? [] : [.. Enumerable.Range(0, tones.Length).Where(n => Goertzel.Power(sound, tones[n]) > 0.0002)];
    }

    public void Dispose()
    {
        over = true;
        threads[0].Join();
        foreach (var phone in phones)
        {
            phone.Dispose();
        }

        threads.ForEach(t => t.Join());
    }

    private void Speak()
    {
        var clips = tones.Select(hz => AudioClip.Tone(hz, 1000, -20).Octets(AudioCodec.Pcma).ToArray()).ToArray();
        var begin = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var frame = 0; !over; frame++)
        {
            for (var n = 0; n < phones.Length; n++)
            {
                phones[n].Speak(Legs[n], clips[n].AsSpan(frame % 50 * 160, 160).ToArray());
            }

            var due = TimeSpan.FromMilliseconds(20.0 * (frame + 1)) - System.Diagnostics.Stopwatch.GetElapsedTime(begin);
            if (due > TimeSpan.Zero)
            {
                Thread.Sleep(due);
            }
        }
    }

    private void Hear(int ear)
    {
        try
        {
            while (!over)
            {
                if (phones[ear].HasMore)
                {
                    heard[ear].Enqueue(phones[ear].Hear().Payload);
                }
                else
                {
                    Thread.Sleep(1);
                }
            }
        }
        catch (ObjectDisposedException)
        {
            // The room is over.
        }
    }
}
