using System.Diagnostics;
using Npgsql;
using Xunit;

namespace CallCenter.Unit.Casework;

/// <summary>A private PostgreSQL on a socket in a temporary folder. Where there is none, tests skip, and with CI=true fail.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly string? _folder;
    private readonly string? _program;
    private Process? _process;
    private readonly string? _missing;

    public PostgresServer()
    {
        var (initdb, postgres) = (Find("initdb"), Find("postgres"));
        if (initdb is null || postgres is null)
        {
            _missing = "PostgreSQL (initdb, postgres) is not installed";
            return;
        }

        _folder = Directory.CreateTempSubdirectory("pg-").FullName;
        var data = Path.Combine(_folder, "data");
        Directory.CreateDirectory(data);
        if (Environment.UserName == "root")
        {
            Run("chown", ["-R", "nobody", _folder]);
        }

        Run(initdb, ["-D", data, "-A", "trust", "-U", "test", "-E", "UTF8", "--no-sync"]);
        _program = postgres;
        StartAgain();
    }

    public string ConnectionTo(string database)
    {
        if (_missing is not null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", _missing);
            Assert.Fail(_missing);
        }

        return $"Host={_folder};Username=test;Database={database};Maximum Pool Size=5;Timeout=5";
    }

    /// <summary>Stops at once, as <c>pg_ctl stop -m immediate</c> does: connections are cut, nothing is tidied up.</summary>
    public void Break()
    {
        Run("kill", ["-QUIT", $"{_process!.Id}"], asNobody: false);
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts, after a break on the same data.</summary>
    public void StartAgain()
    {
        _process = Start(_program!, ["-D", Path.Combine(_folder!, "data"), "-k", _folder!, "-c", "listen_addresses=", "-c", "fsync=off"]);
        WaitUntilReady();
    }

    public void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            NpgsqlConnection.ClearAllPools();
            Run("kill", ["-INT", $"{_process.Id}"], asNobody: false);
            if (!_process.WaitForExit(10_000))
            {
                _process.Kill(entireProcessTree: true);
                _process.WaitForExit();
            }

            _process.Dispose();
        }

        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static string? Find(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').AsEnumerable();
        if (Directory.Exists("/usr/lib/postgresql"))
        {
            folders = folders.Concat(Directory.GetDirectories("/usr/lib/postgresql").Select(v => Path.Combine(v, "bin")));
        }

        return folders.Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);
    }

    // PostgreSQL refuses to run as root.
    private static Process Start(string file, string[] arguments, bool asNobody = true)
    {
        var drop = asNobody && Environment.UserName == "root" && file != "chown";
        var start = new ProcessStartInfo(drop ? "setpriv" : file)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var argument in drop ? ["--reuid=nobody", "--regid=nogroup", "--clear-groups", file, .. arguments] : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Run(string file, string[] arguments, bool asNobody = true)
    {
        using var process = Start(file, arguments, asNobody);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{file} ended with {process.ExitCode}");
    }

    private void WaitUntilReady()
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                Execute("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30) && !_process!.HasExited)
            {
                _process.WaitForExit(50);
            }
        }
    }
}
