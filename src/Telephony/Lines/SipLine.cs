using System.Net;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Media;
using CallCenter.Sip;
using CallCenter.Telephony.Seats;

namespace CallCenter.Telephony.Lines;

/// <summary>One party: its SIP dialog and its media leg, or the browser seat at which it is. Lives on the SIP loop; nothing else touches it.</summary>
internal sealed class SipLine(LineId id, CallId call)
{
    private long sdpVersion = 1;

    public LineId Id { get; } = id;

    /// <summary>The call it belongs to; default for a phone that dialled a feature code.</summary>
    public CallId Call { get; } = call;

    public SipCall? Sip { get; set; }

    /// <summary>The browser seat at which the line is; null for a SIP party.</summary>
    public Seat? Seat { get; init; }

    /// <summary>Its voice; null before it has one: a line at a seat gets the seat's when it is taken.</summary>
    public MediaLeg? Leg { get; private set; }

    /// <summary>Recording starts as soon as the leg is open.</summary>
    public RecordingRequest? Recording { get; set; }

    /// <summary>An address besides the SDP's from which media may come: a registered phone's SIP source.</summary>
    public IPAddress? AlsoFrom { get; init; }

    public bool IsOver { get; set; }

    /// <summary>What was agreed last; null before.</summary>
    public SdpAgreement? Agreed { get; private set; }

    /// <summary>The line it is bridged with; none while it is not.</summary>
    public LineId Partner { get; set; }

    /// <summary>The mix it is in; null while it is in none.</summary>
    public MixLines? Mixed { get; set; }

    public SdpLocal Local => new(Leg!.LocalEndPoint.Address, Leg.LocalEndPoint.Port, Id.Value & long.MaxValue, sdpVersion);

    public void Open(MediaPlane plane, IPAddress local)
    {
        Leg = plane.Open(local);
        if (Recording is { } request)
        {
            Leg.StartRecording(request);
        }
    }

    /// <summary>The line speaks with a seat's voice from now on.</summary>
    public void Sit(MediaLeg voice) => Leg = voice;

    /// <summary>Answers an offer of the peer and connects the leg; null when nothing is common.</summary>
    public SessionDescription? AnswerTo(SessionDescription offer)
    {
        var answer = SdpNegotiator.Answer(offer, Local, null, out var agreed);
        if (answer is not null && agreed is not null)
        {
            Connect(agreed);
            sdpVersion++;
        }

        return answer;
    }

    /// <summary>Our offer.</summary>
    public SessionDescription Offer()
    {
        var offer = SdpNegotiator.Offer(Local);
        sdpVersion++;
        return offer;
    }

    /// <summary>Takes the peer's answer to our offer; false when it refused audio.</summary>
    public bool Take(SessionDescription? answer)
    {
        if (answer is null || SdpNegotiator.Agree(answer, Local) is not { } agreed)
        {
            return false;
        }

        Connect(agreed);
        return true;
    }

    private void Connect(SdpAgreement agreed)
    {
        Agreed = agreed;
        Leg!.Connect(PeerOf(agreed));
    }

    /// <summary>What the media plane is told of an agreement.</summary>
    public MediaPeer PeerOf(SdpAgreement agreed)
    {
        var address = agreed.Remote.Address ?? IPAddress.Any;
        return new MediaPeer
        {
            Remote = new IPEndPoint(address, agreed.Remote.Port),
            RemoteRtcp = new IPEndPoint(address, agreed.Remote.RtcpPort),
            Allowed = AlsoFrom is null || AlsoFrom.Equals(address) ? [] : [address, AlsoFrom],
            Codec = agreed.Codec.Matches(SdpCodec.Pcmu) ? AudioCodec.Pcmu : AudioCodec.Pcma,
            PayloadType = agreed.Codec.PayloadType,
            EventPayloadType = agreed.TelephoneEvent?.PayloadType,
            MaySend = agreed.Direction is SdpDirection.SendReceive or SdpDirection.SendOnly && agreed.Remote.Address is not null,
            MayReceive = agreed.Direction is SdpDirection.SendReceive or SdpDirection.ReceiveOnly,
        };
    }
}
