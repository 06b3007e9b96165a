using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallCenter.Bench.Load;

/// <summary>From <c>./callcenter</c> on a built tree to the first call answered, and what an idle server holds. The floor is a .NET
/// process that does nothing.</summary>
internal static class StartTime
{
    private const int Runs = 3;

    /// <summary>A shorter pause than any timer of SIP: what is measured is the server.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(10);

    public static async Task<int> Measure()
    {
        var floor = new Series();
        var (first, later, idle) = (new Series(), new Series(), new Series());
        for (var i = 0; i < Runs; i++)
        {
            floor.Add(await Nothing());
            var data = Directory.CreateTempSubdirectory("callcenter-bench-");
            try
            {
                using (var server = ServerUnderTest.Begin(data.FullName))
                {
                    first.Add(await Answered(server));
                }

                using (var server = ServerUnderTest.Begin(data.FullName))
                {
                    later.Add(await Answered(server));
                    await Task.Delay(TimeSpan.FromSeconds(5));
                    idle.Add(server.ResidentMegabytes);
                }
            }
            finally
            {
                data.Delete(recursive: true);
            }
        }

        floor.Print("a .NET process that does nothing", "ms");
        first.Print("./callcenter to the first call answered, empty data folder (goal 5,000)", "ms");
        later.Print("./callcenter to the first call answered, started again after it was killed (goal 5,000)", "ms");
        idle.Print("idle server after 5 s (goal 250)", "MB");
        return 0;
    }

    private static async Task<double> Nothing()
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "CallCenter.Bench.dll"), "nothing"]);
        await process.WaitForExitAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>Calls until a 200 comes, then hangs up. Milliseconds since the server was started.</summary>
    private static async Task<double> Answered(ServerUnderTest server)
    {
        using var phone = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        phone.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var here = phone.LocalEndPoint!.ToString()!;
        var name = $"{server.Id}-{server.Began}";
        var buffer = new byte[65536];
        while (Stopwatch.GetElapsedTime(server.Began) < TimeSpan.FromSeconds(60))
        {
            await Send(phone, Request("INVITE", 1, here, name, string.Empty, Offer));
            using var patience = new CancellationTokenSource(Retry);
            try
            {
                for (;;)
                {
                    var got = await phone.ReceiveAsync(buffer, patience.Token);
                    var text = Encoding.ASCII.GetString(buffer, 0, got);
                    if (text.StartsWith("SIP/2.0 200", StringComparison.Ordinal))
                    {
                        var took = Stopwatch.GetElapsedTime(server.Began).TotalMilliseconds;
                        var to = text.Split("\r\n").First(l => l.StartsWith("To:", StringComparison.OrdinalIgnoreCase));
                        await Send(phone, Request("ACK", 1, here, name, to, string.Empty));
                        await Send(phone, Request("BYE", 2, here, name, to, string.Empty));
                        return took;
                    }

                    if (text.StartsWith("SIP/2.0 ", StringComparison.Ordinal) && text[8] >= '3')
                    {
                        throw new InvalidOperationException($"The first call was refused: {text.Split("\r\n")[0]}");
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // Not yet.
            }
            catch (SocketException)
            {
                // Nobody listens yet: loopback says so at once.
                await Task.Delay(Retry);
            }
        }

        throw new InvalidOperationException("No call was answered within 60 s.");
    }

    private const string Offer = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n";

    private static async Task Send(Socket phone, string request)
    {
        try
        {
            await phone.SendToAsync(Encoding.ASCII.GetBytes(request), ServerUnderTest.Sip);
        }
        catch (SocketException)
        {
            // The refusal of an earlier packet.
        }
    }

    private static string Request(string method, int sequence, string here, string name, string to, string body) =>
        $"{method} sip:answer@{ServerUnderTest.Sip} SIP/2.0\r\nVia: SIP/2.0/UDP {here};branch=z9hG4bK{name}-{method}\r\n"
        + $"From: <sip:first@{here}>;tag=1\r\n{(to.Length > 0 ? to : $"To: <sip:answer@{ServerUnderTest.Sip}>")}\r\nCall-ID: {name}\r\n"
        + $"CSeq: {sequence} {method}\r\nContact: <sip:first@{here}>\r\nMax-Forwards: 70\r\n"
        + (body.Length > 0 ? "Content-Type: application/sdp\r\n" : string.Empty) + $"Content-Length: {body.Length}\r\n\r\n{body}";
}
