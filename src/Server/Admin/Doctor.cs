using System.Net;
using System.Net.Sockets;
using CallCenter.Server.Options;

namespace CallCenter.Server.Admin;

/// <summary>Looks at what a call needs from this machine. Reads and tries only; leaves nothing behind.</summary>
/// <param name="options">The installation.</param>
/// <param name="server">The running server, whose ports are then its own; null: none runs.</param>
/// <param name="time">Clock.</param>
internal sealed class Doctor(ServerOptions options, ServerStatus? server, TimeProvider time)
{
    private readonly List<Finding> findings = [];

    /// <summary>Every finding, in the order of the checks.</summary>
    public async Task<DoctorReply> Look(CancellationToken cancellation)
    {
        Ports();
        RtpPorts();
        MachineChecks.Disk(options.Data, time, findings);
        await MachineChecks.Database(options, findings, cancellation).ConfigureAwait(false);
        MachineChecks.Libraries(findings);
        await MachineChecks.Clock(time, findings, cancellation).ConfigureAwait(false);
        MachineChecks.Limits(findings);
        MachineChecks.Prompts(options.Data, findings);
        return new DoctorReply(server is not null, findings);
    }

    private void Ports()
    {
        if (server is not null)
        {
            foreach (var address in server.Sip.Select(e => $"sip {e}").Concat(server.Web))
            {
                findings.Add(new Finding($"{Texts.Say("端口", "port")} {address}", FindingLevel.Good, Texts.Say("服务器正在使用", "the server uses it"), null));
            }

            return;
        }

        foreach (var (key, endpoint, type) in options.Sip.Select(e => ("sip", e, SocketType.Dgram)).Concat(options.Voice.Select(e => ("voice", e, SocketType.Dgram)))
            .Append(("http", options.Http, SocketType.Stream)).Append(("https", options.Https, SocketType.Stream)))
        {
            var name = $"{Texts.Say("端口", "port")} {key} {endpoint}";
            if (Taken(endpoint, type) is { } why)
            {
                findings.Add(new Finding(name, FindingLevel.Fault, why, Texts.Say(
                    $"结束占用该端口的程序('ss -lnp' 可查),或用 --{key} 另选", $"end the program that holds it ('ss -lnp' names it), or choose another with --{key}")));
            }
            else
            {
                findings.Add(new Finding(name, FindingLevel.Good, Texts.Say("空闲", "free"), null));
            }
        }
    }

    /// <summary>Every pair of the range is tried: a range half taken gives calls without sound.</summary>
    private void RtpPorts()
    {
        var (min, max) = options.RtpPorts;
        if (max == 0 || server is not null)
        {
            return;
        }

        var taken = 0;
        for (var port = min; port <= max; port += 2)
        {
            taken += Taken(new IPEndPoint(IPAddress.Any, port), SocketType.Dgram) is null ? 0 : 1;
        }

        var pairs = ((max - min) / 2) + 1;
        findings.Add(new Finding(
            $"RTP {min}-{max}",
            taken == 0 ? FindingLevel.Good : taken > pairs / 4 ? FindingLevel.Fault : FindingLevel.Warning,
            Texts.Say($"{pairs} 对端口,{taken} 对被占用", $"{pairs} port pairs, {taken} taken"),
            taken == 0 ? null : Texts.Say("用 --rtp 另选范围", "choose another range with --rtp")));
    }

    private static string? Taken(IPEndPoint endpoint, SocketType type)
    {
        using var socket = new Socket(endpoint.AddressFamily, type, type == SocketType.Dgram ? ProtocolType.Udp : ProtocolType.Tcp);
        try
        {
            socket.Bind(endpoint);
            return null;
        }
        catch (SocketException why)
        {
            return why.Message;
        }
    }
}
