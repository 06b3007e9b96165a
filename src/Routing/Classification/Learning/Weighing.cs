namespace CallCenter.Routing.Classification.Learning;

/// <summary>Turns counted features into a vector of length one: sublinear counts times inverse document frequency; concepts as a block of their own.</summary>
internal static class Weighing
{
    /// <summary>How much the block of concepts weighs beside the block of character runs.</summary>
    private const float ConceptShare = 1.2f;

    /// <summary>Writes index and value of every known feature.</summary>
    /// <param name="features">The text.</param>
    /// <param name="index">Gives the number of a feature.</param>
    /// <param name="rarity">Inverse document frequency by number.</param>
    /// <param name="into">Is cleared, then filled.</param>
    public static void Weigh(Features features, Dictionary<uint, int> index, float[] rarity, List<(int Index, float Value)> into)
    {
        into.Clear();
        Block(features.Grams, index, rarity, into, 1);
        var grams = into.Count;
        Block(features.Concepts, index, rarity, into, ConceptShare);
        var norm = grams == 0 || grams == into.Count ? 1f : 1f / MathF.Sqrt(1 + (ConceptShare * ConceptShare));
        for (var i = 0; i < into.Count; i++)
        {
            into[i] = (into[i].Index, into[i].Value * norm);
        }
    }

    private static void Block(IReadOnlyDictionary<uint, float> counts, Dictionary<uint, int> index, float[] rarity, List<(int Index, float Value)> into, float share)
    {
        var (from, square) = (into.Count, 0f);
        foreach (var (key, count) in (Dictionary<uint, float>)counts)
        {
            if (index.TryGetValue(key, out var number))
            {
                var value = (1 + MathF.Log(count)) * rarity[number];
                into.Add((number, value));
                square += value * value;
            }
        }

        var scale = square > 0 ? share / MathF.Sqrt(square) : 0;
        for (var i = from; i < into.Count; i++)
        {
            into[i] = (into[i].Index, into[i].Value * scale);
        }
    }
}
