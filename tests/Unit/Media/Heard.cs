using System.Collections.Concurrent;
using CallCenter.Media;
using Xunit;

namespace CallCenter.Unit.Media;

/// <summary>Keeps the media plane's events for a test to wait for.</summary>
internal sealed class Heard : IMediaEvents
{
    private readonly BlockingCollection<object> all = [];
    private readonly List<object> passedOver = [];

    public void OnDigit(MediaLeg leg, char digit, int durationMs) => all.Add(new Pressed(leg, digit, durationMs));

    public void OnPlayed(MediaLeg leg, long token, PlayEnd outcome) => all.Add(new Played(leg, token, outcome));

    public void OnSilence(MediaLeg leg, int seconds) => all.Add(new Silent(leg, seconds));

    public void OnSound(MediaLeg leg) => all.Add(new Sounds(leg));

    public void OnBrowser(MediaLeg leg, BrowserChange change) => all.Add(new Changed(leg, change));

    public void OnRecordingSealed(RecordingSealed recording) => all.Add(recording);

    public void OnRecordingFailed(string id, string why) => all.Add((id, why));

    /// <summary>The next event of a kind; those of other kinds stay for later.</summary>
    public T Take<T>()
    {
        int at = passedOver.FindIndex(e => e is T);
        if (at >= 0)
        {
            var found = (T)passedOver[at];
            passedOver.RemoveAt(at);
            return found;
        }

        while (all.TryTake(out object? next, TimeSpan.FromSeconds(10)))
        {
            if (next is T wanted)
            {
                return wanted;
            }

            passedOver.Add(next);
        }

        Assert.Fail($"No {typeof(T).Name} within 10 s.");
        throw new InvalidOperationException();
    }

    /// <summary>Whether an event of a kind has come by now.</summary>
    public bool Any<T>()
    {
        while (all.TryTake(out object? next))
        {
            passedOver.Add(next);
        }

        return passedOver.Exists(e => e is T);
    }

    internal sealed record Pressed(MediaLeg Leg, char Digit, int DurationMs);

    internal sealed record Played(MediaLeg Leg, long Token, PlayEnd End);

    internal sealed record Silent(MediaLeg Leg, int Seconds);

    internal sealed record Sounds(MediaLeg Leg);

    internal sealed record Changed(MediaLeg Leg, BrowserChange Change);
}
