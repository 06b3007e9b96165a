using Microsoft.Win32.SafeHandles;

namespace CallCenter.Journal;

/// <summary>The node's own disk.</summary>
internal sealed class RealDisk : IJournalDisk
{
    public static RealDisk Instance { get; } = new();

    public IJournalFile Create(string path)
    {
        var file = new RealFile(File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read));
        DirectorySync.Sync(Path.GetDirectoryName(path)!);
        return file;
    }

    public IJournalFile Open(string path) => new RealFile(File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read));

    private sealed class RealFile(SafeFileHandle handle) : IJournalFile
    {
        public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(handle, bytes, offset);

        public int Read(long offset, Span<byte> bytes) => RandomAccess.Read(handle, bytes, offset);

        public void Sync() => RandomAccess.FlushToDisk(handle);

        public void Dispose() => handle.Dispose();
    }
}
