using System.Globalization;
using CallCenter.Routing.Classification.Learning;
using CallCenter.Routing.Classification.Training;
using CallCenter.Server.Commands;

namespace CallCenter.Server.Classifying;

/// <summary>The page that goes with a model: from what it was made, how, how good it is, for what it is not.</summary>
internal static class ModelCard
{
    public static string Write(TrainWish wish, TrainingOptions options, LinearModel model, IReadOnlyList<Sample> samples, int removed, Evaluation figures)
    {
        var page = new List<string>
        {
            $"# Model `{Path.GetFileName(wish.Model)}`",
            string.Empty,
            $"- Says: column `{wish.Label}`, {model.Classes.Count} classes.",
            $"- Version: `{model.Version}` (FNV-1a over the file).",
            $"- Learned from: {samples.Count} texts, {removed} near-duplicates removed (half of their runs of five characters in common).",
            string.Create(CultureInfo.InvariantCulture, $"- Looks at: runs of {options.Features.ShortestGram} to {options.Features.LongestGram} characters, sublinear counts times rarity{(options.Features.Concepts ? "; concepts of the lexicon with their standing, and pairs of neighbours" : string.Empty)}."),
            string.Create(CultureInfo.InvariantCulture, $"- Learned by: one linear machine per class, squared hinge loss, cost {options.Cost}, class balance {options.Balance}, {options.Passes} passes{(options.Features.Concepts ? $", each text learned {options.Thinned} times more with half of its concepts left out" : string.Empty)}; weights kept in one byte each."),
            $"- Probabilities: softmax of slope and offsets learned on scores of held-out folds ({options.Folds}).",
            "- Not for: deciding alone. Rules are the floor, this model may raise and never lower; a person decides.",
            string.Empty,
            $"## Cross-validated in {options.Folds} folds, near-duplicates in one fold",
            string.Empty,
            string.Create(CultureInfo.InvariantCulture, $"accuracy {figures.Accuracy:F3}, macro-F1 {figures.MacroF1:F3}, expected calibration error {figures.CalibrationError:F3}"),
            string.Empty,
            "| class | texts | precision | recall | F1 |",
            "|---|---|---|---|---|",
        };
        page.AddRange(figures.Classes.Select(c => string.Create(CultureInfo.InvariantCulture, $"| {c.Name} | {c.Count} | {c.Precision:F3} | {c.Recall:F3} | {c.F1:F3} |")));
        return string.Join('\n', page) + "\n";
    }
}
