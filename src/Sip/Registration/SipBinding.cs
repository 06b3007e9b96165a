using System.Net;

namespace CallCenter.Sip;

/// <summary>One contact of one registered user (RFC 3261 §10).</summary>
/// <param name="User">The user of the address of record.</param>
/// <param name="Contact">Where it wants to be called.</param>
/// <param name="Source">Where the REGISTER came from: the next hop for a phone behind NAT.</param>
/// <param name="Local">Our endpoint it came to.</param>
/// <param name="ExpiresAt">When it runs out (wall clock; the timer itself is monotonic).</param>
/// <param name="Q">Preference, 0 to 1,000 thousandths.</param>
/// <param name="UserAgent">What the phone says it is, or empty.</param>
/// <param name="CallId">Call-ID of the last REGISTER.</param>
/// <param name="Sequence">CSeq number of the last REGISTER.</param>
public sealed record SipBinding(
    string User,
    SipUri Contact,
    IPEndPoint Source,
    IPEndPoint Local,
    DateTimeOffset ExpiresAt,
    int Q,
    string UserAgent,
    string CallId,
    uint Sequence);
