using System.Net;

namespace CallCenter.Media;

/// <summary>
/// What a leg needs to go on after its process was killed; the values of <see cref="MediaLeg.Snapshot"/> as last saved.
/// The new leg starts 100 packets further on, so that a state saved a second ago is never repeated on the wire.
/// </summary>
/// <param name="Ssrc">Our SSRC towards the peer.</param>
/// <param name="Sequence">Our last sequence number.</param>
/// <param name="Timestamp">Our last timestamp, 8 kHz.</param>
/// <param name="Latched">Where the peer's RTP came from, or null when it was never heard.</param>
/// <param name="PeerSsrc">The peer's SSRC, 0 when it was never heard.</param>
public sealed record MediaLegResume(uint Ssrc, ushort Sequence, uint Timestamp, IPEndPoint? Latched, uint PeerSsrc);
