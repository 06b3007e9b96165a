using System.Globalization;
using System.Net;

namespace CallCenter.Sip;

/// <summary>Which way media flows, seen from the side that wrote the description.</summary>
public enum SdpDirection
{
    /// <summary>Both ways.</summary>
    SendReceive,

    /// <summary>The writer only sends: we are on hold.</summary>
    SendOnly,

    /// <summary>The writer only receives.</summary>
    ReceiveOnly,

    /// <summary>Neither way.</summary>
    Inactive,
}

/// <summary>One audio format of an offer or answer.</summary>
/// <param name="PayloadType">0 to 127.</param>
/// <param name="Name">Encoding name as written, for example "PCMA".</param>
/// <param name="ClockRate">Hz, as in a=rtpmap (8,000 for G722, RFC 3551 §4.5.2).</param>
/// <param name="Channels">1 or more.</param>
/// <param name="Parameters">The a=fmtp value without payload type, or empty.</param>
public sealed record SdpCodec(int PayloadType, string Name, int ClockRate, int Channels = 1, string Parameters = "")
{
    /// <summary>G.711 A-law.</summary>
    public static SdpCodec Pcma { get; } = new(8, "PCMA", 8000);

    /// <summary>G.711 µ-law.</summary>
    public static SdpCodec Pcmu { get; } = new(0, "PCMU", 8000);

    /// <summary>G.722.</summary>
    public static SdpCodec G722 { get; } = new(9, "G722", 8000);

    /// <summary>Key presses (RFC 4733).</summary>
    public static SdpCodec TelephoneEvent { get; } = new(101, "telephone-event", 8000, 1, "0-16");

    /// <summary>True for telephone-event.</summary>
    public bool IsTelephoneEvent => Name.Equals("telephone-event", StringComparison.OrdinalIgnoreCase);

    /// <summary>Same name, rate and channels; the payload type may differ.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when both mean the same encoding.</returns>
    public bool Matches(SdpCodec other) =>
        Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase) && ClockRate == other.ClockRate && Channels == other.Channels;
}

/// <summary>The first audio section of a description as media needs it.</summary>
/// <param name="Index">Its place among the sections.</param>
/// <param name="Address">Where RTP goes; null when the address is no IP address (or 0.0.0.0: hold of old phones).</param>
/// <param name="Port">RTP port; 0 when refused.</param>
/// <param name="RtcpPort">RTCP port: a=rtcp (RFC 3605), else RTP port + 1.</param>
/// <param name="Protocol">"RTP/AVP", "RTP/SAVP", …</param>
/// <param name="Direction">Seen from the writer; 0.0.0.0 counts as <see cref="SdpDirection.Inactive"/> or send-only (RFC 3264 §8.4).</param>
/// <param name="Codecs">The voice formats, in order.</param>
/// <param name="TelephoneEvent">The key-press format with clock rate 8,000, or null.</param>
/// <param name="PacketTime">a=ptime in ms, 20 when not given; 1 to 200.</param>
/// <param name="MaxPacketTime">a=maxptime in ms, or 0.</param>
/// <param name="Crypto">The a=crypto values (RFC 4568).</param>
public sealed record SdpAudio(
    int Index,
    IPAddress? Address,
    int Port,
    int RtcpPort,
    string Protocol,
    SdpDirection Direction,
    IReadOnlyList<SdpCodec> Codecs,
    SdpCodec? TelephoneEvent,
    int PacketTime,
    int MaxPacketTime,
    IReadOnlyList<string> Crypto)
{
    /// <summary>The RTP endpoint, or null when media can't be sent.</summary>
    public IPEndPoint? EndPoint => Address is { } address && Port > 0 ? new IPEndPoint(address, Port) : null;

    /// <summary>Looks at the first audio section over RTP.</summary>
    /// <param name="sdp">The description.</param>
    /// <returns>The view, or null when there is no audio section.</returns>
    public static SdpAudio? Of(SessionDescription sdp)
    {
        for (var i = 0; i < sdp.Media.Count; i++)
        {
            var media = sdp.Media[i];
            if (media.Kind.Equals("audio", StringComparison.OrdinalIgnoreCase) && media.Protocol.StartsWith("RTP/", StringComparison.OrdinalIgnoreCase)
                && (media.Port != 0 || i == sdp.Media.Count - 1 || sdp.Media.Count == 1))
            {
                return Read(sdp, media, i);
            }
        }

        return null;
    }

    private static SdpAudio Read(SessionDescription sdp, SdpMedia media, int index)
    {
        var address = AddressOf(media.Connection ?? sdp.Connection, out var isZero);
        List<SdpCodec> codecs = [];
        SdpCodec? events = null;
        foreach (var format in media.Formats)
        {
            if (CodecOf(media, format) is { } codec)
            {
                if (!codec.IsTelephoneEvent)
                {
                    codecs.Add(codec);
                }
                else if (codec.ClockRate == 8000)
                {
                    events ??= codec;
                }
            }
        }

        var direction = DirectionOf(media.Attributes) ?? DirectionOf(sdp.Attributes) ?? SdpDirection.SendReceive;
        if (isZero)
        {
            direction = direction is SdpDirection.SendReceive or SdpDirection.SendOnly ? SdpDirection.SendOnly : SdpDirection.Inactive;
        }

        List<string> crypto = [];
        foreach (var attribute in media.Attributes)
        {
            if (attribute.StartsWith("crypto:", StringComparison.OrdinalIgnoreCase))
            {
                crypto.Add(attribute[7..].Trim());
            }
        }

        var rtcp = media.Attribute("rtcp") is { } text ? Number(text.Split(' ')[0], 65_535) : 0;
        var packetTime = Number(media.Attribute("ptime") ?? SessionDescription.Attribute(sdp.Attributes, "ptime") ?? "", 200);
        var maxPacketTime = Number(media.Attribute("maxptime") ?? "", 1000);
        return new SdpAudio(
            index, address, media.Port, rtcp != 0 ? rtcp : Math.Min(65_535, media.Port + 1), media.Protocol, direction,
            codecs, events, packetTime == 0 ? 20 : packetTime, maxPacketTime, crypto);
    }

    internal static SdpDirection? DirectionOf(IReadOnlyList<string> attributes)
    {
        foreach (var attribute in attributes)
        {
            switch (attribute)
            {
                case "sendrecv":
                    return SdpDirection.SendReceive;
                case "sendonly":
                    return SdpDirection.SendOnly;
                case "recvonly":
                    return SdpDirection.ReceiveOnly;
                case "inactive":
                    return SdpDirection.Inactive;
                default:
                    break;
            }
        }

        return null;
    }

    private static IPAddress? AddressOf(string? connection, out bool isZero)
    {
        isZero = false;
        var words = connection?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (words.Length < 3)
        {
            return null;
        }

        var slash = words[2].IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? words[2] : words[2][..slash], out var address))
        {
            return null;
        }

        isZero = address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
        return isZero ? null : address;
    }

    internal static SdpCodec? CodecOf(SdpMedia media, string format)
    {
        if (!int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var type) || type > 127)
        {
            return null;
        }

        var parameters = ByPayload(media, "fmtp:", format) ?? "";
        if (ByPayload(media, "rtpmap:", format) is { } map)
        {
            var parts = map.Split('/');
            var rate = parts.Length > 1 ? Number(parts[1], 1_000_000) : 0;
            var channels = parts.Length > 2 ? Number(parts[2], 255) : 1;
            return rate == 0 || channels == 0 || parts[0].Length == 0 ? null : new SdpCodec(type, parts[0].Trim(), rate, channels, parameters);
        }

        return type switch
        {
            0 => SdpCodec.Pcmu,
            8 => SdpCodec.Pcma,
            9 => SdpCodec.G722,
            3 => new SdpCodec(3, "GSM", 8000),
            4 => new SdpCodec(4, "G723", 8000, 1, parameters),
            18 => new SdpCodec(18, "G729", 8000, 1, parameters),
            _ => null,
        };
    }

    private static string? ByPayload(SdpMedia media, string prefix, string format)
    {
        foreach (var attribute in media.Attributes)
        {
            if (attribute.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                var value = attribute.AsSpan(prefix.Length).TrimStart();
                var blank = value.IndexOf(' ');
                if (blank > 0 && value[..blank].SequenceEqual(format))
                {
                    return value[(blank + 1)..].Trim().ToString();
                }
            }
        }

        return null;
    }

    private static int Number(string text, int max) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max ? number : 0;
}
