namespace CallCenter.Media;

/// <summary>What a browser's connectivity checks have to name (RFC 8445, section 5.3); for our answer.</summary>
/// <param name="Ufrag">User name fragment, 8 characters.</param>
/// <param name="Password">24 characters; no log may hold it.</param>
public sealed record BrowserCredentials(string Ufrag, string Password)
{
    /// <summary>Without the password.</summary>
    public override string ToString() => Ufrag;
}
