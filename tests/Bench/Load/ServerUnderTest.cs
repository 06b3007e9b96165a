using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace CallCenter.Bench.Load;

/// <summary>The published server, started as anybody starts it, with the settings of bench.json on loopback.</summary>
internal sealed class ServerUnderTest : IDisposable
{
    /// <summary>Out of the way of the generators' own ports, 20000-20003 and 30000-30399.</summary>
    private const string RtpPorts = "32000-39998";

    private readonly Process process;
    private readonly List<string> said = [];
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerUnderTest(string data)
    {
        var start = new ProcessStartInfo(Path.Combine(Root, "callcenter")) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var key in start.Environment.Keys.Where(k => k.StartsWith("CALLCENTER_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(key);
        }

        foreach (var argument in new[]
        {
            "--lang", "en", "--data", data, "--http", "127.0.0.1:0", "--https", "127.0.0.1:0", "--sip", Sip.ToString(), "--rtp", RtpPorts,
            "--config", Path.Combine(Root, "tests", "Bench", "bench.json"),
        })
        {
            start.ArgumentList.Add(argument);
        }

        Began = Stopwatch.GetTimestamp();
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where the tree lies.</summary>
    public static string Root => Environment.GetEnvironmentVariable("CALLCENTER_ROOT")
        ?? throw new InvalidOperationException("Start this with tests/Bench/run: it says where the tree lies.");

    /// <summary>Where the server takes SIP.</summary>
    public static IPEndPoint Sip { get; } = new(
        IPAddress.Loopback, int.Parse(Environment.GetEnvironmentVariable("CALLCENTER_BENCH_SIP") ?? "5064", CultureInfo.InvariantCulture));

    /// <summary>The script becomes the server (exec), so this is the server's id too.</summary>
    public int Id => process.Id;

    /// <summary>Stopwatch ticks when the command was given.</summary>
    public long Began { get; }

    /// <summary>Memory in use, MB.</summary>
    public double ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>CPU time that it has used, user and system, ms.</summary>
    public double CpuMilliseconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    /// <summary>Waits until everything that is in the journal is in the database too, at most 60 s: what a call costs is done then.</summary>
    /// <exception cref="InvalidOperationException">The projection did not catch up.</exception>
    public async Task Settle()
    {
        string web;
        lock (said)
        {
            web = said.First(l => l.TrimStart().StartsWith("http ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].TrimEnd(',');
        }

        using var client = new HttpClient();
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60);)
        {
            var metrics = await client.GetStringAsync(new Uri(new Uri(web), "/metrics"));
            if (Metric(metrics, "callcenter_calls_live") == "0" && Metric(metrics, "callcenter_journal_written_seq") == Metric(metrics, "callcenter_projection_seq"))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250));
        }

        throw new InvalidOperationException("The database did not catch up with the journal within 60 s.");
    }

    /// <summary>Starts it and does not wait.</summary>
    /// <param name="data">The data folder; made when missing, kept at the end.</param>
    public static ServerUnderTest Begin(string data) => new(data);

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It did not get ready; what it said stands in the message.</exception>
    public static async Task<ServerUnderTest> Start(string data)
    {
        var server = new ServerUnderTest(data);
        await Task.WhenAny(server.ready.Task, server.process.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(60)));
        if (server.ready.Task.IsCompleted)
        {
            return server;
        }

        server.Dispose();
        lock (server.said)
        {
            throw new InvalidOperationException($"The server did not get ready: {string.Join('\n', server.said)}");
        }
    }

    /// <summary>Ends it by its id.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.WaitForExit();
        process.Dispose();
    }

    private static string Metric(string metrics, string name) =>
        metrics.Split('\n').First(l => l.StartsWith(name + " ", StringComparison.Ordinal))[(name.Length + 1)..].Trim();

    private void Take(string? line)
    {
        lock (said)
        {
            said.Add(line ?? string.Empty);
        }

        if (line?.Trim() == "ready")
        {
            ready.TrySetResult();
        }
    }
}
