using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CallCenter.Walk.House;

/// <summary>A caller at the wire itself, for what SIPp's steps can't time or branch: sends what it is told when it is told, and keeps what comes with its moment.</summary>
internal sealed class WireCaller : IDisposable
{
    private readonly Site site;
    private readonly Socket signalling;
    private readonly Socket media;
    private readonly string number;
    private readonly string from;
    private readonly string callId = Guid.NewGuid().ToString("N");
    private readonly string branch = "z9hG4bK" + Guid.NewGuid().ToString("N");
    private readonly Lock gate = new();
    private readonly List<(string Head, long At)> heard = [];
    private readonly List<(byte[] Packet, long At)> packets = [];
    private string to;
    private string contact;
    private DateTimeOffset beganAt;

    public WireCaller(Site site, string number, string from)
    {
        (this.site, this.number, this.from) = (site, number, from);
        (signalling, media) = (Udp(), Udp());
        contact = to = $"sip:{number}@{site.Server.Sip}";
        to = $"<{to}>";
        _ = Listen(signalling, (bytes, at) => heard.Add((Encoding.ASCII.GetString(bytes), at)));
        _ = Listen(media, (bytes, at) => packets.Add((bytes, at)));
    }

    /// <summary>When the INVITE left, in <see cref="Stopwatch"/> ticks.</summary>
    public long Began { get; private set; }

    /// <summary>Packets that came, each with its moment.</summary>
    public IReadOnlyList<(byte[] Packet, long At)> Packets
    {
        get
        {
            lock (gate)
            {
                return [.. packets];
            }
        }
    }

    public void Invite()
    {
        var sdp = SippScript.Sdp
            .Replace("[media_ip]", "127.0.0.1", StringComparison.Ordinal)
            .Replace("[rtpstream_audio_port]", Port(media), StringComparison.Ordinal)
            .ReplaceLineEndings("\r\n") + "\r\n";
        (Began, beganAt) = (Stopwatch.GetTimestamp(), DateTimeOffset.UtcNow);
        Send("INVITE", 1, branch, sdp);
    }

    /// <summary>How long after the INVITE a moment was.</summary>
    public TimeSpan After(long ticks) => Stopwatch.GetElapsedTime(Began, ticks);

    /// <summary>A moment of the wall clock, as a log has it, in <see cref="Stopwatch"/> ticks.</summary>
    public long Ticks(DateTimeOffset moment) => Began + (long)((moment - beganAt).TotalSeconds * Stopwatch.Frequency);

    public void Cancel() => Send("CANCEL", 1, branch);

    /// <summary>When a response to that method came, in <see cref="Stopwatch"/> ticks; null: not yet.</summary>
    public long? At(int code, string method)
    {
        lock (gate)
        {
            return Find(code, method)?.At;
        }
    }

    /// <summary>Waits for a response.</summary>
    public async Task<long> Reply(int code, string method = "INVITE")
    {
        await Until.True($"{code} for {method}", () => At(code, method) is not null);
        return At(code, method)!.Value;
    }

    /// <summary>Waits for how the INVITE ended and confirms it; an answered call is hung up when told so.</summary>
    /// <returns>The final code.</returns>
    public async Task<int> End(bool hangUp = true)
    {
        await Until.True("an end of the INVITE", () => At(200, "INVITE") is not null || At(487, "INVITE") is not null);
        string answer;
        var code = At(200, "INVITE") is null ? 487 : 200;
        lock (gate)
        {
            answer = Find(code, "INVITE")!.Value.Head;
        }

        to = Header(answer, "To");
        if (code == 487)
        {
            Send("ACK", 1, branch);
            return code;
        }

        contact = Header(answer, "Contact").TrimStart('<').Split('>')[0];
        Send("ACK", 1, "z9hG4bK" + Guid.NewGuid().ToString("N"));
        return hangUp ? await HangUp() : code;
    }

    public async Task<int> HangUp()
    {
        Send("BYE", 2, "z9hG4bK" + Guid.NewGuid().ToString("N"));
        await Reply(200, "BYE");
        return 200;
    }

    public void Dispose()
    {
        signalling.Dispose();
        media.Dispose();
    }

    private static Socket Udp()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static string Port(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture);

    private static string Header(string message, string name) =>
        message.Split("\r\n").First(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    private (string Head, long At)? Find(int code, string method)
    {
        foreach (var one in heard)
        {
            if (one.Head.StartsWith(string.Create(CultureInfo.InvariantCulture, $"SIP/2.0 {code} "), StringComparison.Ordinal)
                && Header(one.Head, "CSeq").EndsWith(method, StringComparison.Ordinal))
            {
                return one;
            }
        }

        return null;
    }

    private void Send(string method, int cseq, string via, string? sdp = null)
    {
        var target = cseq == 1 && via == branch ? $"sip:{number}@{site.Server.Sip}" : contact;
        signalling.SendTo(
            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
                {method} {target} SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:{Port(signalling)};branch={via};rport
                Max-Forwards: 70
                From: <sip:{from}@127.0.0.1>;tag={callId[..8]}
                To: {to}
                Call-ID: {callId}
                CSeq: {cseq} {method}
                Contact: <sip:{from}@127.0.0.1:{Port(signalling)}>
                {(sdp is null ? string.Empty : "Content-Type: application/sdp\n")}Content-Length: {sdp?.Length ?? 0}


                """).ReplaceLineEndings("\r\n") + sdp),
            site.Server.Sip);
    }

    private async Task Listen(Socket socket, Action<byte[], long> take)
    {
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var length = await socket.ReceiveAsync(buffer.AsMemory());
                var at = Stopwatch.GetTimestamp();
                lock (gate)
                {
                    take(buffer[..length], at);
                }
            }
        }
        catch (Exception why) when (why is SocketException or ObjectDisposedException)
        {
            // The test closed it.
        }
    }
}
