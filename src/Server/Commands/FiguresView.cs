using System.Globalization;
using CallCenter.Routing.Classification.Training;

namespace CallCenter.Server.Commands;

/// <summary>Figures of an evaluation on the terminal.</summary>
internal static class FiguresView
{
    private const int MostConfusions = 20;

    public static void Print(Evaluation figures)
    {
        Line($"{Texts.Say("条数", "texts")} {figures.Count}");
        Line($"{Texts.Say("准确率", "accuracy")} {figures.Accuracy:F4}");
        Line($"macro-F1 {figures.MacroF1:F4}");
        Line($"{Texts.Say("校准误差", "calibration error")} (ECE) {figures.CalibrationError:F4}");
        Line(string.Empty);
        Line($"{Words.Pad(Texts.Say("类别", "class"), 24)} {Texts.Say("条数", "texts"),6} {Texts.Say("精确", "prec"),6} {Texts.Say("召回", "recall"),6} F1");
        foreach (var c in figures.Classes)
        {
            Line($"{Words.Pad(c.Name, 24)} {c.Count,6} {c.Precision,7:F3} {c.Recall,7:F3} {c.F1,7:F3}");
        }

        Line(string.Empty);
        Line(Texts.Say("混淆(应为 → 判为,条数)", "confusion (truth → answer, how many)"));
        foreach (var (truth, said, count) in figures.Confusions.Take(MostConfusions))
        {
            Line($"  {truth} → {said}  {count}");
        }

        Line(string.Empty);
        Line(Texts.Say("校准(把握,条数,平均把握,实际正确)", "calibration (sureness, texts, mean sureness, truly right)"));
        for (var bin = 0; bin < figures.Calibration.Count; bin++)
        {
            var (count, probability, right) = figures.Calibration[bin];
            Line($"  {bin / 10.0:F1}-{(bin + 1) / 10.0:F1} {count,7} {probability,7:F3} {right,7:F3}");
        }
    }

    private static void Line(FormattableString text) => Output.Line(text.ToString(CultureInfo.InvariantCulture));

    private static void Line(string text) => Output.Line(text);
}
