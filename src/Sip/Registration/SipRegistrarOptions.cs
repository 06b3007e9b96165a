namespace CallCenter.Sip;

/// <summary>Settings of the registrar; a digest is always required.</summary>
public sealed record SipRegistrarOptions
{
    /// <summary>The digest realm.</summary>
    public required string Realm { get; init; }

    /// <summary>The secret of a user, or null when there is no such user. Called on the loop: must not block.</summary>
    public required Func<string, SipSecret?> Accounts { get; init; }

    /// <summary>Shorter expiries are refused with 423. Default 60 s.</summary>
    public TimeSpan MinExpiry { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longer ones are shortened. Default 1 h.</summary>
    public TimeSpan MaxExpiry { get; init; } = TimeSpan.FromHours(1);

    /// <summary>When the phone asks for none. Default 10 min.</summary>
    public TimeSpan DefaultExpiry { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The most contacts of one user; beyond it 403. Default 5.</summary>
    public int MaxContacts { get; init; } = 5;
}
