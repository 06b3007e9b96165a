using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Core.Events;
using CallCenter.Core.Settings;
using CallCenter.Core.Wire;
using CallCenter.Routing.Switchboard;

namespace CallCenter.Unit.Routing;

/// <summary>
/// A journal as text, one line per event: sequence number, time, the event, and with settings their content. With
/// <see cref="Variable"/> set, this program does nothing but replay the named journal and print what it decided.
/// </summary>
internal static class Replay
{
    public const string Variable = "CALLCENTER_REPLAY";

    public static string Folder { get; } = Beside("Golden");

    /// <summary>SHA-256 of all decisions on a journal, hexadecimal.</summary>
    public static string Decisions(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var line = new JournalLine();
        var board = new Switchboard();
        foreach (var text in File.ReadLines(path))
        {
            var node = JsonNode.Parse(text)!;
            var happened = node["event"].Deserialize(CoreJson.Default.SwitchboardEvent)!;
            if (happened is SettingsChanged changed)
            {
                happened = changed with { Content = node["content"].Deserialize(CoreJson.Default.Settings) };
            }

            line.Write(happened, board.Decide(node["seq"]!.GetValue<long>(), node["at"]!.GetValue<long>(), happened));
            hash.AppendData(line.Decided);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Writes the journal of a random world.</summary>
    public static void Write(string path, int seed, int events)
    {
        var board = new Switchboard();
        var fate = new Fate(seed);
        using var file = new StreamWriter(path) { NewLine = "\n" };
        for (var seq = 1L; seq <= events; seq++)
        {
            var happened = fate.Next();
            fate.Observe(board.Decide(seq, fate.Now, happened));
            var node = new JsonObject
            {
                ["seq"] = seq,
                ["at"] = fate.Now,
                ["event"] = JsonSerializer.SerializeToNode(happened, CoreJson.Default.SwitchboardEvent),
            };
            if (happened is SettingsChanged { Content: { } content })
            {
                node["content"] = JsonSerializer.SerializeToNode(content, CoreJson.Default.Settings);
            }

            file.WriteLine(node.ToJsonString());
        }
    }

#pragma warning disable CA2255 // this program is a test: the entry is for itself in another process
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void InAnotherProcess()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path)
        {
            // Numbers that no code of ours may ever be written with.
            var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            strange.NumberFormat.NegativeSign = "minus";
            strange.NumberFormat.NumberDecimalSeparator = "~";
            strange.NumberFormat.NumberGroupSeparator = "_";
            CultureInfo.CurrentCulture = strange;
            CultureInfo.DefaultThreadCurrentCulture = strange;
            System.Console.Out.Write($"{Decisions(path)} {"a".GetHashCode(StringComparison.Ordinal)}");
            Environment.Exit(0);
        }
    }

    private static string Beside(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}
