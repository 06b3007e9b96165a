using CallCenter.Routing.Classification.Learning;

namespace CallCenter.Routing.Classification.Training;

/// <summary>Trains a model: one machine per class, calibrated on texts that each part of it had not seen. Pure and repeatable.</summary>
public static class Trainer
{
    /// <summary>Trains on all samples.</summary>
    /// <param name="samples">At least two texts and two labels.</param>
    /// <param name="options">How.</param>
    /// <returns>The model, and what it says about each sample when that sample's fold was held out: figures that may be published.</returns>
    /// <exception cref="FormatException">Too few texts or labels.</exception>
    public static (LinearModel Model, IReadOnlyList<Answer> HeldOut) Train(IReadOnlyList<Sample> samples, TrainingOptions options)
    {
        var classes = samples.Select(s => s.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (classes.Length < 2 || samples.Count < options.Folds)
        {
            throw new FormatException($"{samples.Count} texts with {classes.Length} labels are too few to learn from");
        }

        var truth = samples.Select(s => Array.BinarySearch(classes, s.Label, StringComparer.Ordinal)).ToArray();
        var scores = new float[samples.Count][];
        for (var fold = 0; fold < options.Folds; fold++)
        {
            var learned = Learn([.. samples.Where(s => FoldOf(s, options) != fold)], classes, options);
            for (var i = 0; i < samples.Count; i++)
            {
                if (FoldOf(samples[i], options) == fold)
                {
                    scores[i] = learned.Scores(samples[i].Features);
                }
            }
        }

        var (slope, offsets) = CalibrationFit.Fit(scores, truth, classes.Length);
        var model = ModelFile.Seal(Learn(samples, classes, options).Parts with { Slope = slope, Offsets = offsets });
        var heldOut = samples.Select((s, i) => Answer.Of(s.Label, classes, Calibration.Apply(scores[i], slope, offsets))).ToList();
        return (model, heldOut);
    }

    /// <summary>The fold in which a sample is held out.</summary>
    public static int FoldOf(Sample sample, TrainingOptions options)
    {
        var mixed = ((ulong)sample.Group + options.Seed) * 0x9E3779B97F4A7C15;
        return (int)((mixed >> 33) % (ulong)options.Folds);
    }

    private static LinearModel Learn(IReadOnlyList<Sample> given, string[] classes, TrainingOptions options)
    {
        var samples = options.Features.Concepts
            ? [.. given, .. Enumerable.Range(1, options.Thinned).SelectMany(n => given.Select((s, i) => s with { Features = s.Features.Thinned((uint)((i * 31) + n)) }))]
            : given;
        var vocabulary = Vocabulary.Of(given, options.FewestTexts);
        var (features, rows) = (vocabulary.Keys.Length, new (int, float)[samples.Count][]);
        var vector = new List<(int, float)>();
        for (var i = 0; i < rows.Length; i++)
        {
            Weighing.Weigh(samples[i].Features, vocabulary.Index, vocabulary.Rarity, vector);
            rows[i] = [.. vector];
        }

        var weights = new sbyte[features * classes.Length];
        var (scales, bias) = (new float[classes.Length], new float[classes.Length]);
        for (var c = 0; c < classes.Length; c++)
        {
            var positive = samples.Select(s => s.Label == classes[c]).ToArray();
            var solved = DualDescent.Solve(rows, features, positive, Costs(positive, options), options.Passes, options.Seed);
            bias[c] = solved[features];
            scales[c] = Math.Max(1e-9f, solved.AsSpan(0, features).ToArray().Select(MathF.Abs).DefaultIfEmpty().Max() / 127f);
            for (var f = 0; f < features; f++)
            {
                weights[(f * classes.Length) + c] = (sbyte)MathF.Round(solved[f] / scales[c]);
            }
        }

        return new LinearModel(new ModelParts(options.Features, classes, vocabulary.Keys, vocabulary.Rarity, weights, scales, bias, 1, new float[classes.Length]));
    }

    private static double[] Costs(bool[] positive, TrainingOptions options)
    {
        var yes = Math.Max(1, positive.Count(p => p));
        var help = Math.Pow((double)Math.Max(1, positive.Length - yes) / yes, options.Balance);
        return Array.ConvertAll(positive, p => p ? options.Cost * help : options.Cost);
    }
}
