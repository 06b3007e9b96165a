using System.Text;

namespace CallCenter.Sip;

/// <summary>What a body holds (RFC 3261 §7.4, RFC 5621).</summary>
internal static class SipBody
{
    public static SessionDescription? Sdp(SipMessage message)
    {
        var body = message.Body.Span;
        if (body.IsEmpty)
        {
            return null;
        }

        var type = message.Span(SipHeader.ContentType);
        if (IsType(type, "application/sdp"u8))
        {
            return SessionDescription.Parse(body);
        }

        return Boundary(type) is { } boundary ? FromMultipart(body, boundary) : null;
    }

    /// <summary>True when the body can be understood: none, a session description, or a multipart.</summary>
    public static bool IsAcceptable(SipMessage message)
    {
        if (message.Body.Length == 0)
        {
            return true;
        }

        var encoding = message.Span(SipHeader.ContentEncoding);
        var type = message.Span(SipHeader.ContentType);
        return (encoding.IsEmpty || Ascii.EqualsIgnoreCase(encoding, "identity"u8)) && (IsType(type, "application/sdp"u8) || Boundary(type) is not null);
    }

    /// <summary>True when the body says it is a session description, so that one that can't be read is an error.</summary>
    public static bool MustHoldSdp(SipMessage message) => message.Body.Length > 0 && IsType(message.Span(SipHeader.ContentType), "application/sdp"u8);

    private static bool IsType(ReadOnlySpan<byte> type, ReadOnlySpan<byte> wanted)
    {
        var semicolon = type.IndexOf((byte)';');
        return Ascii.EqualsIgnoreCase(Ascii.Trim(semicolon < 0 ? type : type[..semicolon]), wanted);
    }

    private static byte[]? Boundary(ReadOnlySpan<byte> type)
    {
        var semicolon = type.IndexOf((byte)';');
        if (semicolon < 10 || !Ascii.EqualsIgnoreCase(type[..10], "multipart/"u8)
            || !Ascii.TryParameter(type[(semicolon + 1)..], "boundary"u8, out var boundary))
        {
            return null;
        }

        boundary = boundary.Trim((byte)'"');
        return boundary.Length is > 0 and <= 70 ? [.. "--"u8, .. boundary] : null;
    }

    private static SessionDescription? FromMultipart(ReadOnlySpan<byte> body, byte[] boundary)
    {
        while (true)
        {
            var start = body.IndexOf(boundary);
            if (start < 0)
            {
                return null;
            }

            body = body[(start + boundary.Length)..];
            var end = body.IndexOf(boundary);
            var part = end < 0 ? body : body[..end];
            var blank = part.IndexOf("\r\n\r\n"u8);
            if (blank >= 0 && Encoding.Latin1.GetString(part[..blank]).Contains("application/sdp", StringComparison.OrdinalIgnoreCase))
            {
                return SessionDescription.Parse(part[(blank + 4)..]);
            }
        }
    }
}
