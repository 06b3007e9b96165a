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

    /// <summary>Gives content a lasting name, for example that of the newest settings; an earlier one loses it.</summary>
    /// <param name="name">Small letters, digits and hyphens.</param>
    /// <param name="hash">What <see cref="Put"/> gave.</param>
    /// <exception cref="IOException">The disk did not take it; the name stays where it was.</exception>
    public void SetName(string name, string hash)
    {
        Directory.CreateDirectory(folder);
        AtomicFile.Write(NamePath(name), System.Text.Encoding.ASCII.GetBytes(hash));
    }

    /// <summary>The content that has this name; null when none has.</summary>
    /// <exception cref="JournalDamagedException">The name or the content is not what was written.</exception>
    public byte[]? GetNamed(string name)
    {
        try
        {
            return Get(File.ReadAllText(NamePath(name)));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (ArgumentException broken)
        {
            throw new JournalDamagedException($"The name {name} is damaged.", broken);
        }
    }

    private string NamePath(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? Path.Combine(folder, name + ".name")
            : throw new ArgumentException("A content name has small letters, digits and hyphens.", nameof(name));

    private static bool IsThere(string path, string hash) => File.Exists(path) && HashOf(File.ReadAllBytes(path)) == hash;

    private string PathFor(string hash) => Path.Combine(folder, hash[..2], hash);
}
