using CallCenter.Routing.Classification.Text;
using Xunit;

namespace CallCenter.Unit.Routing.Classification;

public sealed class NormaliserTests
{
    private static readonly Spelling Slips = Spelling.Parse("# comment\n车 = 車\n着火 = 着伙 zhaohuo\n煤气 = 媒气\n没有 = 没得");

    [Theory]
    [InlineData("ＡＢＣ１２０", "abc120")]
    [InlineData("着 火 了", "着火了")]
    [InlineData("救…命", "救命")]
    [InlineData("着、火、了", "着火了")]
    [InlineData("着伙了", "着火了")]
    [InlineData("zhaohuo了", "着火了")]
    [InlineData("車", "车")]
    [InlineData("啊啊啊啊啊", "啊啊")]
    [InlineData("“救命”", "救命")]
    [InlineData("喂，着火了", "喂,着火了")]
    [InlineData("井盖没得了", "井盖没有了")]
    [InlineData("", "")]
    public void A_text_is_brought_into_one_form(string written, string read) => Assert.Equal(read, new Normaliser(Slips).Read(written).Text);

    [Fact]
    public void Evidence_is_shown_in_the_callers_own_words()
    {
        var text = new Normaliser(Slips).Read("我家 着 伙 了 快来");
        var at = text.Text.IndexOf("着火了", StringComparison.Ordinal);
        Assert.True(at >= 0, text.Text);
        Assert.Equal("着 伙 了", text.Words(at, at + 3));
    }

    [Fact]
    public void Clauses_and_sentences_are_told_apart()
    {
        var text = new Normaliser(Slips).Read("没着火,冒烟。灭了");
        Assert.Equal(text.ClauseAt(0), text.ClauseAt(2));
        Assert.NotEqual(text.ClauseAt(2), text.ClauseAt(4));
        Assert.Equal(text.SentenceAt(0), text.SentenceAt(4));
        Assert.NotEqual(text.SentenceAt(0), text.SentenceAt(7));
    }

    [Fact]
    public void A_text_without_end_is_read_up_to_a_bound() =>
        Assert.True(new Normaliser(Slips).Read(string.Concat(Enumerable.Repeat("着火了快来人", 5000))).Text.Length <= Normaliser.LongestText);

    [Theory]
    [InlineData("着火")]
    [InlineData("着火 = ")]
    [InlineData(" = 着伙")]
    public void A_line_that_says_nothing_is_refused(string line) => Assert.Throws<FormatException>(() => Spelling.Parse(line));
}
