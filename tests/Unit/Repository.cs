using System.Runtime.CompilerServices;

namespace CallCenter.Unit;

/// <summary>Where the sources of this test lie.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetDirectoryName(Path.GetDirectoryName(Here()))
        is { } tests ? Path.GetDirectoryName(tests)! : throw new InvalidOperationException("the tests do not lie in a repository");

    public static string In(string path) => Path.Combine(Root, path);

    /// <summary>C# files below a folder, without what the compiler makes.</summary>
    public static IEnumerable<string> Sources(string folder) => Directory.EnumerateFiles(In(folder), "*.cs", SearchOption.AllDirectories)
        .Where(f => !Name(f).Contains("/obj/", StringComparison.Ordinal) && !Name(f).Contains("/bin/", StringComparison.Ordinal));

    /// <summary>The path inside the repository, with slashes.</summary>
    public static string Name(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string Here([CallerFilePath] string here = "") => here;
}
