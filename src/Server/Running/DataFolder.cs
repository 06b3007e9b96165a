using CallCenter.Server.Options;

namespace CallCenter.Server.Running;

/// <summary>The data folder: where everything that is kept has its place.</summary>
/// <param name="Root">Absolute path.</param>
internal sealed record DataFolder(string Root)
{
    /// <summary>The longest path that a Unix socket can have, bytes (sun_path of unix(7), with its end mark).</summary>
    private const int LongestSocketPath = 107;

    public string Journal => Path.Combine(Root, "journal");

    public string Recordings => Path.Combine(Root, "recordings");

    public string Ladder => Path.Combine(Root, "ladder");

    /// <summary>Memory-mapped record of the legs that are up.</summary>
    public string Legs => Path.Combine(Root, "legs.bin");

    public string Checkpoints => Path.Combine(Root, "checkpoints");

    public string Contents => Path.Combine(Root, "contents");

    public string Prompts => Path.Combine(Root, "prompts");

    public string Logs => Path.Combine(Root, "logs");

    public string Tls => Path.Combine(Root, "tls");

    /// <summary>SQLite's file when no other database is named.</summary>
    public string Database => Path.Combine(Root, "callcenter.db");

    /// <summary>The socket by which commands speak to the server.</summary>
    public string Control => Path.Combine(Root, "control.sock");

    /// <summary>Accounts of the first start, for its owner's eyes only.</summary>
    public string FirstAccounts => Path.Combine(Root, "first-accounts.txt");

    /// <summary>Web accounts of a new installation, for its owner's eyes only.</summary>
    public string FirstPasswords => Path.Combine(Root, "first-passwords.txt");

    /// <summary>Open tickets.</summary>
    public string Drafts => Path.Combine(Root, "drafts", "drafts.jsonl");

    /// <summary>Keys that protect what is kept for pages.</summary>
    public string WebKeys => Path.Combine(Root, "keys", "web");

    /// <summary>Signed ends of the journal, when no other place is named.</summary>
    public string Anchors => Path.Combine(Root, "anchors", "journal.anchors");

    /// <summary>The node's signing key.</summary>
    public string AnchorKey => Path.Combine(Root, "keys", "anchor.pem");

    /// <summary>Makes the folder, readable by its owner alone, and holds it: a second server on the same folder is refused.</summary>
    /// <returns>To be disposed when the server ends.</returns>
    /// <exception cref="OptionException">The folder can't be made or written, or another server holds it.</exception>
    public IDisposable Hold()
    {
        if (System.Text.Encoding.UTF8.GetByteCount(Control) > LongestSocketPath)
        {
            throw new OptionException("data", Root, Texts.Say(
                $"路径太长:控制套接字 {Control} 不得超过 {LongestSocketPath} 字节",
                $"a shorter path: the control socket {Control} may have {LongestSocketPath} bytes at most"));
        }

        try
        {
            Directory.CreateDirectory(Root);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new OptionException("data", Root, Texts.Say($"可写的文件夹({why.Message})", $"a folder that can be written ({why.Message})"));
        }

        try
        {
            return new FileStream(Path.Combine(Root, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new OptionException("data", Root, Texts.Say("没有其他服务器正在使用的文件夹", "a folder on which no other server runs"));
        }
        catch (UnauthorizedAccessException why)
        {
            throw new OptionException("data", Root, Texts.Say($"可写的文件夹({why.Message})", $"a folder that can be written ({why.Message})"));
        }
    }
}
