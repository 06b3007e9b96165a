namespace CallCenter.Sip;

/// <summary>How a digest check ended.</summary>
public enum AuthOutcome
{
    /// <summary>Right user, right password.</summary>
    Passed,

    /// <summary>No credentials for our realm were sent: challenge.</summary>
    Missing,

    /// <summary>The digest is right but the nonce is too old: challenge again (the challenge then says stale=true).</summary>
    Stale,

    /// <summary>Wrong user or password, or a digest that can't be read.</summary>
    Failed,

    /// <summary>The source has failed too often and is not listened to for a time.</summary>
    LockedOut,
}

/// <summary>The result of a digest check.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="User">The user name that was claimed, or empty; to be trusted only when passed.</param>
public readonly record struct AuthResult(AuthOutcome Outcome, string User);
