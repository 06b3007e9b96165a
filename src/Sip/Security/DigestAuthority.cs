using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Sip;

/// <summary>Makes challenges and checks their answers. Nonces are signed, not remembered: age and source address are in them,
/// so an unanswered challenge costs no memory.</summary>
internal sealed class DigestAuthority(SipCoreOptions options, TimerWheel wheel, SourceLockout lockout)
{
    private const int NonceBytes = 32;
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Writes both challenges, the stronger first (RFC 8760 §2.4); MD5 alone when the expected secret is kept for it alone: phones
    /// that don't know SHA-256 give up at its challenge, whatever follows.</summary>
    public void Challenge(SipWriter writer, string realm, IPAddress source, bool stale, SipSecret? expected)
    {
        var nonce = MakeNonce(source);
        var end = stale ? ", stale=true" : "";
        if (expected is not { Password: null, Sha256: null, Md5: not null })
        {
            writer.Text($"WWW-Authenticate: Digest realm=\"{realm}\", nonce=\"{nonce}\", algorithm=SHA-256, qop=\"auth\"{end}").Line();
        }

        writer.Text($"WWW-Authenticate: Digest realm=\"{realm}\", nonce=\"{nonce}\", algorithm=MD5, qop=\"auth\"{end}").Line();
    }

    /// <summary>Checks the Authorization of a request.</summary>
    public AuthResult Check(SipMessage request, IPAddress source, string realm, Func<string, SipSecret?> accounts)
    {
        if (lockout.IsLocked(source))
        {
            return new AuthResult(AuthOutcome.LockedOut, "");
        }

        for (var i = request.IndexOf(SipHeader.Authorization, 0); i >= 0; i = request.IndexOf(SipHeader.Authorization, i + 1))
        {
            if (DigestFields.Parse(request.ValueAt(i)) is { } fields && fields["realm"] == realm)
            {
                return Check(request, fields, source, realm, accounts);
            }
        }

        return new AuthResult(AuthOutcome.Missing, "");
    }

    private AuthResult Check(SipMessage request, DigestFields fields, IPAddress source, string realm, Func<string, SipSecret?> accounts)
    {
        var user = fields["username"];
        var algorithm = fields["algorithm"] is { Length: > 0 } named ? named.ToUpperInvariant() : Digest.Md5;
        var qop = fields["qop"];
        var readable = user.Length is > 0 and <= 128 && algorithm is Digest.Md5 or Digest.Sha256 && qop is "" or "auth"
            && (qop.Length == 0 || (fields["nc"].Length == 8 && fields["cnonce"].Length > 0)) && SameTarget(request, fields["uri"]);
        var ha1 = readable && accounts(user) is { } secret ? Digest.Ha1(secret, algorithm, user, realm) : null;
        if (ha1 is null || !Digest.Same(
            fields["response"],
            Digest.Response(algorithm, ha1, fields["nonce"], fields["nc"], fields["cnonce"], qop, Encoding.ASCII.GetString(SipMethods.Text(request.Method)), fields["uri"])))
        {
            lockout.Failed(source);
            return new AuthResult(AuthOutcome.Failed, user);
        }

        // A right digest over a nonce that is too old, of another source or of an earlier process: no failure, but no entry.
        if (!IsFresh(fields["nonce"], source))
        {
            return new AuthResult(AuthOutcome.Stale, user);
        }

        lockout.Passed(source);
        return new AuthResult(AuthOutcome.Passed, user);
    }

    /// <summary>The digest must be for where the request goes; some phones leave the user part or a parameter out.</summary>
    private static bool SameTarget(SipMessage request, string uri) =>
        uri.Length > 0 && (request.RequestUriSpan.SequenceEqual(Encoding.UTF8.GetBytes(uri))
        || (SipUri.Parse(uri) is { } named && request.RequestUri is { } target && named.Host.Equals(target.Host, StringComparison.OrdinalIgnoreCase)));

    private string MakeNonce(IPAddress source)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce, wheel.NowMs);
        RandomNumberGenerator.Fill(nonce.Slice(8, 8));
        Sign(nonce[..16], source, nonce[16..]);
        return Convert.ToHexStringLower(nonce);
    }

    private bool IsFresh(string text, IPAddress source)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        Span<byte> signature = stackalloc byte[16];
        if (text.Length != NonceBytes * 2 || Convert.FromHexString(text, nonce, out _, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        Sign(nonce[..16], source, signature);
        return CryptographicOperations.FixedTimeEquals(signature, nonce[16..])
            && wheel.NowMs - BinaryPrimitives.ReadInt64BigEndian(nonce) <= options.NonceMs;
    }

    private void Sign(ReadOnlySpan<byte> head, IPAddress source, Span<byte> signature)
    {
        Span<byte> text = stackalloc byte[32];
        Span<byte> full = stackalloc byte[32];
        head.CopyTo(text);
        source.TryWriteBytes(text[16..], out var length);
        HMACSHA256.HashData(key, text[..(16 + length)], full);
        full[..16].CopyTo(signature);
    }
}
