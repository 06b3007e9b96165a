using System.Net;
using System.Text;

namespace CallCenter.Sip;

/// <summary>The part of a response that is copied from its request (RFC 3261 §8.2.6.2), and where it goes (§18.2.2).</summary>
internal static class SipResponseText
{
    /// <summary>Writes status line, Via (with received and rport), From, To, Call-ID and CSeq.</summary>
    /// <param name="writer">Cleared here.</param>
    /// <param name="request">The request.</param>
    /// <param name="source">Where it came from.</param>
    /// <param name="code">100 to 699.</param>
    /// <param name="reason">Reason phrase, or null for the usual one.</param>
    /// <param name="localTag">Tag to put into To when it has none; 0 for none.</param>
    public static SipWriter Begin(SipWriter writer, SipMessage request, IPEndPoint source, int code, string? reason, ulong localTag)
    {
        writer.Clear().Raw("SIP/2.0 "u8).Number(code).Raw(" "u8).Text(reason ?? Phrase(code)).Line();
        Vias(writer, request, source);
        writer.Header("From: "u8, request.Span(SipHeader.From));
        writer.Raw("To: "u8).Raw(request.Span(SipHeader.To));
        if (localTag != 0 && request.ToTag.IsEmpty)
        {
            writer.Raw(";tag="u8).Hex(localTag);
        }

        return writer.Line().Header("Call-ID: "u8, request.CallIdSpan).Header("CSeq: "u8, request.Span(SipHeader.CSeq));
    }

    /// <summary>Copies the Record-Route fields, for responses that make a dialog (RFC 3261 §12.1.1).</summary>
    public static SipWriter RecordRoutes(this SipWriter writer, SipMessage request)
    {
        for (var i = request.IndexOf(SipHeader.RecordRoute, 0); i >= 0; i = request.IndexOf(SipHeader.RecordRoute, i + 1))
        {
            writer.Header("Record-Route: "u8, request.ValueAt(i));
        }

        return writer;
    }

    public static IPEndPoint Destination(SipMessage request, IPEndPoint source) =>
        !request.TryTopVia(out var via) || via.HasRport || via.Port == source.Port ? source : new IPEndPoint(source.Address, via.Port);

    /// <summary>The usual reason phrase (RFC 3261 §21).</summary>
    public static string Phrase(int code) => code switch
    {
        100 => "Trying",
        180 => "Ringing",
        181 => "Call Is Being Forwarded",
        182 => "Queued",
        183 => "Session Progress",
        200 => "OK",
        202 => "Accepted",
        300 => "Multiple Choices",
        301 => "Moved Permanently",
        302 => "Moved Temporarily",
        305 => "Use Proxy",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        410 => "Gone",
        413 => "Request Entity Too Large",
        415 => "Unsupported Media Type",
        416 => "Unsupported URI Scheme",
        420 => "Bad Extension",
        422 => "Session Interval Too Small",
        423 => "Interval Too Brief",
        480 => "Temporarily Unavailable",
        481 => "Call/Transaction Does Not Exist",
        482 => "Loop Detected",
        483 => "Too Many Hops",
        484 => "Address Incomplete",
        486 => "Busy Here",
        487 => "Request Terminated",
        488 => "Not Acceptable Here",
        491 => "Request Pending",
        500 => "Server Internal Error",
        501 => "Not Implemented",
        503 => "Service Unavailable",
        504 => "Server Time-out",
        505 => "Version Not Supported",
        600 => "Busy Everywhere",
        603 => "Decline",
        604 => "Does Not Exist Anywhere",
        606 => "Not Acceptable",
        < 200 => "Progress",
        < 300 => "OK",
        < 400 => "Redirected",
        _ => "Refused",
    };

    private static void Vias(SipWriter writer, SipMessage request, IPEndPoint source)
    {
        var first = true;
        for (var i = request.IndexOf(SipHeader.Via, 0); i >= 0; i = request.IndexOf(SipHeader.Via, i + 1))
        {
            var rest = request.ValueAt(i);
            writer.Raw("Via: "u8);
            if (first && Ascii.NextInList(ref rest, out var top))
            {
                Top(writer, top, source);
                if (!rest.IsEmpty)
                {
                    writer.Raw(","u8);
                }
            }

            writer.Raw(rest).Line();
            first = false;
        }
    }

    /// <summary>The topmost Via with what was seen of its sender (RFC 3261 §18.2.1, RFC 3581 §4).</summary>
    private static void Top(SipWriter writer, ReadOnlySpan<byte> top, IPEndPoint source)
    {
        if (!SipViaView.TryParse(top, out var via))
        {
            writer.Raw(top);
            return;
        }

        var asked = via.HasRport && Ascii.TryParameter(via.Parameters, "rport"u8, out var value) && value.IsEmpty;
        var place = asked ? RportEnd(top) : -1;
        if (place >= 0)
        {
            writer.Raw(top[..place]).Raw("="u8).Number(source.Port).Raw(top[place..]);
        }
        else
        {
            writer.Raw(top);
        }

        Span<byte> seen = stackalloc byte[64];
        source.Address.TryFormat(seen, out var length);
        if ((asked || !via.Host.Trim("[]"u8).SequenceEqual(seen[..length])) && !Ascii.TryParameter(via.Parameters, "received"u8, out _))
        {
            writer.Raw(";received="u8).Raw(seen[..length]);
        }
    }

    private static int RportEnd(ReadOnlySpan<byte> top)
    {
        var start = 0;
        while (true)
        {
            var found = top[start..].IndexOf((byte)';');
            if (found < 0)
            {
                return -1;
            }

            start += found + 1;
            var next = top[start..].IndexOf((byte)';');
            var one = next < 0 ? top[start..] : top.Slice(start, next);
            if (Ascii.EqualsIgnoreCase(Ascii.Trim(one), "rport"u8))
            {
                return start + one.TrimEnd(" \t"u8).Length;
            }
        }
    }
}
