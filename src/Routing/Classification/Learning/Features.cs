using CallCenter.Routing.Classification.Rules;
using CallCenter.Routing.Classification.Text;

namespace CallCenter.Routing.Classification.Learning;

/// <summary>A text as hashed features with their counts. The same text gives the same features anywhere.</summary>
public sealed class Features
{
    private const int PairReach = 8;

    private readonly Dictionary<uint, float> _grams = [];
    private readonly Dictionary<uint, float> _concepts = [];

    /// <summary>Runs of characters and how often each occurs.</summary>
    public IReadOnlyDictionary<uint, float> Grams => _grams;

    /// <summary>Concepts with their standing, and pairs of neighbours.</summary>
    public IReadOnlyDictionary<uint, float> Concepts => _concepts;

    /// <summary>Reads a text with the concepts found in it.</summary>
    public static Features Of(NormalText text, IReadOnlyList<Hit> hits, IReadOnlyList<string> names, FeatureOptions options)
    {
        var features = Of(text, options);
        if (!options.Concepts)
        {
            return features;
        }

        foreach (var hit in hits)
        {
            var name = Fingerprint.Add(Fingerprint.Add(Fingerprint.Start, "c:"), names[hit.Concept]);
            features.Concept(name);
            features.Concept(Fingerprint.Add(Fingerprint.Add(name, '/'), (char)('0' + (int)hit.Standing)));
        }

        features.Pairs(text, hits, names);
        return features;
    }

    /// <summary>Reads a text by its characters alone.</summary>
    public static Features Of(NormalText text, FeatureOptions options)
    {
        var features = new Features();
        for (var start = 0; start < text.Text.Length; start++)
        {
            var hash = Fingerprint.Start;
            for (var n = 1; n <= options.LongestGram && start + n <= text.Text.Length; n++)
            {
                hash = Fingerprint.Add(hash, Seen(text.Text[start + n - 1]));
                if (n >= options.ShortestGram)
                {
                    Count(features._grams, hash);
                }
            }
        }

        return features;
    }

    /// <summary>The same text with about half of its concepts left out, the same half for the same seed: as a text would be whose words the lexicon does not know.</summary>
    public Features Thinned(uint seed)
    {
        var thin = new Features();
        foreach (var (key, count) in _grams)
        {
            thin._grams.Add(key, count);
        }

        foreach (var (key, count) in _concepts)
        {
            if ((((key ^ seed) * 2654435761) >> 31 & 1) == 0)
            {
                thin._concepts.Add(key, count);
            }
        }

        return thin;
    }

    /// <summary>Two concepts near each other say more than both alone: a body part and a blow, a child and a car.</summary>
    private void Pairs(NormalText text, IReadOnlyList<Hit> hits, IReadOnlyList<string> names)
    {
        for (var i = 0; i < hits.Count; i++)
        {
            if (hits[i].Standing != Standing.Live || names[hits[i].Concept][0] == '.')
            {
                continue;
            }

            for (var j = i + 1; j < hits.Count && hits[j].Start - hits[i].End <= PairReach; j++)
            {
                if (hits[j].Standing == Standing.Live && hits[j].Concept != hits[i].Concept && hits[j].Start >= hits[i].End
                    && names[hits[j].Concept][0] != '.' && text.SentenceAt(hits[i].Start) == text.SentenceAt(hits[j].Start))
                {
                    Concept(Fingerprint.Add(Fingerprint.Add(Fingerprint.Add(Fingerprint.Start, names[hits[i].Concept]), '+'), names[hits[j].Concept]));
                }
            }
        }
    }

    /// <summary>The key of a run of characters.</summary>
    internal static uint Key(ReadOnlySpan<char> gram)
    {
        var hash = Fingerprint.Start;
        foreach (var c in gram)
        {
            hash = Fingerprint.Add(hash, Seen(c));
        }

        return Fold(hash);
    }

    /// <summary>All marks are one mark, all digits one digit.</summary>
    private static char Seen(char c) => NormalText.EndsClause(c) || NormalText.EndsSentence(c) ? ' ' : char.IsAsciiDigit(c) ? '0' : c;

    private void Concept(ulong hash) => _concepts[Fold(hash)] = 1;

    private static void Count(Dictionary<uint, float> into, ulong hash)
    {
        ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(into, Fold(hash), out _);
        count++;
    }

    private static uint Fold(ulong hash) => (uint)(hash ^ (hash >> 32));
}
