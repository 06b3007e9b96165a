using System.Net;

namespace CallCenter.Sip;

/// <summary>All that a new process needs to take up an established dialog (RFC 3261 §12).</summary>
/// <param name="Direction">Who called.</param>
/// <param name="CallId">Call-ID.</param>
/// <param name="LocalTag">Our tag.</param>
/// <param name="RemoteTag">The peer's tag.</param>
/// <param name="LocalSequence">The last CSeq number we sent.</param>
/// <param name="RemoteSequence">The last CSeq number the peer sent, 0 when none.</param>
/// <param name="LocalAddress">Our name-addr or URI as written in the From of our requests, without tag.</param>
/// <param name="RemoteAddress">The peer's, as written in the To of our requests, without tag.</param>
/// <param name="RemoteTarget">The peer's Contact URI.</param>
/// <param name="RouteSet">The Route values in order of sending.</param>
/// <param name="ContactUser">User part of our Contact, or empty.</param>
/// <param name="NextHop">Where requests go.</param>
/// <param name="Local">Our endpoint.</param>
/// <param name="Transport">"UDP".</param>
public sealed record DialogSnapshot(
    SipDirection Direction,
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
    IPEndPoint NextHop,
    IPEndPoint Local,
    string Transport);
