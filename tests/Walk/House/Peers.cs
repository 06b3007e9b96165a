using Xunit;

namespace CallCenter.Walk.House;

/// <summary>Programs that we did not write and that the walk talks to.</summary>
internal static class Peers
{
    /// <summary>Skips the test when the program is not installed; where everything has to be there (CI=true) it fails.</summary>
    public static string Need(string program)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':')
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
        if (found is null)
        {
            var missing = $"{program} is not installed; './test' installs it on Debian and Ubuntu when it may";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", missing);
            Assert.Fail(missing);
        }

        return found!;
    }
}
