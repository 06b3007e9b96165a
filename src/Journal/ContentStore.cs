using System.Security.Cryptography;

namespace CallCenter.Journal;

/// <summary>Content kept by its hash: settings, rules, models. What the journal names by hash is found here. Safe from every thread.</summary>
/// <param name="folder">Made when missing.</param>
public sealed class ContentStore(string folder)
{
    /// <summary>Keeps the bytes, so that they survive a power cut, and gives their name: SHA-256 as 64 small hexadecimal digits.</summary>
    /// <exception cref="IOException">The disk did not take them.</exception>
    public string Put(ReadOnlyMemory<byte> content)
    {
        var hash = HashOf(content.Span);
        var path = PathFor(hash);
        if (IsThere(path, hash))
        {
            return hash;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var own = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}";
        AtomicFile.Write(own, content);
        File.Move(own, path, overwrite: true);
        DirectorySync.Sync(Path.GetDirectoryName(path)!);
        return hash;
    }

    /// <summary>The bytes of this name; null when they are not here.</summary>
    /// <exception cref="ArgumentException">Not a name that <see cref="Put"/> gives.</exception>
    /// <exception cref="JournalDamagedException">The kept bytes are not those that were put in.</exception>
    public byte[]? Get(string hash)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException("A content hash has 64 small hexadecimal digits.", nameof(hash));
        }

        byte[] content;
        try
        {
            content = File.ReadAllBytes(PathFor(hash));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        return HashOf(content) == hash ? content : throw new JournalDamagedException($"The content {hash} is damaged.");
    }

    /// <summary>The name that these bytes have: SHA-256 as 64 small hexadecimal digits.</summary>
    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static bool IsThere(string path, string hash) => File.Exists(path) && HashOf(File.ReadAllBytes(path)) == hash;

    private string PathFor(string hash) => Path.Combine(folder, hash[..2], hash);
}
