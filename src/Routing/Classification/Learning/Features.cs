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
                hash = Fingerprint.Add(hash, Seen(text.Text[start + n - 1]));
                if (n >= options.ShortestGram)
                {
                    Count(features._grams, hash);
                }
            }
        }

        return features;
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
