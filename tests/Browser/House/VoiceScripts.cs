using CallCenter.Unit;
using Xunit;

namespace CallCenter.Browser.House;

/// <summary>The page's voice module as the browser runs it: compiled from its TypeScript, strictly, and nothing else.</summary>
internal static class VoiceScripts
{
    private const string Compiler = "src/Console/Web/node_modules/typescript/bin/tsc";

    /// <summary>Compiles into a folder.</summary>
    public static async Task Compile(string into)
    {
        var node = Machine.Need("node");
        if (!File.Exists(Repository.In(Compiler)))
        {
            Machine.Missing("the console's pages have not been built: their compiler is not there");
        }

        var page = Repository.In("tests/Browser/Page");
        var (code, said) = await Machine.Run(node, page, Repository.In(Compiler), "-p", page, "--outDir", into);
        Assert.True(code == 0, said);
    }
}
