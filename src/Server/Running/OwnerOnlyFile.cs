namespace CallCenter.Server.Running;

/// <summary>Files that hold secrets: only their owner may read them (mode 0600), from the first byte on.</summary>
internal static class OwnerOnlyFile
{
    /// <summary>Writes a file anew.</summary>
    public static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Delete(path);
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}
