using System.Net;
using CallCenter.Media;
using CallCenter.Sip;

namespace CallCenter.Telephony.Legs;

/// <summary>Makes of a kept leg what SIP and media take up.</summary>
public static class LegTakeUp
{
    /// <summary>The dialog for <see cref="SipStack.Restore"/>.</summary>
    public static DialogSnapshot Dialog(LegRecord leg)
    {
        var d = leg.Dialog;
        return new DialogSnapshot(
            d.Incoming ? SipDirection.Incoming : SipDirection.Outgoing, d.CallId, d.LocalTag, d.RemoteTag, d.LocalSequence, d.RemoteSequence, d.LocalAddress,
            d.RemoteAddress, d.RemoteTarget, d.RouteSet, d.ContactUser, IPEndPoint.Parse(d.NextHop), IPEndPoint.Parse(d.Local), d.Transport);
    }

    /// <summary>The leg on the port it had, connected to its peer as agreed; its streams go on.</summary>
    /// <exception cref="NoPortException">The port is taken.</exception>
    public static MediaLeg Media(FoundLeg found, MediaPlane plane)
    {
        var rtp = IPEndPoint.Parse(found.Record.Rtp);
        var leg = found.Pulse is { } pulse
            ? plane.Open(rtp.Address, rtp.Port, new MediaLegResume(
                pulse.Ssrc, pulse.Sequence, pulse.Timestamp, pulse.Latched is { } latched ? IPEndPoint.Parse(latched) : null, pulse.PeerSsrc))
            : plane.Open(rtp.Address, rtp.Port, new MediaLegResume((uint)Random.Shared.Next(1, int.MaxValue), 0, 0, null, 0));
        if (found.Record.Media is { } media)
        {
            leg.Connect(new MediaPeer
            {
                Remote = IPEndPoint.Parse(media.Remote),
                RemoteRtcp = IPEndPoint.Parse(media.RemoteRtcp),
                Allowed = [.. media.Allowed.Select(IPAddress.Parse)],
                Codec = media.Pcmu ? AudioCodec.Pcmu : AudioCodec.Pcma,
                PayloadType = media.PayloadType,
                EventPayloadType = media.EventPayloadType,
                MaySend = media.MaySend,
                MayReceive = media.MayReceive,
            });
        }

        return leg;
    }
}
