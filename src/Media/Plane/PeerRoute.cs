using System.Net;
using CallCenter.Media.Native;

namespace CallCenter.Media.Plane;

/// <summary>A <see cref="MediaPeer"/> checked and turned into what the packet path compares. Immutable.</summary>
internal sealed class PeerRoute
{
    public PeerRoute(MediaPeer peer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(peer.PayloadType, nameof(peer));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(peer.PayloadType, 127, nameof(peer));
        ArgumentOutOfRangeException.ThrowIfLessThan(peer.PacketTimeMs, 10, nameof(peer));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(peer.PacketTimeMs, 60, nameof(peer));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(peer.Allowed.Count, 8, nameof(peer));
        if (peer.EventPayloadType is { } events && (events is < 0 or > 127 || events == peer.PayloadType))
        {
            throw new ArgumentException($"The telephone-event payload type can't be {events}.", nameof(peer));
        }

        Peer = peer;
        Remote = NetAddress.Of(peer.Remote);
        RemoteRtcp = peer.RemoteRtcp is { } rtcp
            ? NetAddress.Of(rtcp)
            : Remote with { Port = Remote.Port is 0 or 65535 ? (ushort)0 : (ushort)(Remote.Port + 1) };
        IReadOnlyList<IPAddress> allowed = peer.Allowed.Count > 0 ? peer.Allowed : [peer.Remote.Address];
        Allowed = [.. allowed.Select(static address => NetAddress.Of(address, 0))];
    }

    public MediaPeer Peer { get; }

    public NetAddress Remote { get; }

    public NetAddress RemoteRtcp { get; }

    /// <summary>Addresses RTP may come from; the ports are 0 and mean nothing.</summary>
    public NetAddress[] Allowed { get; }
}
