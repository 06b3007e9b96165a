using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using CallCenter.Core.Settings;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Server.Options;

/// <summary>What the server is started with: appsettings.json, then environment (CALLCENTER_DATA …), then the command line.</summary>
internal sealed record ServerOptions
{
    /// <summary>Folder of everything that is kept. Default <c>data</c> in the current folder.</summary>
    public required string Data { get; init; }

    /// <summary>Web without encryption; only health and a redirection. Default 0.0.0.0:8080.</summary>
    public required IPEndPoint Http { get; init; }

    /// <summary>SIP addresses; port 5060 on each of this machine's addresses unless told otherwise.</summary>
    public required IReadOnlyList<IPEndPoint> Sip { get; init; }

    /// <summary>Database connection; null: SQLite in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>First and last RTP port; 0 and 0: any.</summary>
    public (int Min, int Max) RtpPorts { get; init; } = (20000, 39998);

    /// <summary>Whether waiting callers hear music.</summary>
    public bool Music { get; init; } = true;

    /// <summary>Settings that replace the ones of an empty installation; null: the usual ones.</summary>
    public Settings? FirstSettings { get; init; }

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="OptionException">A value is wrong: the sentence names the key, the value and what is allowed.</exception>
    public static ServerOptions Read(IConfiguration configuration)
    {
        var sip = configuration["sip"];
        return new ServerOptions
        {
            Data = Path.GetFullPath(configuration["data"] is { Length: > 0 } data ? data : "data"),
            Http = EndPoint("http", configuration["http"], new IPEndPoint(IPAddress.Any, 8080)),
            Sip = sip is { Length: > 0 } ? [EndPoint("sip", sip, null)] : OwnAddresses(5060),
            Database = configuration["database"],
            RtpPorts = RtpRange(configuration["rtp"]),
            FirstSettings = configuration["config"] is { Length: > 0 } file ? ConfigFile.Read(file) : null,
            Music = configuration["music"] is not { } music || Flag("music", music),
        };
    }

    private static IPEndPoint EndPoint(string key, string? value, IPEndPoint? usual) =>
        string.IsNullOrEmpty(value) && usual is not null ? usual
        : value is not null && value.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(value, out var endpoint) ? endpoint
        : throw new OptionException($"{key} is '{value}'; allowed is ADDRESS:PORT, for example 127.0.0.1:5060 or [::1]:5060, port 0 to 65535");

    private static (int Min, int Max) RtpRange(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return (20000, 39998);
        }

        var parts = value.Split('-');
        return parts.Length == 2 && int.TryParse(parts[0], out var min) && int.TryParse(parts[1], out var max) && min % 2 == 0
            && max % 2 == 0 && min <= max && max < 65536 && (min >= 1024 || (min == 0 && max == 0))
            ? (min, max)
            : throw new OptionException($"rtp is '{value}'; allowed is FIRST-LAST, both even, 1024 to 65534, or 0-0 for any free port");
    }

    private static bool Flag(string key, string value) => value.ToUpperInvariant() switch
    {
        "TRUE" => true,
        "FALSE" => false,
        _ => throw new OptionException($"{key} is '{value}'; allowed is true or false"),
    };

    private static List<IPEndPoint> OwnAddresses(int port) =>
        [.. NetworkInterface.GetAllNetworkInterfaces()
            .Where(n => n.OperationalStatus == OperationalStatus.Up || n.NetworkInterfaceType == NetworkInterfaceType.Loopback)
            .SelectMany(n => n.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address)
            .Where(a => a.AddressFamily == AddressFamily.InterNetwork)
            .Append(IPAddress.Loopback)
            .Distinct()
            .OrderByDescending(IPAddress.IsLoopback)
            .Select(a => new IPEndPoint(a, port))];
}
