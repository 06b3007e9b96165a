using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CallCenter.Media.Native;

namespace CallCenter.Media.Browser;

/// <summary>Who we are towards browsers: a key and a self-signed certificate made at start, whose fingerprint stands in every answer (RFC 5763, section 5).</summary>
internal sealed unsafe class DtlsIdentity : IDisposable
{
    private const string Profile = "SRTP_AES128_CM_SHA1_80";

    private DtlsIdentity(SslContextHandle context, byte[] certificate, bool isServer)
    {
        Context = context;
        IsServer = isServer;
        Fingerprint = string.Join(':', SHA256.HashData(certificate).Select(b => b.ToString("X2", CultureInfo.InvariantCulture)));
    }

    public SslContextHandle Context { get; }

    public bool IsServer { get; }

    /// <summary>SHA-256 of the certificate as SDP writes it (RFC 8122, section 5).</summary>
    public string Fingerprint { get; }

    /// <summary>Makes key, certificate and the context of all sessions.</summary>
    /// <param name="time">For the certificate's validity.</param>
    /// <param name="isServer">False: the other end, for tests.</param>
    /// <exception cref="IOException">OpenSSL is not there or refuses.</exception>
    public static DtlsIdentity Create(TimeProvider time, bool isServer = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=callcenter", key, HashAlgorithmName.SHA256);
        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        byte[] secret = key.ExportECPrivateKey();
        try
        {
            return new(Open(certificate.RawData, secret, isServer), certificate.RawData, isServer);
        }
        catch (Exception why) when (why is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new IOException($"Browser voice needs {OpenSsl.SslName} (OpenSSL 3): {why.Message}", why);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    public void Dispose() => Context.Dispose();

    private static SslContextHandle Open(byte[] certificate, byte[] key, bool isServer)
    {
        OpenSsl.ERR_clear_error();
        var context = OpenSsl.SSL_CTX_new(isServer ? OpenSsl.DTLS_server_method() : OpenSsl.DTLS_client_method());
        bool done;
        fixed (byte* certificateBytes = certificate, keyBytes = key)
        {
            done = !context.IsInvalid
                && OpenSsl.SSL_CTX_use_certificate_ASN1(context, certificate.Length, certificateBytes) == 1
                && OpenSsl.SSL_CTX_use_PrivateKey_ASN1(OpenSsl.KeyTypeEc, context, keyBytes, key.Length) == 1
                && OpenSsl.SSL_CTX_ctrl(context, OpenSsl.SetMinimumVersion, OpenSsl.Dtls12, 0) == 1
                && OpenSsl.SSL_CTX_set_tlsext_use_srtp(context, Profile) == 0;
        }

        if (!done)
        {
            context.Dispose();
            throw new IOException($"OpenSSL refuses the settings for DTLS: {OpenSsl.TakeError()}.");
        }

        OpenSsl.SSL_CTX_set_verify(context, OpenSsl.VerifyPeerOrFail, OpenSsl.AcceptAny);
        OpenSsl.SSL_CTX_ctrl(context, OpenSsl.SetSessionCacheMode, 0, 0);
        OpenSsl.SSL_CTX_set_options(context, OpenSsl.NoTicket | OpenSsl.NoRenegotiation);
        return context;
    }
}
