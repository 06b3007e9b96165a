namespace CallCenter.Bench.Load;

/// <summary>The server under load: each block three times, the floor beside it, the medians as a table.</summary>
internal sealed class LoadRun(Generators generators, LoadTable table)
{
    private const int Runs = 3;

    /// <summary>Callers keep their own mean talk time: with the jitter of one half it is uniform around the nominal one.</summary>
    private const double Jitter = 0.5;

    public static async Task<int> Measure(string[] blocks)
    {
        if (Generators.Find() is not { } generators)
        {
            return 2;
        }

        var table = new LoadTable();
        var run = new LoadRun(generators, table);
        var all = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
        {
            ["queue"] = async () =>
            {
                await run.Floor("queue");
                await run.Queue(agents: 50, callers: 100, talk: 1, warm: 6);
                await run.Queue(agents: 500, callers: 550, talk: 8, warm: 12);
            },
            ["signalling"] = async () =>
            {
                await run.Floor("signalling");
                await run.Signalling("answer", goalCpu: "≤ 1.0", goalRate: "≥ 800");
                await run.Signalling("dial", goalCpu: "≤ 3.0", goalRate: "≥ 400");
            },
            ["media"] = async () =>
            {
                await run.Floor("media");
                await run.Media("dial", goalCpu: "≤ 0.09");
                await run.Media("dialrec", goalCpu: "≤ 0.11");
            },
            ["start"] = async () => await StartTime.Measure(),
            ["large"] = async () =>
            {
                await run.Floor("large");
                await run.Queue(agents: 2000, callers: 2050, talk: 25, warm: 35);
            },
        };
        var wanted = blocks.Length > 0 ? blocks : [.. all.Keys.Where(k => k != "large")];
        if (Array.Find(wanted, w => !all.ContainsKey(w)) is { } unknown)
        {
            await System.Console.Error.WriteLineAsync($"There is no block '{unknown}'; there are {string.Join(", ", all.Keys)}.");
            return 2;
        }

        var before = LoadAverage();
        var failed = false;
        foreach (var block in wanted)
        {
            try
            {
                await all[block]();
            }
            catch (InvalidOperationException why)
            {
                // One block that can't run takes nothing from the others; the exit code tells.
                failed = true;
                await System.Console.Error.WriteLineAsync($"{block}: {why.Message}");
            }
        }

        System.Console.WriteLine($"{Environment.ProcessorCount} cores; load average before the run {before}.");
        table.Print();
        return failed ? 1 : 0;
    }

    private static string LoadAverage() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(2));

    private async Task Floor(string block)
    {
        for (var i = 0; i < Runs; i++)
        {
            foreach (var (mode, sockets) in new[] { ("one", 1), ("ep", 400) })
            {
                var text = await generators.Run("udpfloor", $"{mode} {sockets} 20000 1", TimeSpan.FromSeconds(20));
                table.Add($"{block}: floor", $"bare relay in C, {mode} {sockets}", "µs/packet", Generators.Value(text, "us_per_pkt"));
            }
        }
    }

    private async Task Queue(int agents, int callers, double talk, double warm)
    {
        var block = $"queue, {agents} agents";
        await WithServer(async server =>
        {
            for (var i = 0; i < Runs; i++)
            {
                var text = await generators.Run(
                    "callgen",
                    $"-mode queue -s {ServerUnderTest.Sip} -u q{agents} -m {agents} -n {callers} -r 100 -talk {talk} -jit {Jitter} -w {warm} -d 10 -P {server.Id}",
                    TimeSpan.FromSeconds(warm + 60));
                table.Add(block, "agent free → INVITE, p50", "ms", Generators.Value(text, "agent-free p50"), "≤ 5");
                table.Add(block, "agent free → INVITE, p99", "ms", Generators.Value(text, "agent-free p99"), "≤ 25");
                table.Add(block, "answered", "% of ideal", Generators.AnswersPerSecond(text) * talk / agents * 100, "≥ 97");
                table.Add(block, "server CPU per call", "ms", Generators.Value(text, "srv_cpu_ms/call"), "≤ 10");
                table.Add(block, "failed calls", "", Generators.Value(text, "failed"), "0");
                table.Add(block, "memory of the server", "MB", Generators.Value(text, "rss1") / 1000);
            }
        });
    }

    private async Task Signalling(string number, string goalCpu, string goalRate) => await WithServer(async server =>
    {
        using var answerer = number == "answer" ? null : generators.Answer();
        var block = $"signalling, {number}";
        await Calls(server, number, 200, 8); // most of the compiler's work
        for (var i = 0; i < Runs; i++)
        {
            foreach (var rate in new[] { 100, 200 })
            {
                // A call's last work is its row in the database; work left from the run before is not this run's.
                await server.Settle();
                var before = server.CpuMilliseconds;
                var text = await Calls(server, number, rate, 5);
                await server.Settle();
                var whole = (server.CpuMilliseconds - before) / Generators.Value(text, "ok");
                table.Add(block, $"server CPU per call at {rate}/s, until it is in the database", "ms", whole, goalCpu);
                table.Add(block, $"failed calls at {rate}/s", "", Generators.Value(text, "failed"), "0");
            }

            table.Add(block, "highest clean rate of 400, 600, 800, 1,000", "calls/s", await HighestCleanRate(server, number), goalRate);
        }
    });

    /// <summary>Clean: nothing failed, at most one retransmission in a hundred calls, and the generator reached the rate.</summary>
    private async Task<double> HighestCleanRate(ServerUnderTest server, string number)
    {
        var clean = 0;
        for (var rate = 400; rate <= 1000; rate += 200)
        {
            var text = await Calls(server, number, rate, 3);
            if (Generators.Value(text, "failed") > 0 || Generators.Value(text, "retransmissions") > rate * 3 / 100.0
                || Generators.Value(text, "achieved") < rate * 0.9)
            {
                System.Console.Error.WriteLine($"    {text.Trim()}");
                break;
            }

            clean = rate;
        }

        return clean;
    }

    private Task<string> Calls(ServerUnderTest server, string number, int rate, int seconds) =>
        generators.Run("sig.sh", $"{server.Id} {number} {rate} {seconds}", TimeSpan.FromSeconds(seconds + 60));

    private async Task Media(string number, string goalCpu)
    {
        const int calls = 200;
        for (var i = 0; i < Runs; i++)
        {
            // A fresh server each time: memory that an earlier run left would hide what a call takes.
            await WithServer(async server =>
            {
                var text = await generators.Run(
                    "callgen",
                    $"-mode media -s {ServerUnderTest.Sip} -u {number} -n {calls} -r 25 -w 3 -d 10 -P {server.Id}",
                    TimeSpan.FromSeconds(80));
                var block = $"media, {number}";
                if (Generators.Value(text, "sent") < calls * 100 * 10 * 0.999)
                {
                    System.Console.Error.WriteLine($"  {block}: discarded, the generator itself was late: sent {Generators.Value(text, "sent")}");
                    return;
                }

                table.Add(block, "server CPU per call", "% of a core", Generators.Value(text, "cpu%/call"), goalCpu);
                table.Add(block, "server CPU per packet", "µs", Generators.Value(text, "srv_us/pkt"));
                table.Add(block, "generator's CPU per packet", "µs", Generators.Value(text, "gen_us/pkt"));
                table.Add(block, "relay latency, p50", "µs", Generators.Value(text, "lat_us p50"), number == "dialrec" ? "≤ 80" : "");
                table.Add(block, "relay latency, p99", "µs", Generators.Value(text, "lat_us p99"), number == "dialrec" ? "≤ 250" : "");
                table.Add(block, "packets lost", "%", Generators.Value(text, "loss"), "0");
                table.Add(block, "memory per call", "KB", Generators.Value(text, "rssK/call"), "≤ 100");
            });
        }
    }

    private static async Task WithServer(Func<ServerUnderTest, Task> work)
    {
        var data = Directory.CreateTempSubdirectory("callcenter-bench-");
        try
        {
            using var server = await ServerUnderTest.Start(data.FullName);
            await work(server);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
