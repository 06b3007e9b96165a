using CallCenter.Routing.Classification;
using CallCenter.Routing.Classification.Text;
using CallCenter.Routing.Classification.Training;
using Xunit;

namespace CallCenter.Unit.Routing.Classification;

public sealed class TrainingTextTests
{
    private static readonly string[] Natures = ["报警", "求助", "咨询", "投诉", "举报", "建议", "表扬", "无效"];

    private static readonly List<string[]> Rows = [.. Directory.EnumerateFiles(Repository.In("triage/texts"), "*.tsv").Order(StringComparer.Ordinal)
        .SelectMany(f => File.ReadLines(f).Skip(1)).Select(l => l.Split('\t'))];

    [Fact]
    public void There_are_at_least_three_thousand_texts_that_are_not_nearly_the_same()
    {
        var groups = NearDuplicates.Group([.. Rows.Select(r => Shipped.Rules.Read(r[0]).Text)]);
        Assert.True(groups.Distinct().Count() >= 3000, $"{groups.Distinct().Count()}");
    }

    [Fact]
    public void Every_label_is_one_of_the_policy()
    {
        foreach (var row in Rows)
        {
            Assert.True(row.Length == 8 && Services.All.Contains(row[2]) && Natures.Contains(row[6]) && Services.QueueOf(row[2]) == row[4], string.Join('|', row));
            Assert.True(row[7].StartsWith("无效", StringComparison.Ordinal) || Shipped.Categories.Fits(row[7], row[2]), string.Join('|', row));
            Assert.True(Services.IsEmergency(row[2]) || row[5] != "P1", string.Join('|', row));
            Assert.All(row[3].Split(',', StringSplitOptions.RemoveEmptyEntries), s => Assert.True(Services.All.Contains(s) && s != row[2], string.Join('|', row)));
        }
    }

    [Fact]
    public void Every_category_of_the_table_has_texts() => Assert.Empty(Shipped.Categories.Names.Except(Rows.Select(r => r[7])));

    [Fact]
    public void No_call_of_the_demonstration_city_is_a_training_text()
    {
        var city = File.ReadAllText(Repository.In("tests/Unit/Routing/Classification/DemoCityCallTests.cs"));
        Assert.All(Rows.Where(r => r[0].Length > 8), r => Assert.DoesNotContain($"\"{r[0]}\"", city));
    }
}
