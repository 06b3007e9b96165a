using System.Net;
using CallCenter.Media;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CallCenter.Unit.Media;

public sealed class MediaThreadFaultTests
{
    private const int ClockFault = 3006;

    [Fact]
    public void A_leg_that_fails_at_every_frame_takes_no_frame_from_the_legs_after_it()
    {
        using var book = new LogBook();
        var user = new Thrower();
        using var plane = new MediaPlane(new MediaOptions { PortMin = 0, PortMax = 0 }, user, TimeProvider.System, new Logger<MediaPlane>(book));
        plane.Start();
        using var good = new Phone();
        using var bad = new Phone();
        var victim = plane.Open(IPAddress.Loopback);
        victim.Connect(good.Peer);
        var failing = plane.Open(IPAddress.Loopback);
        failing.Connect(bad.Peer);

        // The clock serves the newest leg first.
        victim.Play(AudioClip.Silence(1000), loop: false, 1);
        failing.Play(Thrower.Clip, loop: false, Thrower.Fails);

        Assert.True(user.Ended.Wait(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        Assert.True(user.Faults > 5, $"{user.Faults} faults");
        Assert.InRange(book.Count(ClockFault), 1, 5);
    }

    private sealed class Thrower : IMediaEvents
    {
        public const long Fails = 13;
        private int faults;

        public static AudioClip Clip { get; } = AudioClip.Silence(20);

        public ManualResetEventSlim Ended { get; } = new();

        public int Faults => Volatile.Read(ref faults);

        public void OnPlayed(MediaLeg leg, long token, PlayEnd outcome)
        {
            if (token != Fails)
            {
                Ended.Set();
                return;
            }

            if (outcome == PlayEnd.Finished)
            {
                Interlocked.Increment(ref faults);
                leg.Play(Clip, loop: false, Fails);
                throw new InvalidOperationException("at every frame");
            }
        }

        public void OnDigit(MediaLeg leg, char digit, int durationMs)
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

        public void OnRecordingFailed(string id, string why)
        {
        }
    }
}
