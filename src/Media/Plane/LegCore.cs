using System.Net;

namespace CallCenter.Media.Plane;

internal sealed class LegCore
{
    public LegCore(long id, PortPair pair, MediaThread thread, TimeProvider time, MediaLegResume? resume)
    {
        Id = id;
        LocalEndPoint = pair.RtpEnd;
        LocalRtcpEndPoint = pair.RtcpEnd;
        _ = (thread, time, resume);
        Handle = new(this);
    }

    public long Id { get; }
    public MediaLeg Handle { get; }
    public IPEndPoint LocalEndPoint { get; }
    public IPEndPoint LocalRtcpEndPoint { get; }
    public void Post(Action<LegCore> command) => command(this);
    public void Wish(long number) => _ = (Id, number);
    public void Register() => _ = Id;
    public void Connect(PeerRoute route) => _ = (Id, route);
    public void Play(AudioClip clip, bool loop, long token) => _ = (Id, clip, loop, token);
    public void StopPlay() => _ = Id;
    public void SendDigit(byte code, int ms) => _ = (Id, code, ms);
    public void StartRecording(RecordingRequest request) => _ = (Id, request);
    public void StopRecording() => _ = Id;
    public void PauseRecording(bool pause) => _ = (Id, pause);
    public void Listen(IAudioListener? listener) => _ = (Id, listener);
    public void Close() => _ = Id;
    public void BridgeWith(LegCore other, long wish) => _ = (Id, other, wish);
    public void Split() => _ = Id;
    public MediaLegStats ReadStats() => new() { PacketsIn = Id };
    public MediaLegResume ReadSnapshot() => new((uint)Id, 0, 0, null, 0);
}
