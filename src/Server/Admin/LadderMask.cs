using System.Text.RegularExpressions;

namespace CallCenter.Server.Admin;

/// <summary>Takes out of a SIP message what tells who called: users of addresses, display names, credentials, bodies that are no session description. Service numbers stay.</summary>
internal static partial class LadderMask
{
    /// <summary>Users up to this length are service numbers or phone accounts.</summary>
    private const int ShortUser = 5;

    /// <summary>The message without what tells who called.</summary>
    public static string Mask(string message)
    {
        var end = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var (head, body) = end < 0 ? (message, string.Empty) : (message[..(end + 4)], message[(end + 4)..]);
        var masked = User().Replace(head, m => Hidden(m.Value));
        masked = DisplayName().Replace(masked, "\"***\"");
        masked = PlainName().Replace(masked, "${name}***");
        masked = Credentials().Replace(masked, "${name}: ***");
        return masked + (Sdp().IsMatch(head) ? SdpWords().Replace(body, "${name}=***") : body.Length == 0 ? body : $"({body.Length} characters)");
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

    /// <summary>A display name without quotes (RFC 3261 section 25.1, display-name as tokens).</summary>
    [GeneratedRegex(
        @"^(?<name>(?:From|f|To|t|Contact|m|P-Asserted-Identity|P-Preferred-Identity|Remote-Party-ID|Referred-By|b|Diversion|History-Info)\s*:\s*)[^<""\s][^<""\r\n]*(?=<)",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex PlainName();

    [GeneratedRegex(@"^(?:Content-Type|c)\s*:\s*application/sdp", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Sdp();

    [GeneratedRegex(@"^(?<name>[osiep])=[^ \r\n]*", RegexOptions.Multiline)]
    private static partial Regex SdpWords();
}
