using System.Diagnostics;
using Xunit;

namespace CallCenter.Browser.House;

/// <summary>Programs that we did not write and that the tests need.</summary>
internal static class Machine
{
    /// <summary>Skips the test when a program is not installed; where everything has to be there (CI=true) it fails.</summary>
    /// <returns>Where it is.</returns>
    public static string Need(string program)
    {
        var found = Find(program);
        if (found is null)
        {
            Missing($"{program} is not installed");
        }

        return found!;
    }

    /// <summary>Where a program is; null: it is not installed.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':')
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    /// <summary>Skips the test for this reason, or fails where everything has to be there.</summary>
    public static void Missing(string why)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", why);
        Assert.Fail(why);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code and what it said.</returns>
    public static async Task<(int Code, string Said)> Run(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said + await complained);
    }
}
