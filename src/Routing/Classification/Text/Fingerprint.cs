namespace CallCenter.Routing.Classification.Text;

/// <summary>FNV-1a over UTF-16, 64 bits: the same on every machine and in every process.</summary>
/// <remarks>Fowler, Noll, Vo; offset basis and prime as in draft-eastlake-fnv.</remarks>
internal static class Fingerprint
{
    /// <summary>The value of nothing.</summary>
    public const ulong Start = 14695981039346656037;

    private const ulong Prime = 1099511628211;

    /// <summary>Sixteen hexadecimal digits over several texts.</summary>
    public static string Of(params ReadOnlySpan<string> texts)
    {
        var hash = Start;
        foreach (var text in texts)
        {
            hash = Add(Add(hash, text), '\0');
        }

        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A text more.</summary>
    public static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            hash = Add(hash, c);
        }

        return hash;
    }

    /// <summary>A character more.</summary>
    public static ulong Add(ulong hash, char c) => (((hash ^ (byte)c) * Prime) ^ (byte)(c >> 8)) * Prime;
}
