using System.Runtime.InteropServices;

namespace CallCenter.Journal;

/// <summary>fsync of a folder: only then does a new or renamed file keep its name over a power cut. The base library can't open a
/// folder, so libc is asked.</summary>
internal static partial class DirectorySync
{
    private const int ReadOnlyCloseOnExec = 0x80000;

    public static void Sync(string folder)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var handle = Open(folder, ReadOnlyCloseOnExec);
        if (handle < 0)
        {
            throw new IOException($"open of the folder failed, errno {Marshal.GetLastPInvokeError()}");
        }

        var failed = Fsync(handle) != 0;
        var error = Marshal.GetLastPInvokeError();
        _ = Close(handle);

        // EINVAL: the file system has no fsync for folders, and nothing more can be done.
        if (failed && error != 22)
        {
            throw new IOException($"fsync of the folder failed, errno {error}");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
