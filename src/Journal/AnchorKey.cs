using System.Security.Cryptography;

namespace CallCenter.Journal;

/// <summary>The node's signing key for anchors: ECDSA on P-256 (FIPS 186-5), a PEM file that only its owner may read.</summary>
public sealed class AnchorKey : IDisposable
{
    private readonly ECDsa _key;

    private AnchorKey(ECDsa key) => _key = key;

    /// <summary>The public half, PEM (RFC 7468); to be kept where the journal's keeper can't change it.</summary>
    public string PublicKeyPem => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Reads the key, or makes it at the first start.</summary>
    /// <exception cref="IOException">The file can't be read or written.</exception>
    /// <exception cref="CryptographicException">The file is not a key.</exception>
    public static AnchorKey LoadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return new AnchorKey(key);
        }
        catch (ArgumentException broken)
        {
            key.Dispose();
            throw new CryptographicException("The anchor key file holds no key.", broken);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>Closes the key.</summary>
    public void Dispose() => _key.Dispose();

    internal byte[] Sign(ReadOnlySpan<byte> bytes) => _key.SignData(bytes, HashAlgorithmName.SHA256);

    private static void Create(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Beside and renamed, so that a killed first start leaves no half key.
        var temporary = path + AtomicFile.TemporaryExtension;
        File.Delete(temporary);
        using (var file = new FileStream(temporary, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: false);
        DirectorySync.Sync(folder);
    }
}
