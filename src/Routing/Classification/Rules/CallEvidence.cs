using CallCenter.Routing.Classification.Text;

namespace CallCenter.Routing.Classification.Rules;

/// <summary>What a condition may look at.</summary>
internal readonly struct CallEvidence
{
    private readonly bool[] _present;

    /// <param name="text">The words.</param>
    /// <param name="hits">Concepts in them.</param>
    /// <param name="concepts">Number of concepts in the lexicon.</param>
    /// <param name="dialled">Service number that was dialled; empty when unknown.</param>
    public CallEvidence(NormalText text, IReadOnlyList<Hit> hits, int concepts, string dialled)
    {
        (Text, Hits, Dialled, Lead) = (text, hits, dialled, string.Empty);
        _present = new bool[concepts];
        foreach (var hit in hits)
        {
            _present[hit.Concept] = true;
        }
    }

    public NormalText Text { get; }

    public IReadOnlyList<Hit> Hits { get; }

    public string Dialled { get; }

    /// <summary>Service that leads so far; empty while that is open.</summary>
    public string Lead { get; init; }

    /// <summary>Whether a concept occurs at all: most conditions are settled by this alone.</summary>
    public bool Has(int concept) => _present[concept];
}
