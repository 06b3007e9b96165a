namespace CallCenter.Routing.Classification.Training;

/// <summary>How good answers are.</summary>
public sealed record Evaluation
{
    private const int Bins = 10;

    /// <summary>How many were asked.</summary>
    public required int Count { get; init; }

    /// <summary>Share of right answers, 0 to 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Mean of the classes' F1, over classes that occur in truth or answer, 0 to 1.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Expected calibration error over ten bins of equal width, 0 to 1.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>Per class: how many, precision, recall, F1.</summary>
    public required IReadOnlyList<ClassFigures> Classes { get; init; }

    /// <summary>Truth, answer, how many; the diagonal is left out; most frequent first.</summary>
    public required IReadOnlyList<(string Truth, string Said, int Count)> Confusions { get; init; }

    /// <summary>Per bin: how many, mean probability, share of right answers.</summary>
    public required IReadOnlyList<(int Count, double Probability, double Right)> Calibration { get; init; }

    /// <summary>Compares answers with the truth.</summary>
    public static Evaluation Of(IReadOnlyList<Answer> answers)
    {
        var count = Math.Max(1, answers.Count);
        var names = answers.SelectMany(a => new[] { a.Truth, a.Said }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var classes = names.Select(n => Figures(answers, n)).ToList();
        var bins = Enumerable.Range(0, Bins).Select(b => answers.Where(a => Math.Min(Bins - 1, (int)(a.Probability * Bins)) == b).ToList())
            .Select(b => (b.Count, Probability: b.Count == 0 ? 0 : b.Average(a => (double)a.Probability), Right: b.Count == 0 ? 0 : b.Average(a => a.Truth == a.Said ? 1.0 : 0)))
            .ToList();
        return new Evaluation
        {
            Count = answers.Count,
            Accuracy = answers.Count(a => a.Truth == a.Said) / (double)count,
            MacroF1 = classes.Count == 0 ? 0 : classes.Average(c => c.F1),
            CalibrationError = bins.Sum(b => b.Count * Math.Abs(b.Probability - b.Right)) / count,
            Classes = classes,
            Confusions = [.. answers.Where(a => a.Truth != a.Said).GroupBy(a => (a.Truth, a.Said)).Select(g => (g.Key.Truth, g.Key.Said, Count: g.Count()))
                .OrderByDescending(g => g.Count).ThenBy(g => g.Truth, StringComparer.Ordinal).ThenBy(g => g.Said, StringComparer.Ordinal)],
            Calibration = bins,
        };
    }

    private static ClassFigures Figures(IReadOnlyList<Answer> answers, string name)
    {
        var right = answers.Count(a => a.Truth == name && a.Said == name);
        var (said, true_) = (answers.Count(a => a.Said == name), answers.Count(a => a.Truth == name));
        var precision = said == 0 ? 0 : right / (double)said;
        var recall = true_ == 0 ? 0 : right / (double)true_;
        return new ClassFigures(name, true_, precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }
}
