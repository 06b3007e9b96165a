using System.Diagnostics;

namespace CallCenter.Bench.Load;

/// <summary>SIPp that answers at 127.0.0.3:5077, where bench.json forwards to.</summary>
internal sealed class Answerer : IDisposable
{
    private readonly Process process;

    public Answerer(string scenario)
    {
        process = Process.Start(new ProcessStartInfo("sipp", $"-sf {scenario} -i 127.0.0.3 -p 5077 -nostdin")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.WaitForExit();
        process.Dispose();
    }
}
