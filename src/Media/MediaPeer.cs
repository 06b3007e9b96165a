using System.Net;

namespace CallCenter.Media;

/// <summary>The other end of a leg, as agreed by offer and answer (RFC 3264).</summary>
public sealed record MediaPeer
{
    /// <summary>Where the peer's SDP wants RTP (c= and m=). Address 0.0.0.0 or port 0: nothing is sent until it is heard from.</summary>
    public required IPEndPoint Remote { get; init; }

    /// <summary>Where the peer's SDP wants RTCP (RFC 3605); null: one port above <see cref="Remote"/>.</summary>
    public IPEndPoint? RemoteRtcp { get; init; }

    /// <summary>
    /// Addresses RTP may come from. Empty: only that of <see cref="Remote"/>. For a registered phone behind NAT, add the
    /// address its SIP came from. At most 8.
    /// </summary>
    public IReadOnlyList<IPAddress> Allowed { get; init; } = [];

    /// <summary>The codec we send, and the one expected. Static payload types 0 and 8 are understood whichever was agreed.</summary>
    public AudioCodec Codec { get; init; } = AudioCodec.Pcma;

    /// <summary>Payload type of <see cref="Codec"/>, 0-127; default 8.</summary>
    public int PayloadType { get; init; } = 8;

    /// <summary>Payload type of telephone-event/8000 (RFC 4733), 96-127, or null when the peer has none.</summary>
    public int? EventPayloadType { get; init; }

    /// <summary>Packet time the peer said it sends, ms, 10-60; default 20. What we make ourselves is always 20 ms.</summary>
    public int PacketTimeMs { get; init; } = 20;

    /// <summary>We may send (the peer is sendrecv or recvonly).</summary>
    public bool MaySend { get; init; } = true;

    /// <summary>The peer may send (it is sendrecv or sendonly). When not, its silence is not watched and what it sends is not passed on.</summary>
    public bool MayReceive { get; init; } = true;
}
