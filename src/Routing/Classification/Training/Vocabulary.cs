namespace CallCenter.Routing.Classification.Training;

/// <summary>The features that a set of texts has in common, numbered in the order of their keys.</summary>
internal sealed class Vocabulary
{
    private Vocabulary(uint[] keys, float[] rarity, Dictionary<uint, int> index) => (Keys, Rarity, Index) = (keys, rarity, index);

    public uint[] Keys { get; }

    public float[] Rarity { get; }

    public Dictionary<uint, int> Index { get; }

    /// <summary>Features of at least <paramref name="fewest"/> texts, with ln((1+n)/(1+df))+1 as their rarity.</summary>
    public static Vocabulary Of(IReadOnlyList<Sample> samples, int fewest)
    {
        var frequency = new Dictionary<uint, int>();
        foreach (var sample in samples)
        {
            foreach (var key in sample.Features.Grams.Keys.Concat(sample.Features.Concepts.Keys))
            {
                frequency[key] = frequency.GetValueOrDefault(key) + 1;
            }
        }

        var keys = frequency.Where(f => f.Value >= fewest).Select(f => f.Key).Order().ToArray();
        var rarity = Array.ConvertAll(keys, k => (float)(Math.Log((1.0 + samples.Count) / (1.0 + frequency[k])) + 1));
        var index = new Dictionary<uint, int>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            index[keys[i]] = i;
        }

        return new Vocabulary(keys, rarity, index);
    }
}
