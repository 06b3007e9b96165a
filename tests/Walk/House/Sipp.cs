using System.Diagnostics;
using System.Globalization;
using System.Net;
using Xunit;

namespace CallCenter.Walk.House;

/// <summary>A running SIPp with one scenario.</summary>
internal sealed class Sipp : IDisposable
{
    private readonly Process process;
    private readonly string folder;

    private Sipp(Process process, string folder, int port) => (this.process, this.folder, Port) = (process, folder, port);

    /// <summary>Its SIP port.</summary>
    public int Port { get; }

    /// <summary>Starts it; <see cref="Done"/> says how it went.</summary>
    /// <param name="site">The server that it talks to.</param>
    /// <param name="script">What it does.</param>
    /// <param name="address">Its address.</param>
    /// <param name="port">Its SIP port; 0: a free one.</param>
    /// <param name="calls">How many calls.</param>
    /// <param name="perSecond">How many new ones a second.</param>
    /// <param name="through">What stands between it and the server; null: nothing.</param>
    /// <param name="more">Further arguments.</param>
    public static Sipp Start(Site site, SippScript script, string address = "127.0.0.1", int port = 0, int calls = 1, int perSecond = 1, IPEndPoint? through = null, params string[] more)
    {
        var program = Peers.Need("sipp");
        var folder = Directory.CreateTempSubdirectory("sipp-").FullName;
        File.WriteAllText(Path.Combine(folder, "walk.xml"), script.ToString());
        port = port == 0 ? Ports.Udp() : port;
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        string[] arguments =
        [
            (through ?? site.Server.Sip).ToString(), "-sf", "walk.xml", "-i", address, "-p", Text(port), "-mi", address, "-mp", Text(Ports.Media(4)),
            "-m", Text(calls), "-r", Text(perSecond), "-l", Text(Math.Max(calls, 1)), "-nostdin", "-trace_err", "-error_file", "errors.log",
            "-trace_msg", "-message_file", "messages.log", "-timeout", "90s", "-timeout_error", "-default_behaviors", "all,-bye", .. more,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new Sipp(process, folder, port);

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Runs it to its end, which has to be a good one.</summary>
    public static async Task Run(Site site, SippScript script, string address = "127.0.0.1", int port = 0, int calls = 1, int perSecond = 1, IPEndPoint? through = null, params string[] more)
    {
        using var sipp = Start(site, script, address, port, calls, perSecond, through, more);
        await sipp.Done();
    }

    /// <summary>Waits for its end; a call that did not go as written is a failure with SIPp's own words.</summary>
    public async Task Done(TimeSpan? within = null)
    {
        try
        {
            await process.WaitForExitAsync().WaitAsync(within ?? TimeSpan.FromSeconds(40));
        }
        catch (TimeoutException)
        {
            Assert.Fail($"SIPp did not come to its end. {Story()}");
        }

        Assert.True(process.ExitCode == 0, $"SIPp ended with {process.ExitCode}. {Story()}");
    }

    /// <summary>Every message that it sent and got.</summary>
    public string Messages() => Text("messages.log");

    /// <summary>When it first sent a message of which a line begins so.</summary>
    public DateTimeOffset Sent(string line)
    {
        const string Rule = "----------------------------------------------- ";
        var message = Messages().Split(Rule).First(m => m.Contains(" message sent ", StringComparison.Ordinal) && m.Contains("\n" + line, StringComparison.Ordinal));
        return DateTimeOffset.Parse(message[..message.IndexOf('\n', StringComparison.Ordinal)], CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Story()
    {
        var messages = Messages();
        return $"Errors: {Text("errors.log")}\nMessages: {messages[^Math.Min(messages.Length, 6000)..]}";
    }

    private string Text(string name) => File.Exists(Path.Combine(folder, name)) ? File.ReadAllText(Path.Combine(folder, name)) : string.Empty;
}
