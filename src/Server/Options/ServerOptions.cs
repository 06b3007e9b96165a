using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using CallCenter.Core.Settings;
using CallCenter.Server.Running;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Server.Options;

/// <summary>What the server is started with: appsettings.json, then <c>--config</c>, then environment (CALLCENTER_DATA …), then the command line.</summary>
internal sealed record ServerOptions
{
    /// <summary>Every key there is.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        ["data", "http", "https", "sip", "rtp", "voice", "database", "config", "empty", "music", "cert", "certkey", "anchor", "lang", "home"];

    /// <summary>Folder of everything that is kept. Default <c>data</c> beside the program's own folder.</summary>
    public required DataFolder Data { get; init; }

    /// <summary>Web without encryption; only health and a redirection. Default 0.0.0.0:8080.</summary>
    public required IPEndPoint Http { get; init; }

    /// <summary>Web. Default 0.0.0.0:8443.</summary>
    public required IPEndPoint Https { get; init; }

    /// <summary>SIP addresses; port 5060 on each of this machine's addresses unless told otherwise.</summary>
    public required IReadOnlyList<IPEndPoint> Sip { get; init; }

    /// <summary>Addresses of browser voice, one UDP port; the port of https on each address that it serves unless told otherwise. At most 8.</summary>
    public IReadOnlyList<IPEndPoint> Voice { get; init; } = [];

    /// <summary>Database connection; null: SQLite in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>First and last RTP port; 0 and 0: any.</summary>
    public (int Min, int Max) RtpPorts { get; init; } = (20000, 39998);

    /// <summary>Whether waiting callers hear music.</summary>
    public bool Music { get; init; } = true;

    /// <summary>True: the first start makes no accounts.</summary>
    public bool Empty { get; init; }

    /// <summary>Certificate for https, PEM, with its chain; null: one made here by a local authority.</summary>
    public string? Certificate { get; init; }

    /// <summary>Its key, PEM; null: in the same file.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>File of the journal's signed ends; best on another medium. Null: in the data folder.</summary>
    public string? Anchor { get; init; }

    /// <summary>Settings that replace the ones of an empty installation; null: the usual ones.</summary>
    public Settings? FirstSettings { get; init; }

    /// <summary>The connection string that is in force.</summary>
    public string Connection => Database ?? $"Data Source={Data.Database}";

    /// <summary>Reads the configuration.</summary>
    /// <exception cref="OptionException">A value is wrong: the sentence names the key, the value and what is allowed.</exception>
    public static ServerOptions Read(IConfiguration configuration)
    {
        if (configuration["lang"] is { Length: > 0 } lang)
        {
            Texts.English = Texts.Languages.Contains(lang) ? lang == "en" : throw new OptionException("lang", lang, string.Join(" | ", Texts.Languages));
        }

        var options = new ServerOptions
        {
            Data = FolderOf(configuration),
            Http = EndPoint("http", configuration["http"], new IPEndPoint(IPAddress.Any, 8080)),
            Https = EndPoint("https", configuration["https"], new IPEndPoint(IPAddress.Any, 8443)),
            Sip = SipEndPoints(configuration["sip"]),
            Database = configuration["database"] is { Length: > 0 } database ? Connect(database) : null,
            RtpPorts = RtpRange(configuration["rtp"]),
            Empty = Flag("empty", configuration["empty"], usual: false),
            Music = Flag("music", configuration["music"], usual: true),
            Certificate = ExistingFile("cert", configuration["cert"]),
            CertificateKey = ExistingFile("certkey", configuration["certkey"]),
            Anchor = configuration["anchor"] is { Length: > 0 } anchor ? Path.GetFullPath(anchor) : null,
            FirstSettings = configuration["config"] is { Length: > 0 } file ? ConfigFile.Settings(file) : null,
        };
        options = options with { Voice = VoiceEndPoints(configuration["voice"], options.Https) };
        foreach (var (key, endpoint) in options.Sip.Select(e => ("sip", e))
            .Append(("http", options.Http)).Append(("https", options.Https)).Concat(options.Voice.Select(e => ("voice", e))))
        {
            if (!IsOurs(endpoint.Address))
            {
                throw new OptionException(key, endpoint.ToString(), Texts.Say("本机的地址", "an address of this machine"));
            }
        }

        return options;
    }

    /// <summary>The data folder alone: all that a command needs.</summary>
    public static DataFolder FolderOf(IConfiguration configuration) => new(Path.GetFullPath(
        configuration["data"] is { Length: > 0 } data ? data : Path.Combine(configuration["home"] ?? string.Empty, "data")));

    /// <summary>IPv4 addresses of this machine, loopback first, each with the port.</summary>
    public static List<IPEndPoint> OwnAddresses(int port) =>
        [.. NetworkInterface.GetAllNetworkInterfaces()
            .Where(n => n.OperationalStatus == OperationalStatus.Up || n.NetworkInterfaceType == NetworkInterfaceType.Loopback)
            .SelectMany(n => n.GetIPProperties().UnicastAddresses)
            .Select(a => a.Address)
            .Where(a => a.AddressFamily == AddressFamily.InterNetwork)
            .Append(IPAddress.Loopback)
            .Distinct()
            .OrderByDescending(IPAddress.IsLoopback)
            .Select(a => new IPEndPoint(a, port))];

    private static bool IsOurs(IPAddress address)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(address, 0));
            return true;
        }
        catch (SocketException why) when (why.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            return false;
        }
    }

    private static List<IPEndPoint> SipEndPoints(string? value) => string.IsNullOrEmpty(value) ? OwnAddresses(5060) : Named("sip", value);

    /// <summary>An address must stand in Contact and SDP, so "any" means each of our own.</summary>
    private static List<IPEndPoint> Named(string key, string value) =>
        [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(one => EndPoint(key, one, null))
            .SelectMany(e => e.Address.Equals(IPAddress.Any) ? OwnAddresses(e.Port) : [e])
            .Distinct()];

    /// <summary>A page that reached https can reach the same number over UDP where no firewall tells the two apart. The first eight addresses stand in answers.</summary>
    private static List<IPEndPoint> VoiceEndPoints(string? value, IPEndPoint https)
    {
        const int Most = 8;
        if (string.IsNullOrEmpty(value))
        {
            var any = https.Address.Equals(IPAddress.Any) || https.Address.Equals(IPAddress.IPv6Any);
            return any ? [.. OwnAddresses(https.Port).Take(Most)] : [https];
        }

        var all = Named("voice", value);
        return all.Count <= Most && all.Select(e => e.Port).Distinct().Count() == 1 ? all
            : throw new OptionException("voice", value, Texts.Say("至多 8 个地址,端口相同", "at most 8 addresses with the same port"));
    }

    private static IPEndPoint EndPoint(string key, string? value, IPEndPoint? usual) =>
        string.IsNullOrEmpty(value) && usual is not null ? usual
        : value is not null && HasPort(value) && IPEndPoint.TryParse(value, out var endpoint) ? endpoint
        : throw new OptionException(key, value, Texts.Say("地址:端口,例如 127.0.0.1:5060 或 [::1]:5060,端口 0 至 65535", "ADDRESS:PORT, for example 127.0.0.1:5060 or [::1]:5060, port 0 to 65535"));

    private static bool HasPort(string value) =>
        value.StartsWith('[') ? value.Contains("]:", StringComparison.Ordinal) : value.Count(c => c == ':') == 1 && !value.EndsWith(':');

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
            : throw new OptionException("rtp", value, Texts.Say("首-末,均为偶数,1024 至 65534;0-0 为任意空闲端口", "FIRST-LAST, both even, 1024 to 65534, or 0-0 for any free port"));
    }

    private static bool Flag(string key, string? value, bool usual) => value?.ToUpperInvariant() switch
    {
        null or "" => usual,
        "TRUE" => true,
        "FALSE" => false,
        _ => throw new OptionException(key, value, "true | false"),
    };

    private static string Connect(string value) =>
        value.Contains("Data Source=", StringComparison.OrdinalIgnoreCase) || value.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? value
            : throw new OptionException(
                "database", value, Texts.Say("'Data Source=文件'(SQLite)或 'Host=…;Database=…;Username=…'(PostgreSQL)", "'Data Source=FILE' (SQLite) or 'Host=…;Database=…;Username=…' (PostgreSQL)"));

    private static string? ExistingFile(string key, string? value) =>
        string.IsNullOrEmpty(value) ? null
        : File.Exists(value) ? Path.GetFullPath(value)
        : throw new OptionException(key, value, Texts.Say("存在的 PEM 文件", "a PEM file that exists"));
}
