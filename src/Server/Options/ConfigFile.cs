using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Core.Settings;

namespace CallCenter.Server.Options;

/// <summary>
/// The part of <c>--config FILE</c> that is not a plain option: <c>settings</c> replaces what an empty installation starts with, and
/// <c>standingAgents</c> makes a row of agents that are always signed in (load tests, forwarded desks).
/// </summary>
internal static class ConfigFile
{
    /// <summary>Reads the settings of a file; null when it has none.</summary>
    /// <exception cref="OptionException">The file is not there or not readable; the sentence says where.</exception>
    public static Settings? Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new OptionException($"config is '{path}'; there is no such file");
        }

        try
        {
            var root = JsonNode.Parse(File.ReadAllText(path), null, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (root?["settings"] is not { } node)
            {
                return null;
            }

            var settings = SettingsBytes.ReadWritten(node);
            foreach (var row in root["standingAgents"]?.AsArray() ?? [])
            {
                settings = WithStanding(settings, row!);
            }

            return SettingsCheck.Faults(settings) is { Count: > 0 } faults
                ? throw new OptionException($"config '{path}': {string.Join("; ", faults)}")
                : settings;
        }
        catch (JsonException why)
        {
            throw new OptionException($"config '{path}' cannot be read: {why.Message}");
        }
    }

    /// <summary>Agents PREFIX1 … PREFIXcount at ADDRESS, where {0} is the number; each serves the queues whose size is not below his number.</summary>
    private static Settings WithStanding(Settings settings, JsonNode row)
    {
        var address = (string?)row["address"] ?? throw new OptionException("standingAgents: address is missing, for example sip:ag{0}@127.0.0.3:5077");
        var queues = row["queues"]?.AsObject() ?? throw new OptionException("standingAgents: queues is missing, for example { \"q50\": 50 }");
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
