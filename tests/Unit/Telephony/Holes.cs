using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CallCenter.Unit.Telephony;

/// <summary>Asks Linux for holes in a file (lseek with SEEK_HOLE).</summary>
internal static partial class Holes
{
    private const int SeekHole = 4;

    /// <summary>Where the first hole begins; the length when there is none.</summary>
    public static long First(SafeFileHandle file) => Seek(file, 0, SeekHole);

    [LibraryImport("libc", EntryPoint = "lseek")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial long Seek(SafeFileHandle file, long offset, int whence);
}
