using System.Net;

namespace CallCenter.Sip;

/// <summary>A registration to be kept at a registrar.</summary>
public sealed record RegistrationRequest
{
    /// <summary>The address of record, for example sip:1001@example.cn.</summary>
    public required SipUri Address { get; init; }

    /// <summary>Where the registrar listens.</summary>
    public required IPEndPoint NextHop { get; init; }

    /// <summary>What to log in with.</summary>
    public required SipCredentials Credentials { get; init; }

    /// <summary>The expiry asked for. Default 10 min.</summary>
    public TimeSpan Expiry { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Our endpoint; default is the first of the next hop's address family.</summary>
    public IPEndPoint? Local { get; init; }

    /// <summary>Called on the loop with each outcome: registered, refused, lost.</summary>
    public Action<SipRegistration, RegistrationState>? Changed { get; init; }
}

/// <summary>Where a registration of ours stands.</summary>
public enum RegistrationState
{
    /// <summary>REGISTER sent, no final answer yet.</summary>
    Registering,

    /// <summary>Registered.</summary>
    Registered,

    /// <summary>Refused or unanswered; tried again after 30 s.</summary>
    Failed,

    /// <summary>Given up on request.</summary>
    Unregistered,
}
