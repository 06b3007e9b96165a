using System.Text.Json;
using CallCenter.Core.Calls;
using CallCenter.Core.Events;
using CallCenter.Core.Settings;
using CallCenter.Core.Wire;
using CallCenter.Journal;
using CallCenter.Routing.Switchboard;
using Microsoft.Extensions.Logging;

namespace CallCenter.Server.Running;

/// <summary>
/// The state as of the last record: the newest checkpoint, then the journal's tail decided again with the effects thrown away. An emergency
/// line starts whatever its disk did: a damaged place is passed over with an alarm, and an event that threw then may throw now.
/// </summary>
internal static class Restoration
{
    /// <summary>Brings a new switchboard up to date.</summary>
    /// <param name="switchboard">Empty.</param>
    /// <param name="folder">The journal.</param>
    /// <param name="checkpoints">Its checkpoints.</param>
    /// <param name="last">Number of the journal's last record.</param>
    /// <param name="contentOf">Settings by their hash.</param>
    /// <param name="log">Log.</param>
    /// <returns>The checkpoint that was loaded (0: none), the events that were decided again, and the newest call among them.</returns>
    public static (long Checkpoint, long Events, CallId LastCall) Run(
        Switchboard switchboard, string folder, CheckpointStore checkpoints, long last, Func<string, Settings> contentOf, ILogger log)
    {
        var from = 1L;
        if (checkpoints.LoadAtMost(last) is { } checkpoint)
        {
            switchboard.Load(checkpoint.Content.Span, contentOf);
            from = checkpoint.Seq + 1;
        }

        var events = 0L;
        CallId newest = default;
        foreach (var record in new JournalReader(folder).ReadWhole(from, place => log.JournalPassedOver(place)))
        {
            if (record.Gap is null && !record.IsRemoved && Read(record, contentOf, log) is { } happened)
            {
                Decide(switchboard, record, happened, log);
                events++;
                newest = happened is CallArrived { Call: var call } && call > newest ? call : newest;
            }
        }

        return (from - 1, events, newest);
    }

    private static SwitchboardEvent? Read(JournalRecord record, Func<string, Settings> contentOf, ILogger log)
    {
        try
        {
            var happened = JournalLine.ReadEvent(record.Payload.Span);
            return happened is SettingsChanged changed ? changed with { Content = contentOf(changed.Hash) } : happened;
        }
        catch (Exception why) when (why is JsonException or NotSupportedException)
        {
            log.EventUnreadable(record.Seq, why.Message);
            return null;
        }
    }

    private static void Decide(Switchboard switchboard, JournalRecord record, SwitchboardEvent happened, ILogger log)
    {
        try
        {
            switchboard.Decide(record.Seq, record.At, happened);
        }
#pragma warning disable CA1031 // it was put aside when it came, and it is put aside again: the start must not depend on it
        catch (Exception why)
#pragma warning restore CA1031
        {
            log.EventQuarantined(happened.GetType().Name, record.Seq, why);
        }
    }
}
