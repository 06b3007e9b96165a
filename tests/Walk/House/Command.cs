using System.Diagnostics;
using System.Text.Json.Nodes;

namespace CallCenter.Walk.House;

/// <summary>An administration command as a child process.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Out">What it said.</param>
/// <param name="Error">What it complained about.</param>
internal sealed record Command(int Code, string Out, string Error)
{
    /// <summary>What it said with <c>--json</c>.</summary>
    public JsonNode Json => JsonNode.Parse(Out)!;

    /// <summary>Runs it to its end; in English unless told otherwise.</summary>
    public static async Task<Command> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "CallCenter.Server.dll")))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var key in start.Environment.Keys.Where(k => k.StartsWith("CALLCENTER_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(key);
        }

        start.Environment["LANG"] = "en_GB.UTF-8";
        start.Environment.Remove("LC_ALL");
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        return new Command(process.ExitCode, await said, await complained);
    }
}
