using CallCenter.Casework.Identity;
using CallCenter.Console.Contracts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace CallCenter.Console.Identity;

/// <summary>How somebody gets in: staff number, password, and the code where an authenticator is set up. One answer for everything that is wrong.</summary>
internal sealed class SignIn(Accounts accounts, SessionBook sessions, AuditTrail audit, IDataProtectionProvider protection, TimeProvider time, ILogger<SignIn> log)
{
    private readonly IDataProtector codes = protection.CreateProtector("authenticator");

    /// <summary>What came of a try.</summary>
    /// <param name="Outcome">Null: refused.</param>
    /// <param name="Secret">The cookie's secret; null unless in.</param>
    /// <param name="Account">Whose; null when refused.</param>
    /// <param name="Refusal">Why not.</param>
    public sealed record Result(SignInOutcome? Outcome, string? Secret, AccountView? Account, Said? Refusal);

    public async Task<Result> Try(SignInRequest asked, string address, string browser, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var account = await accounts.Find(asked.Staff, cancellation).ConfigureAwait(false);
        var locked = account?.LockedUntilMs > now;
        var right = Passwords.Matches(account?.PasswordHash, asked.Password);
        if (account is null || !account.Active || locked || !right)
        {
            if (account is not null && !locked)
            {
                if (await accounts.Failed(account.Id, cancellation).ConfigureAwait(false) is not null)
                {
                    Locked(account, now);
                }
            }

            log.SignInRefused(locked ? "locked" : "wrong");
            return Refused(locked
                ? new Said("多次输入错误,账户已临时锁定,请 10 分钟后再试", "The account is locked for a while after several wrong tries; try again in 10 minutes")
                : new Said("工号或密码不正确", "Staff number or password is not right"));
        }

        long? step = null;
        if (account.CodeSecret is { } secret)
        {
            if (string.IsNullOrEmpty(asked.Code))
            {
                return new Result(SignInOutcome.CodeNeeded, null, null, null);
            }

            step = Totp.Step(codes.Unprotect(Convert.FromBase64String(secret)), asked.Code, now, account.CodeStep);
            if (step is null || !await accounts.SignedIn(account.Id, step, cancellation).ConfigureAwait(false))
            {
                if (await accounts.Failed(account.Id, cancellation).ConfigureAwait(false) is not null)
                {
                    Locked(account, now);
                }

                log.SignInRefused("code");
                return Refused(new Said("验证码不正确或已用过", "The code is not right or was used already"));
            }
        }
        else
        {
            await accounts.SignedIn(account.Id, null, cancellation).ConfigureAwait(false);
        }

        var cookie = await sessions.Begin(account, address, browser, cancellation).ConfigureAwait(false);
        audit.Post(new AuditEntry(now, account.Staff, string.Empty, "signed-in", "account", account.Staff, null));
        return new Result(account.PasswordChangeNeeded ? SignInOutcome.PasswordChangeNeeded : SignInOutcome.SignedIn, cookie, account, null);
    }

    /// <summary>A new secret for an authenticator; in force when <see cref="Confirm"/> saw a first code of it.</summary>
    /// <returns>The secret, protected for the way back, and as the authenticator takes it.</returns>
    public (string Protected, string Written) NewCode()
    {
        var secret = Totp.NewSecret();
        return (Convert.ToBase64String(codes.Protect(secret)), Totp.Written(secret));
    }

    /// <summary>Sets an authenticator up when its first code is right.</summary>
    public async Task<bool> Confirm(Who who, string protectedSecret, string code, CancellationToken cancellation)
    {
        if (Totp.Step(codes.Unprotect(Convert.FromBase64String(protectedSecret)), code, time.GetUtcNow().ToUnixTimeMilliseconds(), 0) is not { } step)
        {
            return false;
        }

        await accounts.SetCode(who.Account.Id, protectedSecret, step, cancellation).ConfigureAwait(false);
        sessions.Refresh(who.Account.Id);
        return true;
    }

    private static Result Refused(Said why) => new(null, null, null, why);

    private void Locked(AccountView account, long now) => audit.Post(new AuditEntry(now, account.Staff, string.Empty, "locked", "account", account.Staff, null));
}
