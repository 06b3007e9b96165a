using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Core.Settings;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Server.Options;

/// <summary>
/// The part of <c>--config FILE</c> that is not a plain option: <c>settings</c> replaces what an empty installation starts with, and
/// <c>standingAgents</c> makes a row of agents that are always signed in (load tests, forwarded desks).
/// </summary>
internal static class ConfigFile
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The plain options of a file, for the configuration; a name that does not exist is an error.</summary>
    /// <exception cref="OptionException">The file is not there or not readable, or names what does not exist; the sentence says where.</exception>
    public static IConfiguration Options(string path)
    {
        var plain = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in Read(path).Where(p => p.Key is not ("settings" or "standingAgents")))
        {
            plain[key] = ServerOptions.Keys.Contains(key, StringComparer.OrdinalIgnoreCase) && value is JsonValue
                ? value.ToString()
                : throw new OptionException(path, key, string.Join(", ", ServerOptions.Keys) + ", settings, standingAgents");
        }

        return new ConfigurationBuilder().AddInMemoryCollection(plain).Build();
    }

    /// <summary>Reads the settings of a file; null when it has none.</summary>
    /// <exception cref="OptionException">The file is not there or not readable; the sentence says where.</exception>
    public static Settings? Settings(string path)
    {
        var root = Read(path);
        if (root["settings"] is not { } node)
        {
            return null;
        }

        try
        {
            var settings = SettingsBytes.ReadWritten(node);
            foreach (var row in root["standingAgents"]?.AsArray() ?? [])
            {
                settings = WithStanding(settings, row!);
            }

            return SettingsCheck.Faults(settings) is { Count: > 0 } faults
                ? throw new OptionException($"config '{path}': {string.Join("; ", faults)}")
                : settings;
        }
        catch (Exception why) when (why is JsonException or InvalidOperationException or FormatException)
        {
            throw new OptionException("config", path, Texts.Say($"可读的 JSON({why.Message})", $"a file with readable settings ({why.Message})"));
        }
    }

    private static JsonObject Read(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path), null, Lenient) as JsonObject
                ?? throw new OptionException("config", path, Texts.Say("一个 JSON 对象", "one JSON object"));
        }
        catch (Exception why) when (why is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new OptionException("config", path, Texts.Say($"可读的 JSON 文件({why.Message})", $"a readable JSON file ({why.Message})"));
        }
    }

    /// <summary>Agents PREFIX1 … PREFIXcount at ADDRESS, where {0} is the number; each serves the queues whose size is not below his number.</summary>
    private static Settings WithStanding(Settings settings, JsonNode row)
    {
        var address = (string?)row["address"] ?? throw new OptionException("standingAgents.address", null, "sip:ag{0}@127.0.0.3:5077");
        var queues = row["queues"]?.AsObject() ?? throw new OptionException("standingAgents.queues", null, "{ \"q50\": 50 }");
        var sizes = queues.Select(q => (q.Key, Size: (int)q.Value!)).ToList();
        var most = sizes.Count == 0 ? 0 : sizes.Max(q => q.Size);
        var numbers = Enumerable.Range(1, most).ToList();
        return settings with
        {
            Phones = [.. settings.Phones, .. numbers.Select(n => new PhoneAccount
            {
                Name = Name(n),
                Address = string.Format(CultureInfo.InvariantCulture, address, n),
            })],
            Staff = [.. settings.Staff, .. numbers.Select(n => new StaffMember
            {
                Number = n.ToString("D5", CultureInfo.InvariantCulture),
                StandingPhone = Name(n),
                Queues = [.. sizes.Where(q => n <= q.Size).Select(q => q.Key)],
            })],
        };

        static string Name(int n) => string.Create(CultureInfo.InvariantCulture, $"standing-{n}");
    }
}
