using System.Security.Cryptography.X509Certificates;
using CallCenter.Server.Tls;
using CallCenter.Unit.Journal;
using Xunit;

namespace CallCenter.Unit.Server;

public sealed class LocalCertificateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_leaf_is_signed_by_the_local_authority_and_holds_every_name_and_address()
    {
        using var folder = new TemporaryFolder();
        using var leaf = LocalCertificate.Own(folder.Path, ["localhost", "127.0.0.1", "::1"], Now);
        Assert.True(leaf.HasPrivateKey);
        using var authority = X509CertificateLoader.LoadCertificateFromFile(folder.In("ca.crt"));
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = Now.AddDays(1).DateTime;
        Assert.True(chain.Build(leaf), string.Join(", ", chain.ChainStatus.Select(s => s.StatusInformation)));
        Assert.True(leaf.MatchesHostname("localhost"));
        Assert.True(leaf.MatchesHostname("127.0.0.1"));
        Assert.False(leaf.MatchesHostname("example.org"));
    }

    [Fact]
    public void It_is_kept_until_names_change_or_it_grows_old_and_the_authority_stays()
    {
        using var folder = new TemporaryFolder();
        var first = Print(folder, ["localhost"], Now);
        Assert.Equal(first, Print(folder, ["localhost"], Now.AddDays(100)));
        var authority = File.ReadAllText(folder.In("ca.crt"));
        var moved = Print(folder, ["localhost", "127.0.0.5"], Now.AddDays(100));
        Assert.NotEqual(first, moved);
        Assert.NotEqual(moved, Print(folder, ["localhost", "127.0.0.5"], Now.AddDays(100 + 380)));
        Assert.Equal(authority, File.ReadAllText(folder.In("ca.crt")));
    }

    [Fact]
    public void Only_the_owner_can_read_the_keys()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Unix file modes");
            return;
        }

        using var folder = new TemporaryFolder();
        LocalCertificate.Own(folder.Path, ["localhost"], Now).Dispose();
        foreach (var key in new[] { "ca.key", "server.key" })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.In(key)));
        }
    }

    private static string Print(TemporaryFolder folder, string[] names, DateTimeOffset now)
    {
        using var leaf = LocalCertificate.Own(folder.Path, names, now);
        return leaf.Thumbprint;
    }
}
