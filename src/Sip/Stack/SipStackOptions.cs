using System.Net;

namespace CallCenter.Sip;

/// <summary>Settings of a stack; checked when it starts.</summary>
public sealed record SipStackOptions
{
    /// <summary>The UDP endpoints to listen on; IPv4 or IPv6, port 0 for any free one. At least one.</summary>
    public required IReadOnlyList<IPEndPoint> Listen { get; init; }

    /// <summary>The address peers shall use for us (Via, Contact) when it is not the bound one, for example behind NAT. Default: the bound one.</summary>
    public IPAddress? AdvertisedAddress { get; init; }

    /// <summary>T1, the round-trip estimate (RFC 3261 §17.1.1.1). Default 500 ms; 10 ms to 5 s.</summary>
    public TimeSpan T1 { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>T2, the longest retransmission interval. Default 4 s; at least T1.</summary>
    public TimeSpan T2 { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>T4, how long a message may linger in the network. Default 5 s.</summary>
    public TimeSpan T4 { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The User-Agent and Server header. Default "CallCenter".</summary>
    public string UserAgent { get; init; } = "CallCenter";

    /// <summary>The longest message taken, in bytes. Default and most 65,535.</summary>
    public int MaxMessageBytes { get; init; } = 65_535;

    /// <summary>The most header fields in a message. Default 128; 16 to 1,024.</summary>
    public int MaxHeaders { get; init; } = 128;

    /// <summary>The most live transactions; beyond it new INVITEs get 503 and other new requests are dropped. Default 400,000.</summary>
    public int MaxTransactions { get; init; } = 400_000;

    /// <summary>The most live calls; beyond it new INVITEs get 503. Default 50,000.</summary>
    public int MaxCalls { get; init; } = 50_000;

    /// <summary>The most datagrams waiting for the loop; beyond it they are dropped and counted. Default 65,536.</summary>
    public int MaxInbox { get; init; } = 65_536;

    /// <summary>Receive buffer asked of the kernel per socket, in bytes. Default 8 MiB.</summary>
    public int ReceiveBufferBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How often a 180/183 is sent again while ringing (RFC 3261 §13.3.1.1). Default 60 s.</summary>
    public TimeSpan RingRefresh { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The registrar's settings; null when this stack is no registrar (REGISTER gets 405).</summary>
    public SipRegistrarOptions? Registrar { get; init; }

    /// <summary>How long a digest nonce is good. Default 60 s; 5 s to 1 h.</summary>
    public TimeSpan NonceLifetime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Failed digests from one source address before it is locked out. Default 10.</summary>
    public int MaxDigestFailures { get; init; } = 10;

    /// <summary>How long a source stays locked out, and after how long its failures are forgotten. Default 5 min.</summary>
    public TimeSpan LockoutTime { get; init; } = TimeSpan.FromMinutes(5);
}
