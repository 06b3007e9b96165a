using CallCenter.Routing.Classification.Text;

namespace CallCenter.Routing.Classification.Rules;

/// <summary>What a condition may look at.</summary>
/// <param name="Text">The words.</param>
/// <param name="Hits">Concepts in them.</param>
/// <param name="Dialled">Service number that was dialled; empty when unknown.</param>
/// <param name="Lead">Service that leads so far; empty while that is open.</param>
internal readonly record struct CallEvidence(NormalText Text, IReadOnlyList<Hit> Hits, string Dialled, string Lead);
