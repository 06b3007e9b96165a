using System.Runtime.CompilerServices;

namespace CallCenter.Unit.Journal;

/// <summary>A segment written once by the first version of the journal; it is never made again.</summary>
internal static class Golden
{
    public const string Head = "abd2c221ff529e923998facdece47cf4512260fe5eb49bd97672030ad915d752";

    public static string Path { get; } = Beside("Golden/0001.journal");

    private static string Beside(string name, [CallerFilePath] string here = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, name);
}
