namespace CallCenter.Media.Rtp;

/// <summary>Event codes of RFC 4733, section 3.2.</summary>
internal static class TelephoneEvent
{
    private const string Keys = "0123456789*#ABCD!";

    /// <summary>0-16, or -1 when there is no such key.</summary>
    public static int CodeOf(char key) => Keys.IndexOf(char.ToUpperInvariant(key), StringComparison.Ordinal);

    /// <summary>The key of a code, or NUL when it is none (fax and line tones).</summary>
    public static char KeyOf(byte code) => code < Keys.Length ? Keys[code] : '\0';
}
