namespace CallCenter.Journal;

/// <summary>A file is there whole or not at all: written beside, fsynced, renamed, folder fsynced.</summary>
internal static class AtomicFile
{
    public const string TemporaryExtension = ".tmp";

    public static void Write(string path, params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        var temporary = path + TemporaryExtension;
        using (var handle = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
        {
            long offset = 0;
            foreach (var part in parts)
            {
                RandomAccess.Write(handle, part.Span, offset);
                offset += part.Length;
            }

            RandomAccess.FlushToDisk(handle);
        }

        File.Move(temporary, path, overwrite: true);
        DirectorySync.Sync(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Removes what a killed process left half-written.</summary>
    public static void Clean(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*" + TemporaryExtension))
        {
            File.Delete(path);
        }
    }
}
