using CallCenter.Core.Calls;
using CallCenter.Routing.Classification.Rules;
using Xunit;

namespace CallCenter.Unit.Routing.Classification;

public sealed class RuleEngineTests
{
    private const string Lexicon = """
        [-]
        火锅 烧烤
        [火]
        着火 起*火 (大|明)火
        [-火]
        着火点
        [屋]
        房 家
        [.否定]
        没 没有 不是
        [.过去]
        昨天
        [.现在]
        现在
        [.如果]
        如果
        [.担心]
        怕
        [.隐患]
        怎么办理
        [.屏幕]
        电视里
        [.真实]
        直播
        [.演练]
        演习
        [.传闻]
        听说
        [.取消]
        误报
        [.胁迫]
        小声
        [.了结]
        不赔
        """;

    [Theory]
    [InlineData("我家着火了", true)]
    [InlineData("起了一点火", true)]
    [InlineData("大火", true)]
    [InlineData("吃火锅", false)]
    [InlineData("火锅店着火", true)]
    [InlineData("找到着火点", false)]
    [InlineData("没有着火", false)]
    [InlineData("不是我家着火,是对面着火", true)]
    [InlineData("昨天着火", false)]
    [InlineData("昨天没事,现在着火", true)]
    [InlineData("如果着火怎么跑", false)]
    [InlineData("就怕着火", false)]
    [InlineData("着火证明怎么办理", false)]
    [InlineData("电视里着火", false)]
    [InlineData("电视里直播我家着火", true)]
    [InlineData("演习,三楼着火", false)]
    [InlineData("不是演习,三楼着火", true)]
    [InlineData("听说那边着火", false)]
    [InlineData("着火是误报", false)]
    [InlineData("小声说着火是误报", true)]
    [InlineData("店里着火不赔我钱", false)]
    public void A_concept_counts_only_when_it_is_said_as_a_fact_of_now(string text, bool fires) => Assert.Equal(fires, Fires("火", text));

    [Theory]
    [InlineData("火/否", "没有着火", true)]
    [InlineData("火/=否", "着火", false)]
    [InlineData("火/=否", "没有着火", true)]
    [InlineData("火/过", "昨天着火", true)]
    [InlineData("火/假", "如果着火", true)]
    [InlineData("火/任", "演习着火", true)]
    [InlineData("火 屋", "我家着火", true)]
    [InlineData("火 -屋", "我家着火", false)]
    [InlineData("火/假 -屋", "如果我家着火", false)]
    [InlineData("火 -屋", "不是我家,是对面着火", true)]
    [InlineData("火~屋", "家里东西很多很多很多很多很多很多没收拾完就着火", false)]
    [InlineData("屋 | 火", "着火", true)]
    [InlineData("火,屋", "我家", true)]
    [InlineData("火 拨打=119", "着火", true)]
    [InlineData("火 拨打=110", "着火", false)]
    [InlineData("火 字数<4", "着火", true)]
    [InlineData("火 字数<2", "着火", false)]
    public void Conditions_combine_concepts(string condition, string text, bool fires) => Assert.Equal(fires, Fires(condition, text));

    [Theory]
    [InlineData("a\t1\t无此概念\t119\t-\tP1\t-\t-\tx\ty")]
    [InlineData("a\t1\t火\t999\t-\tP1\t-\t-\tx\ty")]
    [InlineData("a\t1\t火\t119\t-\tP9\t-\t-\tx\ty")]
    [InlineData("a\t1\t火 |\t119\t-\tP1\t-\t-\tx\ty")]
    [InlineData("a\t1\t火\t119")]
    [InlineData("a\tx\t火\t119\t-\tP1\t-\t-\tx\ty")]
    public void A_rule_that_cannot_be_read_is_refused(string line)
    {
        var why = Record.Exception(() => RuleBook.Parse(string.Empty, Lexicon, line));
        Assert.True(why is FormatException or ArgumentException, $"{why}");
    }

    [Theory]
    [InlineData("着火")]
    [InlineData("[火]\n(着|起")]
    [InlineData("[火]\n*火")]
    [InlineData("[火]\n火*")]
    [InlineData("[火]\n<无>火")]
    public void A_lexicon_that_cannot_be_read_is_refused(string data) => Assert.Throws<FormatException>(() => CallCenter.Routing.Classification.Rules.Lexicon.Parse(data));

    [Fact]
    public void The_lowest_question_leads_and_the_others_add()
    {
        var book = RuleBook.Parse(string.Empty, Lexicon, "late\t20\t屋\t12345\t-\tP3\t-\t-\tx\ty\nearly\t10\t火\t119\t120\tP1\t报警\t警情:火灾\tx\ty\nadd\t30\t主办=119 屋\t-\t110\t-\t-\t-\tx\ty");
        var fired = book.Trip("我家着火");
        Assert.Equal(["early", "late", "add"], fired.Select(f => f.Rule.Id));
        Assert.Equal(Priority.P1, fired[0].Rule.Floor);
        Assert.Equal(["着火"], fired[0].Words);
    }

    [Fact]
    public void The_same_texts_give_the_same_version_and_another_word_another()
    {
        const string Rule = "a\t1\t火\t119\t-\tP1\t-\t-\tx\ty";
        Assert.Equal(RuleBook.Parse(string.Empty, Lexicon, Rule).Version, RuleBook.Parse(string.Empty, Lexicon, Rule).Version);
        Assert.NotEqual(RuleBook.Parse(string.Empty, Lexicon, Rule).Version, RuleBook.Parse(string.Empty, Lexicon + " 灾", Rule).Version);
    }

    private static bool Fires(string condition, string text) =>
        RuleBook.Parse(string.Empty, Lexicon, $"a\t1\t{condition}\t119\t-\tP1\t-\t-\tx\ty").Trip(text, "119").Count > 0;
}
