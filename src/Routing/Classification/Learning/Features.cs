using CallCenter.Routing.Classification.Rules;
using CallCenter.Routing.Classification.Text;

namespace CallCenter.Routing.Classification.Learning;

/// <summary>A text as hashed features with their counts. The same text gives the same features anywhere.</summary>
public sealed class Features
{
    private readonly Dictionary<uint, float> _grams = [];
    private readonly Dictionary<uint, float> _concepts = [];

    /// <summary>Runs of characters and how often each occurs.</summary>
    public IReadOnlyDictionary<uint, float> Grams => _grams;

    /// <summary>Concepts and rules.</summary>
    public IReadOnlyDictionary<uint, float> Concepts => _concepts;

    /// <summary>Reads a text with the concepts and rules found in it.</summary>
    public static Features Of(NormalText text, IReadOnlyList<Hit> hits, IReadOnlyList<Firing> fired, IReadOnlyList<string> names, FeatureOptions options)
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

        foreach (var firing in fired)
        {
            features.Concept(Fingerprint.Add(Fingerprint.Add(Fingerprint.Start, "r:"), firing.Rule.Id));
        }

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
                var c = text.Text[start + n - 1];
                hash = Fingerprint.Add(hash, NormalText.EndsClause(c) || NormalText.EndsSentence(c) ? ' ' : char.IsAsciiDigit(c) ? '0' : c);
                if (n >= options.ShortestGram)
                {
                    Count(features._grams, hash);
                }
            }
        }

        return features;
    }

    private void Concept(ulong hash) => _concepts[Fold(hash)] = 1;

    private static void Count(Dictionary<uint, float> into, ulong hash)
    {
        ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(into, Fold(hash), out _);
        count++;
    }

    private static uint Fold(ulong hash) => (uint)(hash ^ (hash >> 32));
}
