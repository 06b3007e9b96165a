using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace CallCenter.Walk.House;

/// <summary>A baresip without a screen: speaks a tone, keeps what it hears, is told what to do over its control port.</summary>
internal sealed class Baresip : IDisposable
{
    private readonly Process process;
    private readonly string folder;
    private readonly TcpClient control;
    private readonly ConcurrentQueue<JsonObject> events = new();
    private readonly Site site;

    private Baresip(Site site, Process process, string folder, TcpClient control)
    {
        (this.site, this.process, this.folder, this.control) = (site, process, folder, control);
        Reading = Read();
    }

    private Task Reading { get; }

    /// <summary>A phone of a seat: registered and signed in.</summary>
    public static async Task<Baresip> Agent(Site site, Seat seat, double hz = Tones.Agent, bool answers = true)
    {
        var phone = await Start(site, hz);
        await phone.Tell("uanew", $"<sip:{seat.Phone}@{site.Server.Sip}>;auth_user={seat.Phone};auth_pass={seat.Secret};regint=300;answermode={(answers ? "auto" : "manual")};audio_codecs=PCMA/8000/1");
        await phone.Happened("REGISTER_OK");
        await phone.SignIn(seat);
        return phone;
    }

    /// <summary>A citizen's phone.</summary>
    public static async Task<Baresip> Caller(Site site, string number, double hz = Tones.Caller)
    {
        var phone = await Start(site, hz);
        await phone.Tell("uanew", $"<sip:{number}@127.0.0.1>;regint=0;audio_codecs=PCMA/8000/1");
        return phone;
    }

    public async Task SignIn(Seat seat)
    {
        await Dial(seat.SignIn);
        await Happened("CALL_CLOSED");

        // Its files are named by the second: the next call needs a new one.
        await Task.Delay(1100);
        Directory.Delete(Path.Combine(folder, "heard"), recursive: true);
        Directory.CreateDirectory(Path.Combine(folder, "heard"));
        events.Clear();
    }

    public async Task SignOut()
    {
        events.Clear();
        await Dial("*82");
        await Happened("CALL_CLOSED");
    }

    public Task Dial(string number) => Tell("dial", $"sip:{number}@{site.Server.Sip}");

    public Task Tell(string command, string parameters = "")
    {
        var text = new JsonObject { ["command"] = command, ["params"] = parameters, ["token"] = "walk" }.ToJsonString();
        return control.GetStream().WriteAsync(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text},"))).AsTask();
    }

    /// <summary>Waits for an event of baresip, for example CALL_ESTABLISHED.</summary>
    public Task Happened(string type, string? parameter = null, TimeSpan? within = null) => Until.True(
        $"{type} {parameter} at baresip",
        () => events.Any(e => (string?)e["type"] == type && (parameter is null || (string?)e["param"] == parameter)),
        within,
        () => string.Join(" | ", events.Select(e => $"{(string?)e["type"]} {(string?)e["param"]}")));

    /// <summary>How often it happened.</summary>
    public int Count(string type) => events.Count(e => (string?)e["type"] == type);

    /// <summary>Calls that were rung, dialled or taken and have not ended.</summary>
    public IReadOnlyCollection<string> Live =>
        
    [
        .. events.Where(e => ((string?)e["type"])?.StartsWith("CALL_", StringComparison.Ordinal) == true)
            .GroupBy(e => e["id"]!.GetValue<string>())
            .Where(g => g.All(e => (string?)e["type"] != "CALL_CLOSED"))
            .Select(g => g.Key),
    ];

    /// <summary>Parameters of an event in their order.</summary>
    public IReadOnlyList<string> Parameters(string type) => [.. events.Where(e => (string?)e["type"] == type).Select(e => (string?)e["param"] ?? string.Empty)];

    /// <summary>What its last call let it hear; the call is over, its file may still have to be closed.</summary>
    public async Task<Sound> Heard()
    {
        var file = new DirectoryInfo(Path.Combine(folder, "heard")).GetFiles("*-dec.wav").OrderBy(f => f.Name, StringComparer.Ordinal).LastOrDefault();
        if (file is null)
        {
            return new Sound([]);
        }

        await Until.True("the end of baresip's recording", () =>
        {
            using var open = new BinaryReader(new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return open.BaseStream.Length > 44 && open.ReadInt32() != 0 && open.ReadInt32() == open.BaseStream.Length - 8;
        });
        return Sound.Read(file.FullName)[0];
    }

    /// <summary>The phone is gone without a word, as when its plug is pulled.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        control.Dispose();
        Kill();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Baresip> Start(Site site, double hz)
    {
        var program = Peers.Need("baresip");
        var folder = Directory.CreateTempSubdirectory("baresip-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "heard"));
        var tone = Path.Combine(folder, "tone.wav");
        Sound.WriteTone(tone, hz, 120);
        var port = Ports.Tcp();
        var rtp = Ports.Media(8);
        await File.WriteAllTextAsync(Path.Combine(folder, "config"), $"""
            sip_listen 127.0.0.1:0
            net_interface 127.0.0.1
            audio_player aubridge,none
            audio_source aufile,{tone}
            audio_alert aubridge,none
            module_path {Modules()}
            module g711.so
            module aufile.so
            module aubridge.so
            module sndfile.so
            module account.so
            module_app menu.so
            module_app ctrl_tcp.so
            snd_path {Path.Combine(folder, "heard")}
            ctrl_tcp_listen 127.0.0.1:{port}
            rtp_ports {rtp}-{rtp + 7}

            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "accounts"), "# made over the control port\n");
        var process = Process.Start(new ProcessStartInfo(program, ["-f", folder]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var control = await Until.Found("baresip's control port", async () =>
        {
            var client = new TcpClient();
            try
            {
                await client.ConnectAsync("127.0.0.1", port);
                return client;
            }
            catch (SocketException)
            {
                client.Dispose();
                Assert.False(process.HasExited, $"baresip ended with {(process.HasExited ? process.ExitCode : 0)}");
                return null;
            }
        });
        return new Baresip(site, process, folder, control);
    }

    private static string Modules() =>
        ((string[])["/usr/lib/baresip/modules", $"/usr/lib/{(System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "aarch64" : "x86_64")}-linux-gnu/baresip/modules", "/usr/local/lib/baresip/modules"])
        .FirstOrDefault(Directory.Exists) ?? throw new DirectoryNotFoundException("baresip's modules are not where Debian and Ubuntu put them");

    /// <summary>Netstrings of JSON: LENGTH:TEXT,</summary>
    private async Task Read()
    {
        try
        {
            var stream = control.GetStream();
            var one = new byte[1];
            while (true)
            {
                var length = 0;
                while (await stream.ReadAsync(one) == 1 && one[0] != ':')
                {
                    length = (length * 10) + one[0] - '0';
                }

                if (length == 0)
                {
                    return;
                }

                var text = new byte[length + 1];
                await stream.ReadExactlyAsync(text);
                if (JsonNode.Parse(text.AsSpan(0, length)) is JsonObject { } message && message.ContainsKey("event"))
                {
                    events.Enqueue(message);
                }
            }
        }
        catch (Exception why) when (why is IOException or ObjectDisposedException or JsonException)
        {
            // It ended, or was ended: whoever waits for an event says so.
        }
    }
}
