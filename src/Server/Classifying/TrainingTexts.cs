using CallCenter.Routing.Classification.Learning;
using CallCenter.Routing.Classification.Rules;
using CallCenter.Routing.Classification.Text;
using CallCenter.Routing.Classification.Training;

namespace CallCenter.Server.Classifying;

/// <summary>Labelled texts of a table, ready to learn from or to be checked against.</summary>
internal static class TrainingTexts
{
    /// <summary>Each row with a label as a sample; near-duplicates share a group. Rows without a label are left out.</summary>
    public static IReadOnlyList<Sample> Samples(TsvTable table, int text, int label, RuleBook rules, FeatureOptions options)
    {
        var rows = table.Rows.Where(r => r[label].Trim().Length > 0).ToList();
        var read = new (NormalText Text, Features Features)[rows.Count];
        Parallel.For(0, rows.Count, i => read[i] = rules.Look(rows[i][text], options));
        var groups = NearDuplicates.Group([.. read.Select(r => r.Text)]);
        return [.. rows.Select((r, i) => new Sample(read[i].Features, r[label].Trim(), groups[i]))];
    }

    /// <summary>One sample of every group: near-duplicates removed.</summary>
    public static IReadOnlyList<Sample> WithoutDuplicates(IReadOnlyList<Sample> samples) => [.. samples.DistinctBy(s => s.Group)];
}
