using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CallCenter.Casework.Identity;
using CallCenter.Console.Identity;
using CallCenter.Core.People;
using CallCenter.Core.Settings;

namespace CallCenter.Server.Running;

/// <summary>
/// Accounts of a new installation: three administrators who are different people, and one for each member of staff. Every password is random and
/// has to be changed at first use; the administrator's is shown once, all stand in one file for its owner's eyes.
/// </summary>
internal sealed class FirstPasswords(DataFolder folder, Accounts accounts)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);
    private bool done;

    /// <summary>The administrator's password, when this start made it.</summary>
    public string? Administrator { get; private set; }

    /// <summary>Makes them where there are none.</summary>
    /// <exception cref="DbException">The database is away.</exception>
    public async Task Make(Settings settings, CancellationToken cancellation)
    {
        if (await accounts.Any(cancellation).ConfigureAwait(false))
        {
            done = true;
            return;
        }

        var text = new StringBuilder();
        text.AppendLine("# 首次启动生成的网页账户,首次登录须修改密码。抄录后请删除本文件。 Web accounts made at the first start; passwords must be changed at first use. Copy them, then delete this file.");
        text.AppendLine("# 工号 staff, 密码 password, 角色 roles");
        var made = new List<NewAccount>();
        Add("admin", "系统管理员", Role.SystemAdministrator, Role.KnowledgeEditor);
        Administrator = text.ToString().TrimEnd().Split('\n')[^1].Split('\t')[1];
        Add("security", "安全管理员", Role.SecurityAdministrator);
        Add("auditor", "审计员", Role.Auditor);
        Add("monitor", "班长", Role.Supervisor);
        foreach (var member in settings.Staff)
        {
            Add(member.Number, member.Number, Role.HotlineAgent, Role.CallTaker);
        }

        await accounts.Add(made, cancellation).ConfigureAwait(false);
        OwnerOnlyFile.Write(folder.FirstPasswords, text.ToString());
        done = true;

        void Add(string staff, string name, params Role[] roles)
        {
            var password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 14);
            made.Add(new NewAccount(staff, name, null, roles, [], Passwords.HashRandom(password), PasswordChangeNeeded: true));
            text.AppendLine(CultureInfo.InvariantCulture, $"{staff}\t{password}\t{string.Join(",", roles)}");
        }
    }

    /// <summary>One account for each department of the demonstration city: its number, with a random password in the same file.</summary>
    /// <exception cref="DbException">The database is away.</exception>
    public async Task AddDepartments(IReadOnlyList<(long Id, string Name, string Number)> departments, CancellationToken cancellation)
    {
        var text = new StringBuilder(File.Exists(folder.FirstPasswords) ? await File.ReadAllTextAsync(folder.FirstPasswords, cancellation).ConfigureAwait(false) : string.Empty);
        var made = new List<NewAccount>();
        foreach (var (id, name, number) in departments)
        {
            var password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 14);
            made.Add(new NewAccount(number, name, id, [Role.DepartmentHandler], [], Passwords.HashRandom(password), PasswordChangeNeeded: true));
            text.AppendLine(CultureInfo.InvariantCulture, $"{number}\t{password}\t{Role.DepartmentHandler}\t{name}");
        }

        await accounts.Add(made, cancellation).ConfigureAwait(false);
        OwnerOnlyFile.Write(folder.FirstPasswords, text.ToString());
    }

    /// <summary>Tries on until the database takes them.</summary>
    public async Task Run(Func<Settings> inForce, TimeProvider time, CancellationToken cancellation)
    {
        while (!done)
        {
            await Task.Delay(Again, time, cancellation).ConfigureAwait(false);
            try
            {
                await Make(inForce(), cancellation).ConfigureAwait(false);
            }
            catch (Exception why) when (why is DbException or TimeoutException or InvalidOperationException)
            {
                // Later.
            }
        }
    }
}
