using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CallCenter.Sip;

/// <summary>What both sides agreed on for audio.</summary>
/// <param name="Remote">The peer's audio section.</param>
/// <param name="Codec">The voice format we send, with the peer's payload type.</param>
/// <param name="TelephoneEvent">The key-press format we send, with the peer's payload type, or null.</param>
/// <param name="Direction">Which way media flows, seen from us.</param>
public sealed record SdpAgreement(SdpAudio Remote, SdpCodec Codec, SdpCodec? TelephoneEvent, SdpDirection Direction);

/// <summary>Our end of an audio session.</summary>
/// <param name="Address">Our RTP address.</param>
/// <param name="Port">Our RTP port.</param>
/// <param name="SessionId">The session id in o=; the same for the whole life of the session.</param>
/// <param name="Version">The version in o=; one more with each change (RFC 3264 §8).</param>
/// <param name="Direction">What we want; default both ways.</param>
public sealed record SdpLocal(IPAddress Address, int Port, long SessionId, long Version, SdpDirection Direction = SdpDirection.SendReceive);

/// <summary>Offer and answer for one audio stream (RFC 3264).</summary>
public static class SdpNegotiator
{
    /// <summary>The formats offered when none are named: PCMA, PCMU, telephone-event.</summary>
    public static IReadOnlyList<SdpCodec> DefaultCodecs { get; } = [SdpCodec.Pcma, SdpCodec.Pcmu, SdpCodec.TelephoneEvent];

    /// <summary>Makes an offer.</summary>
    /// <param name="local">Our end.</param>
    /// <param name="codecs">The formats in our order; default <see cref="DefaultCodecs"/>.</param>
    /// <returns>The offer.</returns>
    public static SessionDescription Offer(SdpLocal local, IReadOnlyList<SdpCodec>? codecs = null) =>
        Describe(local, [Section(local, "RTP/AVP", codecs ?? DefaultCodecs, local.Direction)]);

    /// <summary>Answers an offer: the first format of theirs that is ours too, and key presses; every other section is refused with port 0.</summary>
    /// <param name="offer">Their offer.</param>
    /// <param name="local">Our end.</param>
    /// <param name="codecs">The formats we can do; default <see cref="DefaultCodecs"/>.</param>
    /// <param name="agreement">What was agreed on.</param>
    /// <returns>The answer; null when nothing is common (488 is due).</returns>
    public static SessionDescription? Answer(
        SessionDescription offer, SdpLocal local, IReadOnlyList<SdpCodec>? codecs, out SdpAgreement? agreement)
    {
        agreement = null;
        var remote = SdpAudio.Of(offer);
        if (remote is null || remote.Port == 0 || !remote.Protocol.Equals("RTP/AVP", StringComparison.OrdinalIgnoreCase) || Common(remote, codecs) is not { } codec)
        {
            return null;
        }

        var events = CommonEvents(remote, codecs);
        var direction = Both(Mirror(remote.Direction), local.Direction);
        agreement = new SdpAgreement(remote, codec, events, direction);
        var sections = new SdpMedia[offer.Media.Count];
        for (var i = 0; i < sections.Length; i++)
        {
            var media = offer.Media[i];
            sections[i] = i == remote.Index
                ? Section(local, media.Protocol, events is null ? [codec] : [codec, events], direction)
                : new SdpMedia { Kind = media.Kind, Port = 0, Protocol = media.Protocol, Formats = media.Formats };
        }

        return Describe(local, sections);
    }

    /// <summary>Reads the answer to an offer of ours.</summary>
    /// <param name="answer">Their answer.</param>
    /// <param name="local">Our end as it was offered.</param>
    /// <param name="codecs">The formats we offered; default <see cref="DefaultCodecs"/>.</param>
    /// <returns>What was agreed on; null when audio was refused or nothing is common.</returns>
    public static SdpAgreement? Agree(SessionDescription answer, SdpLocal local, IReadOnlyList<SdpCodec>? codecs = null) =>
        SdpAudio.Of(answer) is { Port: > 0 } remote && Common(remote, codecs) is { } codec
            ? new SdpAgreement(remote, codec, CommonEvents(remote, codecs), Both(Mirror(remote.Direction), local.Direction))
            : null;

    /// <summary>The same direction seen from the other side.</summary>
    /// <param name="direction">Theirs.</param>
    /// <returns>Ours.</returns>
    public static SdpDirection Mirror(SdpDirection direction) => direction switch
    {
        SdpDirection.SendOnly => SdpDirection.ReceiveOnly,
        SdpDirection.ReceiveOnly => SdpDirection.SendOnly,
        _ => direction,
    };

    private static SdpDirection Both(SdpDirection a, SdpDirection b)
    {
        var send = a is SdpDirection.SendReceive or SdpDirection.SendOnly && b is SdpDirection.SendReceive or SdpDirection.SendOnly;
        var receive = a is SdpDirection.SendReceive or SdpDirection.ReceiveOnly && b is SdpDirection.SendReceive or SdpDirection.ReceiveOnly;
        return (send, receive) switch
        {
            (true, true) => SdpDirection.SendReceive,
            (true, false) => SdpDirection.SendOnly,
            (false, true) => SdpDirection.ReceiveOnly,
            _ => SdpDirection.Inactive,
        };
    }

    private static SdpCodec? Common(SdpAudio remote, IReadOnlyList<SdpCodec>? ours)
    {
        ours ??= DefaultCodecs;
        foreach (var theirs in remote.Codecs)
        {
            for (var i = 0; i < ours.Count; i++)
            {
                if (!ours[i].IsTelephoneEvent && ours[i].Matches(theirs))
                {
                    return theirs;
                }
            }
        }

        return null;
    }

    private static SdpCodec? CommonEvents(SdpAudio remote, IReadOnlyList<SdpCodec>? ours) =>
        (ours ?? DefaultCodecs).Any(codec => codec.IsTelephoneEvent) ? remote.TelephoneEvent : null;

    private static SessionDescription Describe(SdpLocal local, IReadOnlyList<SdpMedia> media)
    {
        var network = local.Address.AddressFamily == AddressFamily.InterNetworkV6 ? "IN IP6" : "IN IP4";
        return new SessionDescription
        {
            Origin = string.Create(CultureInfo.InvariantCulture, $"- {local.SessionId} {local.Version} {network} {local.Address}"),
            Connection = $"{network} {local.Address}",
            Media = media,
        };
    }

    private static SdpMedia Section(SdpLocal local, string protocol, IReadOnlyList<SdpCodec> codecs, SdpDirection direction)
    {
        var formats = new string[codecs.Count];
        List<string> attributes = new(codecs.Count + 3);
        for (var i = 0; i < formats.Length; i++)
        {
            var codec = codecs[i];
            formats[i] = codec.PayloadType.ToString(CultureInfo.InvariantCulture);
            var channels = codec.Channels > 1 ? string.Create(CultureInfo.InvariantCulture, $"/{codec.Channels}") : "";
            attributes.Add(string.Create(CultureInfo.InvariantCulture, $"rtpmap:{formats[i]} {codec.Name}/{codec.ClockRate}{channels}"));
            if (codec.Parameters.Length > 0)
            {
                attributes.Add($"fmtp:{formats[i]} {codec.Parameters}");
            }
        }

        attributes.Add("ptime:20");
        attributes.Add(direction switch
        {
            SdpDirection.SendOnly => "sendonly",
            SdpDirection.ReceiveOnly => "recvonly",
            SdpDirection.Inactive => "inactive",
            _ => "sendrecv",
        });
        return new SdpMedia { Kind = "audio", Port = local.Port, Protocol = protocol, Formats = formats, Attributes = attributes };
    }
}
