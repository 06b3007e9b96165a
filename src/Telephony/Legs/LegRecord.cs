using System.Text.Json.Serialization;

namespace CallCenter.Telephony.Legs;

/// <summary>
/// Everything that a new process needs to take up one established line: its dialog, its media and whom it talks to. What changes with
/// every packet is not here but in <see cref="LegPulse"/>. Endpoints are ADDRESS:PORT.
/// </summary>
public sealed record LegRecord
{
    /// <summary>The line.</summary>
    public required long Line { get; init; }

    /// <summary>The call; 0 for a phone that dialled a feature code.</summary>
    public required long Call { get; init; }

    /// <summary>The line it is bridged with; 0: none.</summary>
    public long Partner { get; init; }

    /// <summary>The dialog.</summary>
    public required LegDialog Dialog { get; init; }

    /// <summary>The RTP port that was in our SDP.</summary>
    public required string Rtp { get; init; }

    /// <summary>Version of our last SDP (o= line), which must grow.</summary>
    public required long SdpVersion { get; init; }

    /// <summary>The media as agreed last; null when nothing was agreed yet.</summary>
    public LegMedia? Media { get; init; }

    /// <summary>An address besides the SDP's from which media may come.</summary>
    public string? AlsoFrom { get; init; }

    /// <summary>Id of the recording; null: not recorded.</summary>
    public string? RecordingId { get; init; }

    /// <summary>Its final path.</summary>
    public string? RecordingPath { get; init; }
}

/// <summary>A dialog as kept (RFC 3261 section 12).</summary>
public sealed record LegDialog(
    bool Incoming,
    string CallId,
    string LocalTag,
    string RemoteTag,
    uint LocalSequence,
    uint RemoteSequence,
    string LocalAddress,
    string RemoteAddress,
    string RemoteTarget,
    IReadOnlyList<string> RouteSet,
    string ContactUser,
    string NextHop,
    string Local,
    string Transport);

/// <summary>The peer's media as kept.</summary>
public sealed record LegMedia(
    string Remote, string RemoteRtcp, IReadOnlyList<string> Allowed, bool Pcmu, int PayloadType, int? EventPayloadType, bool MaySend, bool MayReceive);

/// <summary>Where the streams of a leg were, as of the last second.</summary>
/// <param name="Ssrc">Ours.</param>
/// <param name="Sequence">Our last RTP sequence number.</param>
/// <param name="Timestamp">Our last RTP timestamp.</param>
/// <param name="PeerSsrc">The peer's; 0 when it was never heard.</param>
/// <param name="Latched">Where its RTP came from, ADDRESS:PORT; null when it was never heard.</param>
public sealed record LegPulse(uint Ssrc, ushort Sequence, uint Timestamp, uint PeerSsrc, string? Latched);

/// <summary>A leg as found in a leg file.</summary>
/// <param name="Record">What it is.</param>
/// <param name="Pulse">Where its streams were; null when the process died before the first second.</param>
public sealed record FoundLeg(LegRecord Record, LegPulse? Pulse);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(LegRecord))]
internal sealed partial class LegJson : JsonSerializerContext;
