using CallCenter.Core.Calls;
using CallCenter.Routing.Classification;
using CallCenter.Routing.Classification.Learning;
using CallCenter.Routing.Classification.Rules;
using Xunit;

namespace CallCenter.Unit.Routing.Classification;

public sealed class ClassifierTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("。。。!!!???")]
    [InlineData("\uD83D\uDE00\uD83D\uDE00")]
    [InlineData("hello")]
    [InlineData("喂")]
    public void Words_that_say_nothing_still_get_a_whole_answer(string text)
    {
        var said = Shipped.Classifier.Classify(new ClassificationInput { Text = text, Dialled = "119" });
        Assert.Contains(said.Service, Services.All);
        Assert.InRange(said.Probability, 0, 1000);
        Assert.Equal(said, Shipped.Classifier.Classify(new ClassificationInput { Text = text, Dialled = "119" }) with { Also = said.Also, Categories = said.Categories, Reasons = said.Reasons });
    }

    [Fact]
    public void What_rules_found_is_never_lowered_whatever_the_models_say()
    {
        foreach (var text in Shipped.Rows("triage/rules/sentences.tsv").Select(s => (Words: s[3], Dialled: s[2])))
        {
            var fired = Shipped.Rules.Trip(text.Words, text.Dialled);
            var floor = fired.Where(f => f.Rule.Floor is not null).Select(f => f.Rule.Floor!.Value).DefaultIfEmpty(Priority.P4).Min();
            var said = Shipped.Classifier.Classify(new ClassificationInput { Text = text.Words, Dialled = text.Dialled });
            Assert.True(said.Priority <= floor, $"{text.Words}: {said.Priority} below {floor}");
        }
    }

    [Fact]
    public void The_policy_holds_for_every_answer()
    {
        foreach (var row in Directory.EnumerateFiles(Repository.In("triage/texts"), "*.tsv").SelectMany(f => File.ReadLines(f).Skip(1)).Select(l => l.Split('\t')).Where((_, i) => i % 7 == 0))
        {
            var said = Shipped.Classifier.Classify(new ClassificationInput { Text = row[0], Dialled = row[1] });
            Assert.True(Services.IsEmergency(said.Service) || said.Priority >= Priority.P2, row[0]);
            Assert.DoesNotContain(said.Service, said.Also);
            Assert.Equal(said.Nature == "无效", said.Category.StartsWith("无效", StringComparison.Ordinal));
            Assert.True(said.Nature is not ("咨询" or "建议" or "表扬") || said.Priority == Priority.P4, row[0]);
            Assert.True(said.Nature == "无效" || Shipped.Categories.Fits(said.Category, said.Service), $"{row[0]}: {said.Category} with {said.Service}");
            Assert.Equal(Services.QueueOf(said.Service), said.Queue);
        }
    }

    [Fact]
    public void A_rule_that_fires_is_named_with_the_callers_own_words()
    {
        var said = Shipped.Classifier.Classify(new ClassificationInput { Text = "我家厨房着伙了" });
        var reason = said.Reasons.First(r => r.Source == "fire.burning");
        Assert.Contains("着伙了", reason.Words);
        Assert.Equal(Shipped.Classifier.Version, said.Version);
    }

    [Fact]
    public void A_category_history_of_violence_counts_in_a_quarrel()
    {
        var input = new ClassificationInput { Text = "我跟老公吵架", Dialled = "12345" };
        Assert.Equal("12345", Shipped.Classifier.Classify(input).Service);
        Assert.Equal("110", Shipped.Classifier.Classify(input with { History = ["警情:家暴"] }).Service);
    }

    [Fact]
    public void Models_of_different_features_do_not_go_together()
    {
        var models = Shipped.Classifier.Models;
        var other = ModelFile.Seal(models.Nature.Parts with { Options = new FeatureOptions(1, 2) });
        Assert.Throws<FormatException>(() => new ModelSet(models.Service, models.Priority, other, models.Category));
    }

    [Theory]
    [InlineData("a\tb")]
    [InlineData("火灾\t999\t火灾\tfire")]
    public void A_category_table_that_cannot_be_read_is_refused(string data) => Assert.Throws<FormatException>(() => CategoryTable.Parse(data));
}
