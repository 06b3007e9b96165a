namespace CallCenter.Console.Contracts;

/// <summary>Body of <c>POST /api/v1/session</c>.</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Password">Password.</param>
/// <param name="Code">Six digits of the authenticator; null at first.</param>
public sealed record SignInRequest(string Staff, string Password, string? Code);

/// <summary>What signing in gave.</summary>
/// <param name="Outcome">What comes next.</param>
/// <param name="Me">Who one is; null unless signed in.</param>
public sealed record SignInReply(SignInOutcome Outcome, WhoAmI? Me);

/// <summary>What comes after a sign-in.</summary>
public enum SignInOutcome
{
    /// <summary>Signed in.</summary>
    SignedIn = 1,

    /// <summary>The same again with the authenticator's code.</summary>
    CodeNeeded = 2,

    /// <summary>Signed in, but nothing is to be had before <c>PUT /api/v1/me/password</c>.</summary>
    PasswordChangeNeeded = 3,
}

/// <summary>Who is signed in: <c>GET /api/v1/me</c>.</summary>
/// <param name="Staff">Staff number.</param>
/// <param name="Name">Name.</param>
/// <param name="Roles">Roles.</param>
/// <param name="Organisation">Organisation to whose scope they apply.</param>
/// <param name="Rights">What one may do, as names.</param>
/// <param name="HasCode">An authenticator is set up.</param>
/// <param name="PasswordChangeNeeded">The password must be changed first.</param>
/// <param name="Csrf">Sent back in the header <c>X-CSRF</c> with everything that changes something.</param>
/// <param name="Mark">Mark of this session's pages: shows who looked when a picture leaks.</param>
/// <param name="Site">Name of the site.</param>
/// <param name="Demonstration">True: the data is the demonstration city; every page says so.</param>
/// <param name="NowMs">Clock of the server, UTC milliseconds.</param>
public sealed record WhoAmI(
    string Staff, string Name, IReadOnlyList<string> Roles, string Organisation, IReadOnlyList<string> Rights, bool HasCode, bool PasswordChangeNeeded,
    string Csrf, string Mark, string Site, bool Demonstration, long NowMs);

/// <summary>Body of <c>PUT /api/v1/me/password</c>.</summary>
public sealed record PasswordChange(string Present, string Next);

/// <summary>Answer of <c>POST /api/v1/me/code</c>: a new authenticator secret, not yet in force.</summary>
/// <param name="Secret">Base 32.</param>
/// <param name="Uri"><c>otpauth://</c> URI for a QR code.</param>
public sealed record CodeSetup(string Secret, string Uri);

/// <summary>Body of <c>PUT /api/v1/me/code</c>: the first code proves that the authenticator has the secret.</summary>
public sealed record CodeProof(string Code);

/// <summary>A session in <c>GET /api/v1/me/sessions</c>; <c>DELETE /api/v1/me/sessions/ID</c> ends it.</summary>
public sealed record SessionView(string Id, long BeganMs, long SeenMs, string Address, string Browser, bool Present);

/// <summary>Body of <c>POST /api/v1/reveal</c>: something masked is shown, and that it was is kept.</summary>
/// <param name="Kind"><c>caller</c>.</param>
/// <param name="Id">Number of the call.</param>
/// <param name="Reason">Why; at least four characters.</param>
public sealed record RevealRequest(string Kind, string Id, string Reason);

/// <summary>The unmasked text.</summary>
public sealed record Revealed(string Text);
