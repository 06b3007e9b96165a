using System.Runtime.InteropServices;

namespace CallCenter.Media;

/// <summary>Whether this machine has a native library that the media plane, or the runtime beneath it, can use.</summary>
public static class NativeLibraries
{
    /// <summary>Loads a library by its file name and lets go of it.</summary>
    /// <param name="name">For example <c>libssl.so.3</c>.</param>
    /// <returns>True when it is there and loads.</returns>
    public static bool Has(string name)
    {
        if (!NativeLibrary.TryLoad(name, out var handle))
        {
            return false;
        }

        NativeLibrary.Free(handle);
        return true;
    }
}
