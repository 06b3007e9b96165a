using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CallCenter.Core.Settings;

namespace CallCenter.Server.Running;

/// <summary>
/// Ten phones and ten people of a new installation, with random secrets that stand in one file for its owner's eyes only. Everybody serves
/// all six queues, so that the first telephone that registers can answer every number.
/// </summary>
internal static class FirstAccounts
{
    private const int Seats = 10;
    private const int FirstPhone = 801;
    private const int FirstStaff = 1001;

    /// <summary>The settings with the accounts, and the text for the file.</summary>
    /// <param name="settings">Those of an empty installation.</param>
    /// <param name="realm">Realm of the digests.</param>
    public static (Settings Settings, string? Accounts) Make(Settings settings, string realm)
    {
        var text = new StringBuilder();
        text.AppendLine("# 首次启动生成的话机与工号。抄录后请删除本文件。 Phones and staff made at the first start. Copy them, then delete this file.");
        text.AppendLine("# 话机 phone, 密码 password, 工号 staff, PIN, 签入 sign in by dialling");
        var phones = new List<PhoneAccount>();
        var staff = new List<StaffMember>();
        var queues = settings.Queues.Select(q => q.Name).ToList();
        for (var seat = 0; seat < Seats; seat++)
        {
            var phone = (FirstPhone + seat).ToString(CultureInfo.InvariantCulture);
            var number = (FirstStaff + seat).ToString(CultureInfo.InvariantCulture);
            var password = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);
            var pin = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
            phones.Add(Phone(phone, realm, password));
            staff.Add(new StaffMember { Number = number, PinHash = Sha256($"{number}:{pin}"), Queues = queues });
            text.AppendLine(CultureInfo.InvariantCulture, $"{phone}\t{password}\t{number}\t{pin}\t*81*{number}*{pin}");
        }

        return (settings with { Phones = phones, Staff = staff }, text.ToString());
    }

    private static PhoneAccount Phone(string name, string realm, string password) => new()
    {
        Name = name,
#pragma warning disable CA5351 // MD5 is what every telephone speaks (RFC 2617); several give up when they are offered SHA-256 beside it
        Ha1 = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes($"{name}:{realm}:{password}"))),
#pragma warning restore CA5351
    };

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
