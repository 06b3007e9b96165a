using System.Collections.Frozen;
using CallCenter.Casework.Identity;
using CallCenter.Core.People;

namespace CallCenter.Console.Identity;

/// <summary>Who asks: the account and the session of a request or a hub connection, as they are now.</summary>
public sealed class Who
{
    internal Who(SessionAccount session, string csrf)
    {
        Session = session;
        Csrf = csrf;
        Rights = session.Account.PasswordChangeNeeded ? FrozenSet<Right>.Empty : RoleRights.Of(session.Account.Roles);
    }

    internal SessionAccount Session { get; }

    internal AccountView Account => Session.Account;

    /// <summary>What has to come in the header <c>X-CSRF</c> of everything that changes something.</summary>
    internal string Csrf { get; }

    /// <summary>Staff number.</summary>
    public string Staff => Account.Staff;

    /// <summary>Mark of the session's pages.</summary>
    public string Mark => Session.Mark;

    /// <summary>What he may do; nothing before a first password was changed.</summary>
    public FrozenSet<Right> Rights { get; }

    /// <summary>Whether he may do something.</summary>
    public bool May(Right right) => Rights.Contains(right);

    /// <summary>Whether he acts inside a service number.</summary>
    public bool ActsIn(string service) => Account.Services.Count == 0 || Account.Services.Contains(service);
}
