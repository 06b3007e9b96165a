using CallCenter.Unit;
using Xunit;

namespace CallCenter.Browser.House;

/// <summary>The page's voice module as the browser runs it: compiled from its TypeScript, strictly, and nothing else.</summary>
internal static class VoiceScripts
{
    /// <summary>Compiles into a folder.</summary>
    public static async Task Compile(string into)
    {
        var node = Machine.Need("node");
        var page = Repository.In("tests/Browser/Page");
        var (code, said) = await Machine.Run(node, page, await Compiler(page), "-p", page, "--outDir", into);
        Assert.True(code == 0, said);
    }

    /// <summary>The compiler of the console's build where that has been made, else one of our own.</summary>
    private static async Task<string> Compiler(string page)
    {
        const string Path = "node_modules/typescript/bin/tsc";
        var found = new[] { Repository.In("src/Console/Web"), page }.Select(f => System.IO.Path.Combine(f, Path)).FirstOrDefault(File.Exists);
        if (found is not null)
        {
            return found;
        }

        var (code, said) = await Machine.Run(Machine.Need("npm"), page, "ci", "--no-audit", "--no-fund");
        if (code != 0)
        {
            Machine.Missing($"the TypeScript compiler can't be installed: {said}");
        }

        return System.IO.Path.Combine(page, Path);
    }
}
