using System.Diagnostics;
using Xunit;

namespace CallCenter.Unit.Routing;

/// <summary>The same journal gives the same decisions: in another process, and in another year.</summary>
public sealed class ReplayTests
{
    private const string Rewrite = "CALLCENTER_REWRITE_GOLDEN";

    private static string Journal => Path.Combine(Replay.Folder, "first.jsonl");

    private static string Expected => Path.Combine(Replay.Folder, "first.sha256");

    [Fact]
    public void The_golden_journal_is_decided_as_it_was_when_it_was_written()
    {
        var rewrite = Environment.GetEnvironmentVariable(Rewrite);
        if (rewrite == "events")
        {
            Replay.Write(Journal, seed: 20260101, events: 1200);
        }

        var decided = Replay.Decisions(Journal);
        if (rewrite is "events" or "decisions")
        {
            File.WriteAllText(Expected, decided + "\n");
        }

        Assert.True(
            File.ReadAllText(Expected).Trim() == decided,
            $"""
            The decisions on {Path.GetFileName(Journal)} are no longer what they were: {decided}.
            If no decision was meant to change, this is a bug. If one was, say so in the commit and run this test once with
            {Rewrite}=decisions, which writes the new SHA-256 and leaves the events alone
            ({Rewrite}=events would make new events as well: only when an old one can no longer be read, which must not happen).
            """);
    }

    [Fact]
    public async Task Two_other_processes_with_other_hash_seeds_and_a_strange_culture_decide_the_same()
    {
        using var folder = new Journal.TemporaryFolder();
        var random = folder.In("random.jsonl");
        Replay.Write(random, seed: Environment.TickCount, events: 3000);
        foreach (var journal in new[] { Journal, random })
        {
            var here = Replay.Decisions(journal);
            var outputs = await Task.WhenAll(InAnotherProcess(journal), InAnotherProcess(journal));
            Assert.All(outputs, o => Assert.Equal(here, o.Split(' ')[0]));

            // Else the two processes would prove nothing about iteration by hash.
            Assert.NotEqual(outputs[0].Split(' ')[1], outputs[1].Split(' ')[1]);
        }
    }

    private static async Task<string> InAnotherProcess(string journal)
    {
        var name = typeof(ReplayTests).Assembly.GetName().Name! + (OperatingSystem.IsWindows() ? ".exe" : string.Empty);
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, name)) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[Replay.Variable] = journal;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}
