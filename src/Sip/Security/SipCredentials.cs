namespace CallCenter.Sip;

/// <summary>What we log in with at a peer.</summary>
/// <param name="User">The user name of the digest.</param>
/// <param name="Secret">Password or HA1.</param>
public sealed record SipCredentials(string User, SipSecret Secret);

/// <summary>A password, or what is kept instead of one. Its text form shows nothing.</summary>
public sealed class SipSecret
{
    private SipSecret(string? password, string? md5, string? sha256)
    {
        Password = password;
        Md5 = md5;
        Sha256 = sha256;
    }

    internal string? Password { get; }

    internal string? Md5 { get; }

    internal string? Sha256 { get; }

    /// <summary>A clear password.</summary>
    /// <param name="password">The password.</param>
    /// <returns>The secret.</returns>
    public static SipSecret FromPassword(string password) => new(password, null, null);

    /// <summary>Stored HA1 values, H(user:realm:password) in hex (RFC 7616 §3.4.2); null for an algorithm that shall not be used.</summary>
    /// <param name="md5">With MD5, 32 hex digits.</param>
    /// <param name="sha256">With SHA-256, 64 hex digits.</param>
    /// <returns>The secret.</returns>
    public static SipSecret FromHa1(string? md5, string? sha256) => new(null, md5, sha256);

    /// <inheritdoc/>
    public override string ToString() => "***";
}
