namespace CallCenter.Sip;

/// <summary>The header fields this library knows by number; every other header is found by its name.</summary>
public enum SipHeader
{
    /// <summary>A header that is not in this list.</summary>
    Other,

    /// <summary>Accept.</summary>
    Accept,

    /// <summary>Alert-Info.</summary>
    AlertInfo,

    /// <summary>Allow.</summary>
    Allow,

    /// <summary>Allow-Events (compact form u).</summary>
    AllowEvents,

    /// <summary>Authorization.</summary>
    Authorization,

    /// <summary>Call-ID (compact form i).</summary>
    CallId,

    /// <summary>Call-Info.</summary>
    CallInfo,

    /// <summary>Contact (compact form m).</summary>
    Contact,

    /// <summary>Content-Disposition.</summary>
    ContentDisposition,

    /// <summary>Content-Encoding (compact form e).</summary>
    ContentEncoding,

    /// <summary>Content-Length (compact form l).</summary>
    ContentLength,

    /// <summary>Content-Type (compact form c).</summary>
    ContentType,

    /// <summary>CSeq.</summary>
    CSeq,

    /// <summary>Date.</summary>
    Date,

    /// <summary>Diversion.</summary>
    Diversion,

    /// <summary>Event (compact form o).</summary>
    Event,

    /// <summary>Expires.</summary>
    Expires,

    /// <summary>From (compact form f).</summary>
    From,

    /// <summary>Geolocation.</summary>
    Geolocation,

    /// <summary>Geolocation-Routing.</summary>
    GeolocationRouting,

    /// <summary>History-Info.</summary>
    HistoryInfo,

    /// <summary>Max-Forwards.</summary>
    MaxForwards,

    /// <summary>Min-Expires.</summary>
    MinExpires,

    /// <summary>Min-SE.</summary>
    MinSE,

    /// <summary>P-Asserted-Identity.</summary>
    PAssertedIdentity,

    /// <summary>P-Called-Party-ID.</summary>
    PCalledPartyId,

    /// <summary>P-Preferred-Identity.</summary>
    PPreferredIdentity,

    /// <summary>Path.</summary>
    Path,

    /// <summary>Priority.</summary>
    Priority,

    /// <summary>Privacy.</summary>
    Privacy,

    /// <summary>Proxy-Authenticate.</summary>
    ProxyAuthenticate,

    /// <summary>Proxy-Authorization.</summary>
    ProxyAuthorization,

    /// <summary>Proxy-Require.</summary>
    ProxyRequire,

    /// <summary>RAck.</summary>
    RAck,

    /// <summary>Reason.</summary>
    Reason,

    /// <summary>Record-Route.</summary>
    RecordRoute,

    /// <summary>Refer-To (compact form r).</summary>
    ReferTo,

    /// <summary>Referred-By (compact form b).</summary>
    ReferredBy,

    /// <summary>Remote-Party-ID.</summary>
    RemotePartyId,

    /// <summary>Replaces.</summary>
    Replaces,

    /// <summary>Require.</summary>
    Require,

    /// <summary>Retry-After.</summary>
    RetryAfter,

    /// <summary>Route.</summary>
    Route,

    /// <summary>RSeq.</summary>
    RSeq,

    /// <summary>Server.</summary>
    Server,

    /// <summary>Session-Expires (compact form x).</summary>
    SessionExpires,

    /// <summary>Subject (compact form s).</summary>
    Subject,

    /// <summary>Supported (compact form k).</summary>
    Supported,

    /// <summary>To (compact form t).</summary>
    To,

    /// <summary>Unsupported.</summary>
    Unsupported,

    /// <summary>User-Agent.</summary>
    UserAgent,

    /// <summary>Via (compact form v).</summary>
    Via,

    /// <summary>Warning.</summary>
    Warning,

    /// <summary>WWW-Authenticate.</summary>
    WwwAuthenticate,
}
