using System.Net;
using CallCenter.Media.Plane;

namespace CallCenter.Media;

/// <summary>
/// One party's RTP: a port pair or a share in the browsers' port, a peer, what it says and what it hears. Every method may be called from any thread; it
/// posts to the media thread that owns the leg and returns at once. After <see cref="Close"/> all of them do nothing.
/// </summary>
public sealed class MediaLeg
{
    internal MediaLeg(LegCore core) => Core = core;

    /// <summary>Number of this leg, unique in its plane; never used again.</summary>
    public long Id => Core.Id;

    /// <summary>Where we receive and send RTP: the address and port for our SDP. A browser leg's is the first of the port that all share.</summary>
    public IPEndPoint LocalEndPoint => Core.LocalEndPoint;

    /// <summary>Where we receive and send RTCP; one port above, except with ephemeral ports.</summary>
    public IPEndPoint LocalRtcpEndPoint => Core.LocalRtcpEndPoint;

    /// <summary>What the leg has carried so far.</summary>
    public MediaLegStats Stats => Core.ReadStats();

    /// <summary>For the answer to a browser; null for a leg with ports of its own.</summary>
    public BrowserCredentials? Browser => Core.Credentials;

    /// <summary>How loud it is now, both ways. Cheap enough to call ten times a second.</summary>
    public MediaLegLevels Levels => Core.ReadLevels();

    internal LegCore Core { get; }

    /// <summary>What to save so that the leg can be taken up again after a crash. Cheap enough to call every second.</summary>
    public MediaLegResume Snapshot() => Core.ReadSnapshot();

    /// <summary>
    /// Sets the other end. Calling it again is a new offer/answer: the source port is learned anew from the next packet,
    /// SSRC, sequence and timestamps of what we send go on.
    /// </summary>
    /// <param name="peer">The peer as agreed.</param>
    /// <exception cref="ArgumentException">A value is out of the range its documentation names.</exception>
    public void Connect(MediaPeer peer)
    {
        var route = new PeerRoute(peer);
        Core.Post(core => core.Connect(route));
    }

    /// <summary>
    /// Plays a clip to this party; another clip that is playing is stopped. A bridged party hears the clip instead of its
    /// partner, and is heard meanwhile. The end is told by <see cref="IMediaEvents.OnPlayed"/>.
    /// </summary>
    /// <param name="clip">What to play.</param>
    /// <param name="loop">Over and over until stopped.</param>
    /// <param name="token">Comes back with the event.</param>
    public void Play(AudioClip clip, bool loop, long token) => Core.Post(core => core.Play(clip, loop, token));

    /// <summary>Stops the clip; a bridged party hears its partner again.</summary>
    public void StopPlay() => Core.Post(static core => core.StopPlay());

    /// <summary>Sends a key press (RFC 4733), after those already waiting. Without a telephone-event payload type it does nothing.</summary>
    /// <param name="digit">0-9, *, #, A-D, or ! for a hook flash.</param>
    /// <param name="ms">How long, 40-6,000 ms.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such key, or no such length.</exception>
    public void SendDigit(char digit, int ms)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ms, 40);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ms, 6000);
        int code = Rtp.TelephoneEvent.CodeOf(digit);
        ArgumentOutOfRangeException.ThrowIfNegative(code, nameof(digit));
        Core.Post(core => core.SendDigit((byte)code, ms));
    }

    /// <summary>
    /// Records this party from its next RTP packet on: left what it says, right what it hears. A recording that is running
    /// is stopped first. Its end is told by <see cref="IMediaEvents.OnRecordingSealed"/> or <see cref="IMediaEvents.OnRecordingFailed"/>.
    /// </summary>
    /// <param name="request">Id and path.</param>
    /// <exception cref="ArgumentException">The id is not 1-64 printable ASCII characters, or the path is empty.</exception>
    public void StartRecording(RecordingRequest request)
    {
        Recording.WavHeader.CheckId(request.Id);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Path);
        Core.Post(core => core.StartRecording(request));
    }

    /// <summary>Ends the recording; it is sealed. Closing the leg does the same.</summary>
    public void StopRecording() => Core.Post(static core => core.StopRecording());

    /// <summary>From now on silence is recorded on both tracks; time goes on.</summary>
    public void PauseRecording() => Core.Post(static core => core.PauseRecording(true));

    /// <summary>Records again after <see cref="PauseRecording"/>.</summary>
    public void ResumeRecording() => Core.Post(static core => core.PauseRecording(false));

    /// <summary>Taps what this party says; null ends it. One tap at a time.</summary>
    /// <param name="listener">Who listens.</param>
    public void Listen(IAudioListener? listener) => Core.Post(core => core.Listen(listener));

    /// <summary>What this party says is silence for its partner, tap and recording; time and levels go on, keys are passed on.</summary>
    /// <param name="silent">True: from now on. False: it is heard again.</param>
    public void Mute(bool silent) => Core.Post(core => core.Mute(silent));

    /// <summary>While it has no partner and no clip, the party hears what it said a second ago.</summary>
    /// <param name="on">True: from now on, beginning with silence.</param>
    public void Echo(bool on) => Core.Post(core => core.Echo(on));

    /// <summary>Stops relay, clip and recording, and gives the ports back. Can't be undone.</summary>
    public void Close() => Core.Post(static core => core.Close());
}
