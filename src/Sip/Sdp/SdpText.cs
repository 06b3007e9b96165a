using System.Globalization;
using System.Text;

namespace CallCenter.Sip;

/// <summary>Reads and writes session descriptions (RFC 8866 §5).</summary>
internal static class SdpText
{
    private const int MaxBytes = 65_535;

    public static SessionDescription? Parse(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 5 or > MaxBytes || !System.Text.Unicode.Utf8.IsValid(text))
        {
            return null;
        }

        string? origin = null, name = null, connection = null;
        List<string> other = [], times = [], attributes = [];
        List<SdpMedia> media = [];
        SdpMedia? current = null;
        string? mediaConnection = null;
        List<string> mediaOther = [], mediaAttributes = [];
        var lines = 0;
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            line = line.TrimEnd((byte)'\r');
            if (line.IsEmpty)
            {
                continue;
            }

            if (++lines > SessionDescription.MaxLines || line.Length < 2 || line[1] != '=' || line.IndexOfAny((byte)0, (byte)'\r') >= 0)
            {
                return null;
            }

            var value = Encoding.UTF8.GetString(line[2..]).Trim();
            switch ((char)line[0])
            {
                case 'v' when lines == 1:
                    if (value != "0")
                    {
                        return null;
                    }

                    break;
                case 'o' when origin is null && current is null && value.Length > 0:
                    origin = value;
                    break;
                case 's' when name is null && current is null:
                    name = value;
                    break;
                case 'c' when current is null:
                    connection ??= value;
                    break;
                case 'c':
                    mediaConnection ??= value;
                    break;
                case 't' or 'r' when current is null:
                    times.Add($"{(char)line[0]}={value}");
                    break;
                case 'a':
                    (current is null ? attributes : mediaAttributes).Add(value);
                    break;
                case 'm':
                    Close();
                    current = Section(value);
                    if (current is null || media.Count >= SessionDescription.MaxMedia)
                    {
                        return null;
                    }

                    break;
                case 'i' or 'b' or 'k':
                    (current is null ? other : mediaOther).Add($"{(char)line[0]}={value}");
                    break;
                case 'u' or 'e' or 'p' or 'z' when current is null:
                    other.Add($"{(char)line[0]}={value}");
                    break;
                default:
                    return null;
            }

            if (lines == 1 && line[0] != 'v')
            {
                return null;
            }
        }

        Close();
        return origin is null ? null : new SessionDescription
        {
            Origin = origin,
            Name = name is null or "" ? "-" : name,
            Connection = connection,
            OtherLines = other,
            Times = times.Count == 0 ? ["t=0 0"] : times,
            Attributes = attributes,
            Media = media,
        };

        void Close()
        {
            if (current is not null)
            {
                media.Add(current with { Connection = mediaConnection, OtherLines = mediaOther, Attributes = mediaAttributes });
                mediaConnection = null;
                mediaOther = [];
                mediaAttributes = [];
            }
        }
    }

    public static string Write(SessionDescription sdp)
    {
        var text = new StringBuilder(512);
        text.Append("v=0\r\no=").Append(sdp.Origin).Append("\r\ns=").Append(sdp.Name).Append("\r\n");
        Lines(text, sdp.OtherLines, before: true);
        if (sdp.Connection is { } connection)
        {
            text.Append("c=").Append(connection).Append("\r\n");
        }

        foreach (var line in sdp.OtherLines)
        {
            if (line[0] == 'b')
            {
                text.Append(line).Append("\r\n");
            }
        }

        foreach (var line in sdp.Times)
        {
            text.Append(line).Append("\r\n");
        }

        Lines(text, sdp.OtherLines, before: false);
        Attributes(text, sdp.Attributes);
        foreach (var media in sdp.Media)
        {
            text.Append("m=").Append(media.Kind).Append(' ').Append(media.Port.ToString(CultureInfo.InvariantCulture));
            if (media.PortCount != 1)
            {
                text.Append('/').Append(media.PortCount.ToString(CultureInfo.InvariantCulture));
            }

            text.Append(' ').Append(media.Protocol);
            foreach (var format in media.Formats)
            {
                text.Append(' ').Append(format);
            }

            text.Append("\r\n");
            if (media.Connection is { } own)
            {
                text.Append("c=").Append(own).Append("\r\n");
            }

            foreach (var line in media.OtherLines)
            {
                text.Append(line).Append("\r\n");
            }

            Attributes(text, media.Attributes);
        }

        return text.ToString();
    }

    private static void Lines(StringBuilder text, IReadOnlyList<string> lines, bool before)
    {
        foreach (var line in lines)
        {
            if (line[0] != 'b' && (line[0] is 'i' or 'u' or 'e' or 'p') == before)
            {
                text.Append(line).Append("\r\n");
            }
        }
    }

    private static void Attributes(StringBuilder text, IReadOnlyList<string> attributes)
    {
        foreach (var attribute in attributes)
        {
            text.Append("a=").Append(attribute).Append("\r\n");
        }
    }

    /// <summary>The m= line: kind, port[/count], protocol, formats.</summary>
    private static SdpMedia? Section(string value)
    {
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 3 or > 67)
        {
            return null;
        }

        var slash = words[1].IndexOf('/', StringComparison.Ordinal);
        var count = 1;
        if (!int.TryParse(slash < 0 ? words[1] : words[1][..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port > 65_535
            || (slash >= 0 && !int.TryParse(words[1].AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out count))
            || count is < 1 or > 65_535)
        {
            return null;
        }

        return new SdpMedia { Kind = words[0], Port = port, PortCount = count, Protocol = words[2], Formats = words[3..] };
    }
}
