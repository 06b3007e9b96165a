using System.Text;

namespace CallCenter.Sip;

/// <summary>Header names to numbers and back, compact forms and any letter case included (RFC 3261 §7.3.1, §7.3.3).</summary>
internal static partial class SipHeaderNames
{
    /// <summary>The number of a header name; <see cref="SipHeader.Other"/> when it is not known.</summary>
    public static SipHeader Find(ReadOnlySpan<byte> name)
    {
        switch (name.Length)
        {
            case 1:
                return (char)(name[0] | 0x20) switch
                {
                    'b' => SipHeader.ReferredBy,
                    'c' => SipHeader.ContentType,
                    'e' => SipHeader.ContentEncoding,
                    'f' => SipHeader.From,
                    'i' => SipHeader.CallId,
                    'k' => SipHeader.Supported,
                    'l' => SipHeader.ContentLength,
                    'm' => SipHeader.Contact,
                    'o' => SipHeader.Event,
                    'r' => SipHeader.ReferTo,
                    's' => SipHeader.Subject,
                    't' => SipHeader.To,
                    'u' => SipHeader.AllowEvents,
                    'v' => SipHeader.Via,
                    'x' => SipHeader.SessionExpires,
                    _ => SipHeader.Other,
                };
            case 2:
                if (Ascii.EqualsIgnoreCase(name, "To"u8))
                {
                    return SipHeader.To;
                }

                return SipHeader.Other;
            case 3:
                if (Ascii.EqualsIgnoreCase(name, "Via"u8))
                {
                    return SipHeader.Via;
                }

                return SipHeader.Other;
            case 4:
                if (Ascii.EqualsIgnoreCase(name, "CSeq"u8))
                {
                    return SipHeader.CSeq;
                }

                if (Ascii.EqualsIgnoreCase(name, "Date"u8))
                {
                    return SipHeader.Date;
                }

                if (Ascii.EqualsIgnoreCase(name, "From"u8))
                {
                    return SipHeader.From;
                }

                if (Ascii.EqualsIgnoreCase(name, "Path"u8))
                {
                    return SipHeader.Path;
                }

                if (Ascii.EqualsIgnoreCase(name, "RAck"u8))
                {
                    return SipHeader.RAck;
                }

                if (Ascii.EqualsIgnoreCase(name, "RSeq"u8))
                {
                    return SipHeader.RSeq;
                }

                return SipHeader.Other;
            case 5:
                if (Ascii.EqualsIgnoreCase(name, "Allow"u8))
                {
                    return SipHeader.Allow;
                }

                if (Ascii.EqualsIgnoreCase(name, "Event"u8))
                {
                    return SipHeader.Event;
                }

                if (Ascii.EqualsIgnoreCase(name, "Route"u8))
                {
                    return SipHeader.Route;
                }

                return SipHeader.Other;
            case 6:
                if (Ascii.EqualsIgnoreCase(name, "Accept"u8))
                {
                    return SipHeader.Accept;
                }

                if (Ascii.EqualsIgnoreCase(name, "Min-SE"u8))
                {
                    return SipHeader.MinSE;
                }

                if (Ascii.EqualsIgnoreCase(name, "Reason"u8))
                {
                    return SipHeader.Reason;
                }

                if (Ascii.EqualsIgnoreCase(name, "Server"u8))
                {
                    return SipHeader.Server;
                }

                return SipHeader.Other;
            case 7:
                if (Ascii.EqualsIgnoreCase(name, "Call-ID"u8))
                {
                    return SipHeader.CallId;
                }

                if (Ascii.EqualsIgnoreCase(name, "Contact"u8))
                {
                    return SipHeader.Contact;
                }

                if (Ascii.EqualsIgnoreCase(name, "Expires"u8))
                {
                    return SipHeader.Expires;
                }

                if (Ascii.EqualsIgnoreCase(name, "Privacy"u8))
                {
                    return SipHeader.Privacy;
                }

                if (Ascii.EqualsIgnoreCase(name, "Require"u8))
                {
                    return SipHeader.Require;
                }

                if (Ascii.EqualsIgnoreCase(name, "Subject"u8))
                {
                    return SipHeader.Subject;
                }

                if (Ascii.EqualsIgnoreCase(name, "Warning"u8))
                {
                    return SipHeader.Warning;
                }

                return SipHeader.Other;
            case 8:
                if (Ascii.EqualsIgnoreCase(name, "Priority"u8))
                {
                    return SipHeader.Priority;
                }

                if (Ascii.EqualsIgnoreCase(name, "Refer-To"u8))
                {
                    return SipHeader.ReferTo;
                }

                if (Ascii.EqualsIgnoreCase(name, "Replaces"u8))
                {
                    return SipHeader.Replaces;
                }

                return SipHeader.Other;
            case 9:
                if (Ascii.EqualsIgnoreCase(name, "Call-Info"u8))
                {
                    return SipHeader.CallInfo;
                }

                if (Ascii.EqualsIgnoreCase(name, "Diversion"u8))
                {
                    return SipHeader.Diversion;
                }

                if (Ascii.EqualsIgnoreCase(name, "Supported"u8))
                {
                    return SipHeader.Supported;
                }

                return SipHeader.Other;
            case 10:
                if (Ascii.EqualsIgnoreCase(name, "Alert-Info"u8))
                {
                    return SipHeader.AlertInfo;
                }

                if (Ascii.EqualsIgnoreCase(name, "User-Agent"u8))
                {
                    return SipHeader.UserAgent;
                }

                return SipHeader.Other;
            case 11:
                if (Ascii.EqualsIgnoreCase(name, "Geolocation"u8))
                {
                    return SipHeader.Geolocation;
                }

                if (Ascii.EqualsIgnoreCase(name, "Min-Expires"u8))
                {
                    return SipHeader.MinExpires;
                }

                if (Ascii.EqualsIgnoreCase(name, "Referred-By"u8))
                {
                    return SipHeader.ReferredBy;
                }

                if (Ascii.EqualsIgnoreCase(name, "Retry-After"u8))
                {
                    return SipHeader.RetryAfter;
                }

                if (Ascii.EqualsIgnoreCase(name, "Unsupported"u8))
                {
                    return SipHeader.Unsupported;
                }

                return SipHeader.Other;
            case 12:
                if (Ascii.EqualsIgnoreCase(name, "Allow-Events"u8))
                {
                    return SipHeader.AllowEvents;
                }

                if (Ascii.EqualsIgnoreCase(name, "Content-Type"u8))
                {
                    return SipHeader.ContentType;
                }

                if (Ascii.EqualsIgnoreCase(name, "History-Info"u8))
                {
                    return SipHeader.HistoryInfo;
                }

                if (Ascii.EqualsIgnoreCase(name, "Max-Forwards"u8))
                {
                    return SipHeader.MaxForwards;
                }

                if (Ascii.EqualsIgnoreCase(name, "Record-Route"u8))
                {
                    return SipHeader.RecordRoute;
                }

                return SipHeader.Other;
            case 13:
                if (Ascii.EqualsIgnoreCase(name, "Authorization"u8))
                {
                    return SipHeader.Authorization;
                }

                if (Ascii.EqualsIgnoreCase(name, "Proxy-Require"u8))
                {
                    return SipHeader.ProxyRequire;
                }

                return SipHeader.Other;
            case 14:
                if (Ascii.EqualsIgnoreCase(name, "Content-Length"u8))
                {
                    return SipHeader.ContentLength;
                }

                return SipHeader.Other;
            case 15:
                if (Ascii.EqualsIgnoreCase(name, "Remote-Party-ID"u8))
                {
                    return SipHeader.RemotePartyId;
                }

                if (Ascii.EqualsIgnoreCase(name, "Session-Expires"u8))
                {
                    return SipHeader.SessionExpires;
                }

                return SipHeader.Other;
            case 16:
                if (Ascii.EqualsIgnoreCase(name, "Content-Encoding"u8))
                {
                    return SipHeader.ContentEncoding;
                }

                if (Ascii.EqualsIgnoreCase(name, "WWW-Authenticate"u8))
                {
                    return SipHeader.WwwAuthenticate;
                }

                return SipHeader.Other;
            case 17:
                if (Ascii.EqualsIgnoreCase(name, "P-Called-Party-ID"u8))
                {
                    return SipHeader.PCalledPartyId;
                }

                return SipHeader.Other;
            case 18:
                if (Ascii.EqualsIgnoreCase(name, "Proxy-Authenticate"u8))
                {
                    return SipHeader.ProxyAuthenticate;
                }

                return SipHeader.Other;
            case 19:
                if (Ascii.EqualsIgnoreCase(name, "Content-Disposition"u8))
                {
                    return SipHeader.ContentDisposition;
                }

                if (Ascii.EqualsIgnoreCase(name, "Geolocation-Routing"u8))
                {
                    return SipHeader.GeolocationRouting;
                }

                if (Ascii.EqualsIgnoreCase(name, "P-Asserted-Identity"u8))
                {
                    return SipHeader.PAssertedIdentity;
                }

                if (Ascii.EqualsIgnoreCase(name, "Proxy-Authorization"u8))
                {
                    return SipHeader.ProxyAuthorization;
                }

                return SipHeader.Other;
            case 20:
                if (Ascii.EqualsIgnoreCase(name, "P-Preferred-Identity"u8))
                {
                    return SipHeader.PPreferredIdentity;
                }

                return SipHeader.Other;
            default:
                return SipHeader.Other;
        }
    }
}
