using System.Globalization;
using CallCenter.Routing.Classification.Learning;
using CallCenter.Routing.Classification.Training;
using CallCenter.Server.Classifying;
using CallCenter.Server.Options;

namespace CallCenter.Server.Commands;

/// <summary><c>train</c> and <c>evaluate</c>: a model from labelled texts, and how good one is. Need no server.</summary>
internal static class TrainCommand
{
    /// <summary>Trains, writes the model and its card, prints what it says about texts that were held out.</summary>
    public static int Train(TrainWish wish)
    {
        var options = new TrainingOptions
        {
            Features = new FeatureOptions(1, Checked("grams", wish.LongestGram, 1, 6), !wish.Plain),
            Cost = wish.Cost is >= 0.01 and <= 100 ? wish.Cost : throw new OptionException("cost", wish.Cost.ToString(CultureInfo.InvariantCulture), "0.01-100"),
            Folds = Checked("folds", wish.Folds, 2, 20),
        };
        var all = Samples(wish, options.Features);
        var samples = TrainingTexts.WithoutDuplicates(all);
        try
        {
            var (model, heldOut) = Trainer.Train(samples, options);
            if (Path.GetDirectoryName(Path.GetFullPath(wish.Model)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            File.WriteAllBytes(wish.Model, ModelFile.Write(model));
            var figures = Evaluation.Of(heldOut);
            File.WriteAllText(wish.Model + ".md", ModelCard.Write(wish, options, model, samples, all.Count - samples.Count, figures));
            Output.Line(Texts.Say(
                $"{samples.Count} 条({all.Count - samples.Count} 条近似重复已剔除),{model.Classes.Count} 类,{options.Folds} 折交叉验证:",
                $"{samples.Count} texts ({all.Count - samples.Count} near-duplicates removed), {model.Classes.Count} classes, cross-validated in {options.Folds} folds:"));
            FiguresView.Print(figures);
            Output.Line(Texts.Say($"模型:{wish.Model}  版本 {model.Version}", $"model: {wish.Model}  version {model.Version}"));
            return 0;
        }
        catch (FormatException why)
        {
            throw new OptionException("label", wish.Label, why.Message);
        }
    }

    /// <summary>Asks a model about labelled texts and prints how good its answers are.</summary>
    public static int Evaluate(TrainWish wish)
    {
        var model = TriageFolder.ReadModel(wish.Model);
        var samples = Samples(wish, model.Options);
        FiguresView.Print(Evaluation.Of([.. samples.Select(s => Ask(model, s))]));
        return 0;
    }

    private static Answer Ask(LinearModel model, Sample sample)
    {
        var probabilities = model.Probabilities(sample.Features);
        var best = Array.IndexOf(probabilities, probabilities.Max());
        return new Answer(sample.Label, model.Classes[best], probabilities[best]);
    }

    private static IReadOnlyList<Sample> Samples(TrainWish wish, FeatureOptions options)
    {
        var table = TsvTable.Read(wish.In);
        return TrainingTexts.Samples(table, table.Need("text", wish.Text), table.Need("label", wish.Label), TriageFolder.Shipped.Rules(), options);
    }

    private static int Checked(string key, int value, int least, int most) => value >= least && value <= most
        ? value
        : throw new OptionException(key, value.ToString(CultureInfo.InvariantCulture), $"{least}-{most}");
}
