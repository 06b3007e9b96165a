using CallCenter.Routing.Classification.Learning;
using CallCenter.Routing.Classification.Text;
using CallCenter.Routing.Classification.Training;
using Xunit;

namespace CallCenter.Unit.Routing.Classification;

public sealed class TrainerTests
{
    private static readonly FeatureOptions Plain = new(1, 2, Concepts: false);
    private static readonly TrainingOptions Options = new() { Features = Plain, FewestTexts = 1 };
    private static readonly string[] Places = ["东门", "西街", "南巷", "北路", "河边", "桥头", "车站", "学校", "市场", "公园"];

    [Fact]
    public void What_can_be_told_apart_is_told_apart_on_held_out_texts()
    {
        var (model, heldOut) = Trainer.Train(Samples(), Options);
        Assert.Equal(["水", "火"], model.Classes.Order(StringComparer.Ordinal));
        Assert.True(Evaluation.Of(heldOut).Accuracy > 0.95, $"{Evaluation.Of(heldOut).Accuracy}");
        var said = model.Probabilities(Of("车站着火冒烟"));
        Assert.Equal(1, said.Sum(), 3);
        Assert.True(said[model.Classes.ToList().IndexOf("火")] > 0.5);
    }

    [Fact]
    public void The_same_texts_give_the_same_model_and_its_file_gives_the_same_answers()
    {
        var (first, _) = Trainer.Train(Samples(), Options);
        var (second, _) = Trainer.Train(Samples(), Options);
        Assert.Equal(ModelFile.Write(first), ModelFile.Write(second));
        var read = ModelFile.Read(ModelFile.Write(first));
        Assert.Equal(first.Version, read.Version);
        Assert.Equal(first.Probabilities(Of("桥头漏水")), read.Probabilities(Of("桥头漏水")));
    }

    [Fact]
    public void A_file_that_is_cut_off_or_no_model_is_refused()
    {
        var bytes = ModelFile.Write(Trainer.Train(Samples(), Options).Model);
        Assert.Throws<FormatException>(() => ModelFile.Read(bytes.AsSpan(0, bytes.Length / 2)));
        Assert.Throws<FormatException>(() => ModelFile.Read("text"u8));
        Assert.Throws<FormatException>(() => ModelFile.Read(default));
    }

    [Fact]
    public void Too_few_texts_or_labels_are_refused() =>
        Assert.Throws<FormatException>(() => Trainer.Train([.. Samples().Where(s => s.Label == "火")], Options));

    [Fact]
    public void Near_duplicates_share_a_group()
    {
        var normaliser = new Normaliser(Spelling.Parse("着火 = 着伙"));
        var groups = NearDuplicates.Group([.. new[] { "机床厂三号楼六楼着火了快来", "机床厂三号楼六楼着伙了快来啊", "楼道里有煤气味很重" }.Select(normaliser.Read)]);
        Assert.Equal(groups[0], groups[1]);
        Assert.NotEqual(groups[0], groups[2]);
    }

    [Fact]
    public void Figures_are_those_of_the_textbook()
    {
        var figures = Evaluation.Of([new("a", "a", 0.9f), new("a", "b", 0.6f), new("b", "b", 0.8f), new("b", "b", 0.7f)]);
        Assert.Equal(0.75, figures.Accuracy, 6);
        Assert.Equal((1, 0.5), (figures.Classes[0].Precision, figures.Classes[0].Recall));
        Assert.Equal(((2 / 3.0) + 0.8) / 2, figures.MacroF1, 6);
        Assert.Equal(("a", "b", 1), figures.Confusions.Single());
        Assert.Equal((0.1 + 0.6 + 0.2 + 0.3) / 4, figures.CalibrationError, 5);
    }

    private static List<Sample> Samples()
    {
        string[] fire = ["着火冒烟", "起火了", "火很大", "烧起来了"];
        string[] water = ["漏水", "停水了", "水管爆", "积水很深"];
        var texts = Places.SelectMany(p => fire.Select(f => (p + f, "火")).Concat(water.Select(w => (p + w, "水"))));
        return [.. texts.Select((t, i) => new Sample(Of(t.Item1), t.Item2, i))];
    }

    private static Features Of(string text) => Features.Of(new Normaliser(Spelling.Parse(string.Empty)).Read(text), Plain);
}
