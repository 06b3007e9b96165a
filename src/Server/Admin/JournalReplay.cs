using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Settings;
using CallCenter.Core.Wire;
using CallCenter.Journal;
using CallCenter.Routing.Switchboard;
using CallCenter.Server.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Server.Admin;

/// <summary>
/// A folder's journal decided once more, record by record, from its beginning or from a checkpoint. Reads only; a server may be running on the folder.
/// </summary>
/// <param name="folder">The data folder.</param>
internal sealed class JournalReplay(DataFolder folder)
{
    private readonly ContentStore contents = new(folder.Contents);
    private readonly Switchboard switchboard = new();
    private readonly JournalReader reader = new(folder.Journal);

    /// <summary>The switchboard as it is after the last record that was decided.</summary>
    public Switchboard Switchboard => switchboard;

    /// <summary>Number of the checkpoint from which it goes on; 0: from the beginning.</summary>
    public long Checkpoint { get; private set; }

    /// <summary>Begins so that the record of this number can be decided.</summary>
    /// <param name="seq">From 1.</param>
    public void Begin(long seq)
    {
        var checkpoints = new CheckpointStore(folder.Checkpoints, NullLogger<CheckpointStore>.Instance);
        if (seq > 1 && checkpoints.LoadAtMost(seq - 1) is { } checkpoint)
        {
            switchboard.Load(checkpoint.Content.Span, Content);
            Checkpoint = checkpoint.Seq;
        }
    }

    /// <summary>Every record from where it begins to the last of this number, with its event. Deciding them, in order, is the caller's.</summary>
    /// <param name="last">Number of the last.</param>
    /// <exception cref="AdminException">There is a gap, or a record whose content retention has removed: what came after can't be decided from here.</exception>
    public IEnumerable<(JournalRecord Record, SwitchboardEvent Happened)> Events(long last)
    {
        foreach (var record in reader.ReadFrom(Checkpoint + 1))
        {
            if (record.Seq > last)
            {
                yield break;
            }

            if (record.Gap is { } gap)
            {
                throw new AdminException(Texts.Say($"日志缺少第 {gap.From} 至 {gap.To} 条,无法从第 {Checkpoint} 条重放过去", $"the journal lacks {gap.From} to {gap.To}: it can't be decided over them from {Checkpoint}"));
            }

            if (record.IsRemoved)
            {
                throw new AdminException(Texts.Say($"第 {record.Seq} 条的内容已按期清除,无法重放", $"the content of record {record.Seq} was removed by retention: it can't be decided again"));
            }

            var happened = JournalLine.ReadEvent(record.Payload.Span);
            yield return (record, happened is SettingsChanged changed ? changed with { Content = Content(changed.Hash) } : happened);
        }
    }

    /// <summary>Decides a record; where the decision threw before, nothing comes of it now either.</summary>
    public List<Effect> Decide(JournalRecord record, SwitchboardEvent happened)
    {
        try
        {
            return switchboard.Decide(record.Seq, record.At, happened);
        }
        catch (Exception) when (JournalLine.DecidedBytes(record.Payload.Span) is [(byte)'[', (byte)']'])
        {
            return [];
        }
    }

    /// <summary>Where two lists of effects first differ.</summary>
    /// <param name="record">The record with what was decided.</param>
    /// <param name="decided">What is decided now, as the journal writes it.</param>
    /// <returns>Null: they are the same, byte for byte.</returns>
    public static ReplayDifference? Compare(JournalRecord record, ReadOnlySpan<byte> decided)
    {
        var before = JournalLine.DecidedBytes(record.Payload.Span);
        if (before.SequenceEqual(decided))
        {
            return null;
        }

        var (expected, found) = (JsonNode.Parse(before) as JsonArray ?? [], JsonNode.Parse(decided) as JsonArray ?? []);
        for (var n = 0; n < Math.Max(expected.Count, found.Count); n++)
        {
            var (left, right) = (n < expected.Count ? expected[n] : null, n < found.Count ? found[n] : null);
            if (!JsonNode.DeepEquals(left, right))
            {
                return Deepest(record.Seq, n, string.Empty, left, right);
            }
        }

        return new ReplayDifference(record.Seq, 0, "bytes", null, null);
    }

    private Settings Content(string hash) =>
        contents.Get(hash) is { } bytes ? JsonSerializer.Deserialize(bytes, CoreJson.Default.Settings)! : throw new AdminException(Texts.Say($"缺少设置 {hash}", $"the settings {hash} are not there"));

    private static ReplayDifference Deepest(long seq, int effect, string field, JsonNode? left, JsonNode? right)
    {
        if (left is JsonObject a && right is JsonObject b)
        {
            foreach (var name in a.Select(p => p.Key).Concat(b.Select(p => p.Key)).Distinct(StringComparer.Ordinal))
            {
                if (!JsonNode.DeepEquals(a[name], b[name]))
                {
                    return Deepest(seq, effect, field.Length == 0 ? name : $"{field}.{name}", a[name], b[name]);
                }
            }
        }

        return new ReplayDifference(seq, effect, field, Text(left), Text(right));
    }

    private static string? Text(JsonNode? node) => node?.ToJsonString(Control.ControlJson.Line);
}

/// <summary>The first difference of a replay.</summary>
/// <param name="Seq">Number of the record.</param>
/// <param name="Effect">Which effect of its list, from 0.</param>
/// <param name="Field">Which field of the effect; empty: the whole of it.</param>
/// <param name="Decided">What was decided then; null: nothing stood there.</param>
/// <param name="Now">What is decided now; null: nothing stands there.</param>
internal sealed record ReplayDifference(long Seq, int Effect, string Field, string? Decided, string? Now);
