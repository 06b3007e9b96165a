using System.Text;
using System.Text.Json;
using CallCenter.Core.Effects;
using CallCenter.Core.Facts;
using CallCenter.Core.Wire;
using CallCenter.Journal;

namespace CallCenter.Casework.Calls;

/// <summary>The facts that one journal record published.</summary>
internal sealed record FactLine(long Seq, IReadOnlyList<Fact> Facts, string? Unreadable = null)
{
    private static readonly byte[] Mark = Encoding.UTF8.GetBytes($"\"{nameof(PublishFact)}\"");

    /// <summary>Reads the facts; a payload that is none of the switchboard's is a line with a reason.</summary>
    public static FactLine Read(JournalRecord record)
    {
        var decided = JournalLine.DecidedBytes(record.Payload.Span);

        // Most records publish nothing: only those with the mark are worth parsing.
        if (record.IsRemoved || record.Gap is not null || decided.IndexOf(Mark) < 0)
        {
            return new FactLine(record.Seq, []);
        }

        try
        {
            var facts = JournalLine.ReadDecided(record.Payload.Span).OfType<PublishFact>().Select(p => p.Fact).ToList();
            return new FactLine(record.Seq, facts);
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException)
        {
            return new FactLine(record.Seq, [], failure.GetType().Name);
        }
    }
}
