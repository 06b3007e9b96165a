using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CallCenter.Server.Options;
using CallCenter.Server.Running;

namespace CallCenter.Server.Tls;

/// <summary>
/// The certificate of https. Given one it is used; else a local authority is made once in the data folder (ten years) and signs a leaf for
/// this machine's names and addresses (397 days), made again when those change or 30 days are left. Browsers trust it after ca.crt was imported.
/// </summary>
internal static class LocalCertificate
{
    private static readonly TimeSpan AuthorityLife = TimeSpan.FromDays(3650);
    private static readonly TimeSpan LeafLife = TimeSpan.FromDays(397);
    private static readonly TimeSpan Renewal = TimeSpan.FromDays(30);

    /// <summary>Reads or makes the certificate, with its private key.</summary>
    /// <param name="options">Which certificate, or none.</param>
    /// <param name="names">DNS names and addresses that the leaf must hold.</param>
    /// <param name="now">Wall clock.</param>
    /// <exception cref="OptionException">The given file is no certificate with its key.</exception>
    public static X509Certificate2 Obtain(ServerOptions options, IReadOnlyList<string> names, DateTimeOffset now)
    {
        if (options.Certificate is { } given)
        {
            try
            {
                return X509Certificate2.CreateFromPemFile(given, options.CertificateKey ?? given);
            }
            catch (Exception why) when (why is CryptographicException or ArgumentException)
            {
                throw new OptionException("cert", given, Texts.Say($"带私钥的 PEM 证书({why.Message})", $"a PEM certificate with its private key ({why.Message})"));
            }
        }

        return Own(options.Data.Tls, names, now);
    }

    /// <summary>DNS names and addresses of this machine.</summary>
    public static IReadOnlyList<string> OwnNames() =>
        ["localhost", Dns.GetHostName(), .. ServerOptions.OwnAddresses(0).Select(a => a.Address.ToString()), IPAddress.IPv6Loopback.ToString()];

    /// <summary>The leaf of a folder, made when it is missing, old or for other names.</summary>
    internal static X509Certificate2 Own(string folder, IReadOnlyList<string> names, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        var wanted = string.Join('\n', names.Distinct().Order(StringComparer.Ordinal));
        var (certificate, key, list) = (Path.Combine(folder, "server.crt"), Path.Combine(folder, "server.key"), Path.Combine(folder, "server.names"));
        if (File.Exists(certificate) && File.Exists(key) && File.Exists(list) && File.ReadAllText(list) == wanted)
        {
            var kept = X509Certificate2.CreateFromPemFile(certificate, key);
            if (kept.NotAfter > now.Add(Renewal).LocalDateTime && kept.NotBefore <= now.LocalDateTime)
            {
                return kept;
            }

            kept.Dispose();
        }

        using var authority = Authority(folder, now);
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=CallCenter", pair, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(Alternatives(names));
        using var leaf = request.Create(authority, now.AddHours(-1), now.Add(LeafLife), RandomNumberGenerator.GetBytes(16));
        OwnerOnlyFile.Write(key, pair.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificate, leaf.ExportCertificatePem());
        File.WriteAllText(list, wanted);
        return X509Certificate2.CreateFromPemFile(certificate, key);
    }

    private static X509Extension Alternatives(IReadOnlyList<string> names)
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in names.Distinct())
        {
            if (IPAddress.TryParse(name, out var address))
            {
                builder.AddIpAddress(address);
            }
            else
            {
                builder.AddDnsName(name);
            }
        }

        return builder.Build();
    }

    private static X509Certificate2 Authority(string folder, DateTimeOffset now)
    {
        var (certificate, key) = (Path.Combine(folder, "ca.crt"), Path.Combine(folder, "ca.key"));
        if (File.Exists(certificate) && File.Exists(key))
        {
            var kept = X509Certificate2.CreateFromPemFile(certificate, key);
            if (kept.NotAfter > now.Add(LeafLife).LocalDateTime)
            {
                return kept;
            }

            kept.Dispose();
        }

        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=CallCenter local authority", pair, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var made = request.CreateSelfSigned(now.AddHours(-1), now.Add(AuthorityLife));
        OwnerOnlyFile.Write(key, pair.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificate, made.ExportCertificatePem());
        return X509Certificate2.CreateFromPemFile(certificate, key);
    }
}
