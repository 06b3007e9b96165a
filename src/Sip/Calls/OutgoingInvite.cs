using System.Net;

namespace CallCenter.Sip;

/// <summary>A call to be made.</summary>
public sealed record OutgoingInvite
{
    /// <summary>The Request-URI: who is called.</summary>
    public required SipUri Target { get; init; }

    /// <summary>Where the INVITE is sent. Names are resolved by the caller: the loop never waits for a DNS answer.</summary>
    public required IPEndPoint NextHop { get; init; }

    /// <summary>The From URI: who calls.</summary>
    public required SipUri From { get; init; }

    /// <summary>The display name in From, or null.</summary>
    public string? FromName { get; init; }

    /// <summary>The To URI; default is <see cref="Target"/>.</summary>
    public SipUri? To { get; init; }

    /// <summary>Our offer; null for an INVITE without one (the peer then offers in its 2xx).</summary>
    public SessionDescription? Sdp { get; init; }

    /// <summary>User part of our Contact; default is the user part of <see cref="From"/>.</summary>
    public string? ContactUser { get; init; }

    /// <summary>Credentials to answer a 401 or 407 with, or null.</summary>
    public SipCredentials? Credentials { get; init; }

    /// <summary>More headers (P-Asserted-Identity, Priority, …), written as given; control characters are refused.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Our endpoint to call from; default is the first of the next hop's address family.</summary>
    public IPEndPoint? Local { get; init; }

    /// <summary>The Call-ID; default is a random one.</summary>
    public string? CallId { get; init; }

    /// <summary>How long it may ring before it is cancelled and ends as <see cref="SipEndCause.Timeout"/>. Default 180 s.</summary>
    public TimeSpan RingTimeout { get; init; } = TimeSpan.FromSeconds(180);
}
