using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallCenter.Sip;

/// <summary>A SIP, SIPS or tel URI (RFC 3261 §19.1, RFC 3966). Immutable; scheme and host compare without letter case.</summary>
public sealed class SipUri : IEquatable<SipUri>
{
    private SipUri(string scheme, string user, string host, int port, string parameters, string headers)
    {
        Scheme = scheme;
        User = user;
        Host = host;
        Port = port;
        Parameters = parameters;
        Headers = headers;
    }

    /// <summary>Makes a sip URI.</summary>
    /// <param name="user">User part, unescaped; may be empty.</param>
    /// <param name="host">Host name or address (IPv6 without brackets).</param>
    /// <param name="port">Port, or 0 for none.</param>
    public SipUri(string user, string host, int port = 0)
        : this("sip", Escape(user), host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') ? $"[{host}]" : host, port, "", "")
    {
    }

    /// <summary>"sip", "sips", "tel" or another scheme, in lower case.</summary>
    public string Scheme { get; }

    /// <summary>User part as on the wire (escapes and any password kept), or the whole number of a tel URI; empty when there is none.</summary>
    public string User { get; }

    /// <summary>Host as on the wire, IPv6 in brackets; empty in a tel URI.</summary>
    public string Host { get; }

    /// <summary>Port, 0 when none is given.</summary>
    public int Port { get; }

    /// <summary>The parameters without the leading ';', as on the wire.</summary>
    public string Parameters { get; }

    /// <summary>The headers without the leading '?', as on the wire.</summary>
    public string Headers { get; }

    /// <summary>True for sip and sips.</summary>
    public bool IsSip => Scheme is "sip" or "sips";

    /// <summary>True when the URI carries the lr parameter: a loose router (RFC 3261 §19.1.1).</summary>
    public bool IsLooseRouter => Parameter("lr") is not null;

    /// <summary>User part with escapes undone and without password.</summary>
    public string PlainUser
    {
        get
        {
            var colon = IsSip ? User.IndexOf(':', StringComparison.Ordinal) : -1;
            return Uri.UnescapeDataString(colon < 0 ? User : User[..colon]);
        }
    }

    /// <summary>The host as an address when it is one, else null.</summary>
    public IPAddress? Address => IPAddress.TryParse(Host.AsSpan().Trim("[]"), out var address) && Host.Length > 0 ? address : null;

    /// <summary>The endpoint this URI names when its host is an address; port 5060 (5061 for sips) when none is given.</summary>
    public IPEndPoint? EndPoint => Address is { } address ? new IPEndPoint(address, Port != 0 ? Port : Scheme == "sips" ? 5061 : 5060) : null;

    /// <summary>Reads a URI.</summary>
    /// <param name="text">The URI without angle brackets.</param>
    /// <returns>The URI, or null when it can't be read.</returns>
    public static SipUri? Parse(string text) => TryParse(Encoding.UTF8.GetBytes(text), out var uri) ? uri : null;

    /// <summary>Reads a URI (RFC 3261 §25.1). Control characters, blanks, '&lt;', '&gt;' and '"' are refused.</summary>
    /// <param name="text">The URI without angle brackets.</param>
    /// <param name="uri">The URI.</param>
    /// <returns>False when it can't be read.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SipUri? uri)
    {
        uri = null;
        var colon = text.IndexOf((byte)':');
        if (colon is <= 0 or > 32 || text.Length > 4096 || !IsScheme(text[..colon]))
        {
            return false;
        }

        foreach (var b in text)
        {
            if (b is <= 0x20 or 0x7F or (byte)'<' or (byte)'>' or (byte)'"')
            {
                return false;
            }
        }

        var scheme = SchemeOf(text[..colon]);
        var rest = text[(colon + 1)..];
        if (rest.IsEmpty)
        {
            return false;
        }

        if (scheme is not ("sip" or "sips"))
        {
            var semicolon = rest.IndexOf((byte)';');
            uri = new SipUri(scheme, Text(semicolon < 0 ? rest : rest[..semicolon]), "", 0, semicolon < 0 ? "" : Text(rest[(semicolon + 1)..]), "");
            return true;
        }

        // A '?' or ';' is allowed in the user part, so the '@' comes first; a host can't hold one.
        var at = rest.LastIndexOf((byte)'@');
        var user = at < 0 ? "" : Text(rest[..at]);
        var host = at < 0 ? rest : rest[(at + 1)..];
        var question = host.IndexOf((byte)'?');
        var headers = question < 0 ? "" : Text(host[(question + 1)..]);
        host = question < 0 ? host : host[..question];
        var parameterStart = host.IndexOf((byte)';');
        var parameters = parameterStart < 0 ? "" : Text(host[(parameterStart + 1)..]);
        host = parameterStart < 0 ? host : host[..parameterStart];
        if (!TryHostPort(host, out var name, out var port))
        {
            return false;
        }

        uri = new SipUri(scheme, user, Text(name), port, parameters, headers);
        return true;
    }

    /// <summary>A parameter's value, "" for a flag, null when it is not there.</summary>
    /// <param name="name">Its name, any letter case.</param>
    /// <returns>The value as on the wire.</returns>
    public string? Parameter(string name)
    {
        foreach (var range in Parameters.AsSpan().Split(';'))
        {
            var one = Parameters.AsSpan()[range];
            var equals = one.IndexOf('=');
            if ((equals < 0 ? one : one[..equals]).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return equals < 0 ? "" : one[(equals + 1)..].ToString();
            }
        }

        return null;
    }

    /// <summary>The same URI with other parameters.</summary>
    /// <param name="parameters">The parameters without the leading ';'.</param>
    /// <returns>The new URI.</returns>
    public SipUri WithParameters(string parameters) => new(Scheme, User, Host, Port, parameters, Headers);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder(Scheme).Append(':').Append(User);
        if (IsSip)
        {
            text.Append(User.Length > 0 ? "@" : "").Append(Host);
            if (Port != 0)
            {
                text.Append(':').Append(Port.ToString(CultureInfo.InvariantCulture));
            }
        }

        return text.Append(Parameters.Length > 0 ? ";" : "").Append(Parameters).Append(Headers.Length > 0 ? "?" : "").Append(Headers).ToString();
    }

    /// <summary>Equal in scheme, user, host and port, and in the parameters transport, user, ttl, method and maddr (RFC 3261 §19.1.4).</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when both name the same resource.</returns>
    public bool Equals(SipUri? other) =>
        other is not null && Scheme == other.Scheme && User == other.User && Port == other.Port
        && Host.Equals(other.Host, StringComparison.OrdinalIgnoreCase)
        && SameParameter(other, "transport") && SameParameter(other, "user") && SameParameter(other, "method")
        && SameParameter(other, "ttl") && SameParameter(other, "maddr");

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SipUri);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Scheme, User, Port, StringComparer.OrdinalIgnoreCase.GetHashCode(Host));

    /// <summary>Host and optional port; IPv6 only in brackets.</summary>
    internal static bool TryHostPort(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> host, out int port)
    {
        port = 0;
        host = text;
        int colon;
        if (!text.IsEmpty && text[0] == '[')
        {
            var close = text.IndexOf((byte)']');
            if (close < 3)
            {
                return false;
            }

            host = text[..(close + 1)];
            foreach (var b in host[1..^1])
            {
                if (!char.IsAsciiHexDigit((char)b) && b is not ((byte)':' or (byte)'.' or (byte)'%'))
                {
                    return false;
                }
            }

            colon = close + 1;
            if (colon == text.Length)
            {
                return true;
            }

            if (text[colon] != ':')
            {
                return false;
            }
        }
        else
        {
            colon = text.IndexOf((byte)':');
            host = colon < 0 ? text : text[..colon];
            foreach (var b in host)
            {
                if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'.' or (byte)'-' or (byte)'_'))
                {
                    return false;
                }
            }

            if (host.IsEmpty)
            {
                return false;
            }

            if (colon < 0)
            {
                return true;
            }
        }

        var good = Ascii.TryNumber(text[(colon + 1)..], 65_535, out var number);
        port = (int)number;
        return good && port != 0;
    }

    private static bool IsScheme(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'+' or (byte)'-' or (byte)'.'))
            {
                return false;
            }
        }

        return char.IsAsciiLetter((char)text[0]);
    }

    private static string SchemeOf(ReadOnlySpan<byte> text) =>
        Ascii.EqualsIgnoreCase(text, "sip"u8) ? "sip"
        : Ascii.EqualsIgnoreCase(text, "sips"u8) ? "sips"
        : Ascii.EqualsIgnoreCase(text, "tel"u8) ? "tel"
        : Text(text).ToLowerInvariant();

    private static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);

    private static string Escape(string user)
    {
        const string Allowed = "-_.!~*'()&=+$,;?/";
        StringBuilder? escaped = null;
        for (var i = 0; i < user.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(user[i]) || Allowed.Contains(user[i], StringComparison.Ordinal))
            {
                escaped?.Append(user[i]);
                continue;
            }

            escaped ??= new StringBuilder(user, 0, i, user.Length + 8);
            if (char.IsSurrogatePair(user, i < user.Length - 1 ? i : Math.Max(0, i - 1)) && char.IsHighSurrogate(user[i]))
            {
                escaped.Append(Uri.EscapeDataString(user.AsSpan(i, 2)));
                i++;
            }
            else
            {
                // '#' of service codes and the like.
                escaped.Append(Uri.EscapeDataString(char.IsSurrogate(user[i]) ? "\uFFFD" : user[i].ToString()));
            }
        }

        return escaped?.ToString() ?? user;
    }

    private bool SameParameter(SipUri other, string name) =>
        string.Equals(Parameter(name), other.Parameter(name), StringComparison.OrdinalIgnoreCase);
}
