using System.Diagnostics;
using System.Net;
using System.Text;

namespace CallCenter.Walk.House;

/// <summary>The real server as a child process; started with its block read until <c>ready</c>.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder said;

    private ServerProcess(Process process, StringBuilder said, TimeSpan readyAfter)
    {
        (this.process, this.said, ReadyAfter) = (process, said, readyAfter);
        var lines = said.ToString().Split('\n');
        Sip = IPEndPoint.Parse(lines.First(l => l.TrimStart().StartsWith("SIP", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].TrimEnd(','));
        Https = new Uri(lines.First(l => l.TrimStart().StartsWith("https ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].TrimEnd(','));
        Http = new Uri(lines.First(l => l.TrimStart().StartsWith("http ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].TrimEnd(','));
    }

    /// <summary>From the start of the process to <c>ready</c>.</summary>
    public TimeSpan ReadyAfter { get; }

    public IPEndPoint Sip { get; }

    public Uri Http { get; }

    public Uri Https { get; }

    public int Id => process.Id;

    public bool IsRunning => !process.HasExited;

    /// <summary>What it has written so far, line by line.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            lock (said)
            {
                return said.ToString().Split('\n');
            }
        }
    }

    public static async Task<ServerProcess> Start(IEnumerable<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CallCenter.Server.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(program))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var key in start.Environment.Keys.Where(k => k.StartsWith("CALLCENTER_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(key);
        }

        var said = new StringBuilder();
        var ready = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var first = await Task.WhenAny(ready.Task, process.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(60)));
        if (first == ready.Task)
        {
            return new ServerProcess(process, said, Stopwatch.GetElapsedTime(began));
        }

        var text = said.ToString();
        process.Kill();
        process.Dispose();
        throw new InvalidOperationException($"the server did not get ready: {text}");

        void Take(string? line)
        {
            lock (said)
            {
                said.Append(line).Append('\n');
            }

            if (line?.Trim() == "ready")
            {
                ready.TrySetResult(true);
            }
        }
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an orderly end begins.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> End(TimeSpan within)
    {
        if (!process.HasExited)
        {
            Signal("TERM");
        }

        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(3)));
        if (!process.HasExited)
        {
            // A phone that a test took away never answers the BYE: the second signal ends the drain.
            Signal("TERM");
        }

        await process.WaitForExitAsync().WaitAsync(within);
        return process.ExitCode;
    }

    /// <summary>Stops the process in its tracks, or lets it go on (STOP, CONT), or ends it (TERM).</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }
}
