using CallCenter.Unit;
using Xunit;

namespace CallCenter.Browser.House;

/// <summary>The page's voice module as the browser runs it: made of its TypeScript, and nothing else.</summary>
internal static class VoiceScripts
{
    private const string Compiler = "src/Console/Web/node_modules/typescript/lib/typescript.js";

    /// <summary>Makes it into a folder.</summary>
    public static async Task Make(string into)
    {
        var node = Machine.Need("node");
        if (!File.Exists(Repository.In(Compiler)))
        {
            Machine.Missing("the console's pages have not been built: their compiler is not there");
        }

        var script = Repository.In("tests/Browser/Page/transpile.mjs");
        var (code, said) = await Machine.Run(node, Path.GetTempPath(), script, Repository.In(Compiler), Repository.In("src/Console/Web/src/voice"), into);
        Assert.True(code == 0, said);
    }
}
