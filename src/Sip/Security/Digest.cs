using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Sip;

/// <summary>The digest itself (RFC 7616 §3.4, RFC 8760).</summary>
internal static class Digest
{
    public const string Sha256 = "SHA-256";
    public const string Md5 = "MD5";

    /// <summary>The response value: H(HA1 : nonce [: nc : cnonce : qop] : H(method : uri)).</summary>
    public static string Response(string algorithm, string ha1, string nonce, string nc, string cnonce, string qop, string method, string uri)
    {
        var ha2 = Hash(algorithm, $"{method}:{uri}");
        return Hash(algorithm, qop.Length == 0 ? $"{ha1}:{nonce}:{ha2}" : $"{ha1}:{nonce}:{nc}:{cnonce}:{qop}:{ha2}");
    }

    /// <summary>HA1 of a secret; null when the secret has none for the algorithm.</summary>
    public static string? Ha1(SipSecret secret, string algorithm, string user, string realm) =>
        secret.Password is { } password ? Hash(algorithm, $"{user}:{realm}:{password}")
        : (algorithm == Sha256 ? secret.Sha256 : secret.Md5)?.ToLowerInvariant();

    public static bool Same(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a.ToLowerInvariant()), Encoding.UTF8.GetBytes(b.ToLowerInvariant()));

    /// <summary>The value of Authorization for a challenge, or null when the challenge can't be answered.</summary>
    public static string? Answer(DigestFields challenge, SipCredentials credentials, string method, string uri, string cnonce)
    {
        var algorithm = challenge["algorithm"] is { Length: > 0 } named ? named.ToUpperInvariant() : Md5;
        if (algorithm is not (Md5 or Sha256) || Ha1(credentials.Secret, algorithm, credentials.User, challenge["realm"]) is not { } ha1)
        {
            return null;
        }

        var qop = challenge["qop"].Split(',').Any(one => one.Trim() == "auth") ? "auth" : "";
        if (qop.Length == 0 && challenge["qop"].Length > 0)
        {
            return null;
        }

        var response = Response(algorithm, ha1, challenge["nonce"], "00000001", cnonce, qop, method, uri);
        var text = new StringBuilder($"Digest username=\"{Quote(credentials.User)}\", realm=\"{Quote(challenge["realm"])}\", nonce=\"{Quote(challenge["nonce"])}\", uri=\"{uri}\", response=\"{response}\", algorithm={algorithm}");
        if (qop.Length > 0)
        {
            text.Append($", qop=auth, nc=00000001, cnonce=\"{cnonce}\"");
        }

        if (challenge["opaque"] is { Length: > 0 } opaque)
        {
            text.Append($", opaque=\"{Quote(opaque)}\"");
        }

        return text.ToString();
    }

    /// <summary>The challenge of a 401 or 407 that we can answer, the strongest first; null when there is none.</summary>
    public static DigestFields? Choose(SipMessage response)
    {
        var header = response.StatusCode == 401 ? SipHeader.WwwAuthenticate : SipHeader.ProxyAuthenticate;
        DigestFields? chosen = null;
        for (var i = response.IndexOf(header, 0); i >= 0; i = response.IndexOf(header, i + 1))
        {
            if (DigestFields.Parse(response.ValueAt(i)) is { } fields)
            {
                var algorithm = fields["algorithm"].ToUpperInvariant();
                if (algorithm == Sha256)
                {
                    return fields;
                }

                if (algorithm is Md5 or "")
                {
                    chosen ??= fields;
                }
            }
        }

        return chosen;
    }

    [SuppressMessage("Security", "CA5351", Justification = "RFC 3261 digests of deployed phones are MD5; SHA-256 is offered first.")]
    private static string Hash(string algorithm, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Convert.ToHexStringLower(algorithm == Sha256 ? SHA256.HashData(bytes) : MD5.HashData(bytes));
    }

    private static string Quote(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
