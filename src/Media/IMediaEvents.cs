namespace CallCenter.Media;

/// <summary>
/// What the media plane tells its owner. Digits, clips and silence come on the leg's media thread, recordings on the
/// writer's thread: an implementation posts and returns at once, because every other call waits meanwhile.
/// </summary>
public interface IMediaEvents
{
    /// <summary>A key was pressed (RFC 4733): told once, when it is released or its packets stop.</summary>
    /// <param name="leg">The leg whose party pressed it.</param>
    /// <param name="digit">0-9, *, #, A-D, or ! for a hook flash.</param>
    /// <param name="durationMs">How long it was held as far as was received, ms.</param>
    void OnDigit(MediaLeg leg, char digit, int durationMs);

    /// <summary>A clip towards this leg ended.</summary>
    /// <param name="leg">The leg that heard it.</param>
    /// <param name="token">The token given to <see cref="MediaLeg.Play"/>.</param>
    /// <param name="outcome">Whether it was played to its end.</param>
    void OnPlayed(MediaLeg leg, long token, PlayEnd outcome);

    /// <summary>A peer that should send has sent no RTP; told once per silence. It never ends anything.</summary>
    /// <param name="leg">The leg that hears nothing.</param>
    /// <param name="seconds">Seconds since its last packet, or since it was connected.</param>
    void OnSilence(MediaLeg leg, int seconds);

    /// <summary>RTP is back after <see cref="OnSilence"/>.</summary>
    /// <param name="leg">The leg that is heard again.</param>
    void OnSound(MediaLeg leg);

    /// <summary>The connection of a browser leg changed.</summary>
    /// <param name="leg">The leg.</param>
    /// <param name="change">How.</param>
    void OnBrowser(MediaLeg leg, BrowserChange change);

    /// <summary>A recording is complete on disk, under its final name.</summary>
    /// <param name="recording">What it is and its hash.</param>
    void OnRecordingSealed(RecordingSealed recording);

    /// <summary>A recording could not be written further; the call goes on without it. What was written stays for recovery.</summary>
    /// <param name="id">The id of the <see cref="RecordingRequest"/>.</param>
    /// <param name="why">The reason in a sentence.</param>
    void OnRecordingFailed(string id, string why);
}
