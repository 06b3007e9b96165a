using CallCenter.Media.Audio;
using CallCenter.Media.Mixing;
using CallCenter.Media.Rtp;

namespace CallCenter.Media.Plane;

/// <summary>A leg in a mix: what it says goes into a buffer, what it hears is sent by the clock.</summary>
internal sealed unsafe partial class LegCore
{
    private SpeechBuffer? speech;
    private Mix? mix;
    private int mixPlace;
    private bool mixBegun;
    private Mix? entering;
    private int enteringPlace;

    /// <summary>Leaves its partner or its mix and comes to another mix, if nothing newer was asked for meanwhile.</summary>
    public void EnterMix(Mix into, int place, long wish)
    {
        if (wish < Volatile.Read(ref newestWish) || closed || !registered)
        {
            return;
        }

        if (into.Home != thread)
        {
            Leave();
            (entering, enteringPlace) = (into, place);
            joiningWish = wish;
            thread = into.Home;
            into.Home.Notify(this);
            return;
        }

        Split();
        speech ??= new SpeechBuffer();
        (mix, mixPlace, mixBegun) = (into, place, false);
        joinedBy = wish;
        into.Enter(place, this);
    }

    /// <summary>The next 20 ms of what this party says.</summary>
    public bool TakeSpeech(Span<short> frame) => speech!.Take(frame);

    /// <summary>Sends an ear its frame. A clip or a key for this party goes before.</summary>
    public void SendMixed(ReadOnlySpan<short> ear, long now)
    {
        if (clip is not null || digits is { Sending: true } || route is not { Peer: { MaySend: true } peer } || !CanSend)
        {
            mixBegun = false;
            return;
        }

        var packet = new Span<byte>(thread.Scratch.Out, RtpHeader.Bytes + MediaClock.Frame);
        var payload = packet[RtpHeader.Bytes..];
        for (int i = 0; i < payload.Length; i++)
        {
            payload[i] = peer.Codec == AudioCodec.Pcma ? G711.LinearToAlaw(ear[i]) : G711.LinearToUlaw(ear[i]);
        }

        stream.Own(mixBegun, now);
        RtpHeader.Write(packet, peer.PayloadType, marker: !mixBegun, stream.Sequence, stream.Timestamp, stream.Ssrc);
        mixBegun = true;
        SendSpeech(packet, peer.Codec, stream.Timestamp, now);
    }

    private void LeaveMix()
    {
        if (mix is { } left)
        {
            mix = null;
            left.Leave(mixPlace);
            stream.Break();
        }
    }
}
