using System.Text.RegularExpressions;

namespace CallCenter.Server.Admin;

/// <summary>Takes out of a SIP message what tells who called: users of addresses, display names, credentials, pressed keys. Service numbers stay.</summary>
internal static partial class LadderMask
{
    /// <summary>Users up to this length are service numbers or phone accounts.</summary>
    private const int ShortUser = 5;

    public static string Mask(string message)
    {
        var masked = User().Replace(message, m => Hidden(m.Value));
        masked = DisplayName().Replace(masked, "\"***\"");
        masked = Credentials().Replace(masked, "${name}: ***");
        return Keys().Replace(masked, "${name}=*");
    }

    private static string Hidden(string user) => user.Length <= ShortUser && !user.StartsWith('*') ? user : string.Concat(user.AsSpan(0, 3), "***");

    [GeneratedRegex(@"(?<=\bsips?:)[^@;>\s]+(?=@)|(?<=\btel:)[^;>\s]+", RegexOptions.IgnoreCase)]
    private static partial Regex User();

    [GeneratedRegex("""
        "[^"\r\n]*"(?=\s*<)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex DisplayName();

    [GeneratedRegex(@"^(?<name>Authorization|Proxy-Authorization|Geolocation|Subject)\s*:[^\r\n]*", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Credentials();

    [GeneratedRegex(@"^(?<name>Signal)\s*=[^\r\n]*", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Keys();
}
