using System.CommandLine;

namespace CallCenter.Server.Commands;

/// <summary>The commands that work on files of texts: classify, train, evaluate.</summary>
internal static class ClassificationCommands
{
    /// <summary>All three.</summary>
    /// <param name="guarded">Takes the language from what was asked, runs something and turns what goes wrong into a sentence and an exit code.</param>
    public static IEnumerable<Command> All(Func<ParseResult, Func<Task<int>>, Task<int>> guarded)
    {
        yield return Classify(guarded);
        yield return Train(guarded);
        yield return Evaluate(guarded);
    }

    private static Command Classify(Func<ParseResult, Func<Task<int>>, Task<int>> guarded)
    {
        var (file, text) = (In(), TextColumn());
        var command = new Command("classify", "为文件中每条文本判定主办、级别、性质、类别及理由,输出 TSV / says service, priority, nature, category and why for every text of a file, as TSV") { file, text };
        command.SetAction((parsed, _) => guarded(parsed, () => ClassifyCommand.Run(parsed.GetValue(file)!, parsed.GetValue(text)!)));
        return command;
    }

    private static Command Train(Func<ParseResult, Func<Task<int>>, Task<int>> guarded)
    {
        var (file, text, label) = (In(), TextColumn(), LabelColumn());
        var model = new Option<string>("--out") { HelpName = "MODEL", Description = "写入的模型文件 / file of the model", Required = true };
        var plain = new Option<bool>("--plain") { Description = "只看字,不看规则的概念 / only characters, no concepts of the rules" };
        var grams = new Option<int>("--grams") { Description = "最长字串,1-6 / longest run of characters, 1-6", DefaultValueFactory = _ => 3 };
        var cost = new Option<double>("--cost") { Description = "0.01-100", DefaultValueFactory = _ => 1 };
        var folds = new Option<int>("--folds") { Description = "2-20", DefaultValueFactory = _ => 5 };
        var command = new Command("train", "用标注文本训练并校准模型 / trains and calibrates a model on labelled texts") { file, text, label, model, plain, grams, cost, folds };
        command.SetAction((parsed, _) => guarded(parsed, () => Task.FromResult(TrainCommand.Train(new TrainWish(
            parsed.GetValue(file)!,
            parsed.GetValue(text)!,
            parsed.GetValue(label)!,
            parsed.GetValue(model)!,
            parsed.GetValue(plain),
            parsed.GetValue(grams),
            parsed.GetValue(cost),
            parsed.GetValue(folds))))));
        return command;
    }

    private static Command Evaluate(Func<ParseResult, Func<Task<int>>, Task<int>> guarded)
    {
        var (file, text, label) = (In(), TextColumn(), LabelColumn());
        var model = new Option<string>("--model") { HelpName = "MODEL", Description = "模型文件 / file of the model", Required = true };
        var command = new Command("evaluate", "检验模型:准确率、macro-F1、各类、混淆、校准 / checks a model: accuracy, macro-F1, classes, confusion, calibration") { model, file, text, label };
        command.SetAction((parsed, _) => guarded(parsed, () => Task.FromResult(TrainCommand.Evaluate(
            new TrainWish(parsed.GetValue(file)!, parsed.GetValue(text)!, parsed.GetValue(label)!, parsed.GetValue(model)!, false, 3, 1, 5)))));
        return command;
    }

    private static Option<string> In() => new("--in") { HelpName = "FILE", Description = "TSV 文件(可为 .gz)或文件夹 / TSV file (.gz too) or folder", Required = true };

    private static Option<string> TextColumn() => new("--text") { HelpName = "COLUMN", Description = "文本列 / column of the text", DefaultValueFactory = _ => "text" };

    private static Option<string> LabelColumn() => new("--label") { HelpName = "COLUMN", Description = "标签列 / column of the label", Required = true };
}
