using System.Numerics;

namespace CallCenter.Routing.Classification.Learning;

/// <summary>A linear classifier over hashed features with calibrated probabilities. Immutable and safe to share between threads.</summary>
public sealed class LinearModel
{
    private readonly Dictionary<uint, int> _index;
    private readonly float[] _weights;

    internal LinearModel(ModelParts parts)
    {
        Parts = parts;
        _index = new Dictionary<uint, int>(parts.Keys.Length);
        for (var i = 0; i < parts.Keys.Length; i++)
        {
            _index[parts.Keys[i]] = i;
        }

        var classes = parts.Classes.Length;
        _weights = new float[parts.Keys.Length * classes];
        for (var i = 0; i < _weights.Length; i++)
        {
            _weights[i] = parts.Weights[i] * parts.Scales[i % classes];
        }
    }

    /// <summary>The classes, in the order of the probabilities.</summary>
    public IReadOnlyList<string> Classes => Parts.Classes;

    /// <summary>What it looks at.</summary>
    public FeatureOptions Options => Parts.Options;

    /// <summary>Sixteen hexadecimal digits over everything in it.</summary>
    public string Version => Parts.Version;

    internal ModelParts Parts { get; }

    /// <summary>Probability of each class, 0 to 1, in sum 1.</summary>
    public float[] Probabilities(Features features) => Calibrated(Scores(features));

    /// <summary>What one occurrence of a feature adds to a class, before lengths are made equal; 0 when either is unknown.</summary>
    internal float WeightOf(uint key, string name)
    {
        var c = Array.IndexOf(Parts.Classes, name);
        return c >= 0 && _index.TryGetValue(key, out var number) ? _weights[(number * Parts.Classes.Length) + c] * Parts.Rarity[number] : 0;
    }

    internal float[] Scores(Features features)
    {
        var vector = new List<(int Index, float Value)>(features.Grams.Count + features.Concepts.Count);
        Weighing.Weigh(features, _index, Parts.Rarity, vector);
        var classes = Parts.Classes.Length;
        var scores = Parts.Bias.AsSpan().ToArray();
        foreach (var (index, value) in vector)
        {
            Add(_weights.AsSpan(index * classes, classes), value, scores);
        }

        return scores;
    }

    private static void Add(ReadOnlySpan<float> row, float value, Span<float> scores)
    {
        var c = 0;
        var wide = new Vector<float>(value);
        for (; c + Vector<float>.Count <= row.Length; c += Vector<float>.Count)
        {
            ((new Vector<float>(row[c..]) * wide) + new Vector<float>(scores[c..])).CopyTo(scores[c..]);
        }

        for (; c < row.Length; c++)
        {
            scores[c] += row[c] * value;
        }
    }

    private float[] Calibrated(float[] scores) => Calibration.Apply(scores, Parts.Slope, Parts.Offsets);
}
