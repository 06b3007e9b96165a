using CallCenter.Casework.Knowledge;
using CallCenter.Core.Knowledge;
using Xunit;

namespace CallCenter.Unit.Casework.Knowledge;

/// <summary>Finding an article by what an agent types or a caller says.</summary>
public sealed class ArticleIndexTests(ITestOutputHelper output)
{
    private const long Now = 1_800_000_000_000;
    private static readonly ArticleIndex Shipped = ArticleIndex.Of(ShippedArticles());

    [Fact]
    public void The_questions_written_beside_the_articles_lead_to_them()
    {
        var queries = File.ReadAllLines(Repository.In("demo/knowledge/queries.tsv")).Where(l => l.Length > 0).Select(l => l.Split('\t')).ToList();
        var ranks = queries.Select(q => (Query: q[0], Wanted: q[1], Found: Shipped.Find(q[0], 8, Now).Select(f => f.Article.Id).ToList())).ToList();
        var first = ranks.Count(r => r.Found.FirstOrDefault() == r.Wanted);
        var three = ranks.Count(r => r.Found.Take(3).Contains(r.Wanted));
        var eight = ranks.Count(r => r.Found.Contains(r.Wanted));
        output.WriteLine($"{queries.Count} questions: first {first}, among three {three}, among eight {eight}");
        foreach (var (query, wanted, found) in ranks.Where(r => !r.Found.Take(3).Contains(r.Wanted)))
        {
            output.WriteLine($"{query} -> {wanted}, found {string.Join(' ', found)}");
        }

        Assert.InRange(first, queries.Count * 95 / 100, queries.Count);
        Assert.InRange(three, queries.Count * 98 / 100, queries.Count);
    }

    [Theory]
    [InlineData("居")]
    [InlineData("居住")]
    [InlineData("jzz")]
    [InlineData("juzhuz")]
    [InlineData("居主正")]
    [InlineData("居住证")]
    [InlineData("我想问一下我是外地来打工的租的房子那个居住证怎么弄啊")]
    public void One_article_is_found_from_its_first_character_by_letters_by_sound_and_by_a_story(string question) =>
        Assert.Contains("K0001", Shipped.Find(question, 8, Now).Select(f => f.Article.Id));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("？！")]
    [InlineData("龘龘")]
    [InlineData("qqqqqqqq")]
    public void What_is_nowhere_finds_nothing(string question) => Assert.Empty(Shipped.Find(question, 8, Now));

    [Fact]
    public void What_is_out_of_date_is_found_behind_what_is_not_and_says_so()
    {
        var index = ArticleIndex.Of([Made("A", "停水怎么办", validTo: Now - 1), Made("B", "停水怎么办"), Made("C", "停水怎么办", flags: ArticleText.StaleFlags)]);
        var found = index.Find("停水", 8, Now);
        Assert.Equal(["B", "A", "C"], found.Select(f => f.Article.Id).OrderBy(i => i == "B" ? 0 : 1).ThenBy(i => i, StringComparer.Ordinal));
        Assert.Equal("B", found[0].Article.Id);
        Assert.Equal([false, true, true], found.Select(f => f.Stale));
    }

    [Fact]
    public void Any_text_may_be_asked()
    {
        var random = new Random(5);
        for (var n = 0; n < 3000; n++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(0, 90)).Select(_ => (char)random.Next(0, 0x10000))]);
            Assert.All(Shipped.Find(text, 8, Now), f => Assert.InRange(f.Snippet.Length, 0, 82));
        }
    }

    [Fact]
    public void What_is_true_where_the_caller_is_comes_first_and_what_is_true_elsewhere_last()
    {
        var index = ArticleIndex.Of([Made("W1", "停水怎么办"), Made("W2", "停水怎么办"), Made("W3", "停水怎么办") with { Area = "苇塘乡" }]);
        Assert.Equal("W3", index.Find("停水怎么办", 8, Now, "苇塘乡渔场路 3 号")[0].Article.Id);
        Assert.Equal("W3", index.Find("停水怎么办", 8, Now, "榆钱巷 8 号")[^1].Article.Id);
        Assert.Equal(3, index.Find("停水怎么办", 8, Now).Select(f => f.Score).Count(s => Math.Abs(s - index.Find("停水怎么办", 8, Now)[0].Score) < 1e-6));
    }

    private static ArticleText Made(string id, string title, long? validTo = null, int flags = 0) => new(
        id, 1, ArticleState.Published, title, ["停水"], ["先看公告。"], "供水排水", "水务", "澜宁市", "指", null, 0, validTo, "1", "2", null, 0, 1, flags);

    private static List<ArticleText> ShippedArticles() =>
    [
        .. Directory.EnumerateFiles(Repository.In("demo/knowledge"), "*.md").Order(StringComparer.Ordinal).Select(f => ArticleFile.Read(f, File.ReadAllText(f), Now))
            .GroupBy(a => a.Id).Select(g => g.MaxBy(a => a.Number)!)
            .Select(a => new ArticleText(
                a.Id, a.Number, ArticleState.Published, a.Title, a.Keywords.Split(' ', StringSplitOptions.RemoveEmptyEntries), a.Body.Split("\n\n"), a.Category, a.Owner, a.Area, a.Kind,
                a.Delegation, Math.Min(a.ValidFromMs, Now), null, "1", "2", null, 0, 1, 0)),
    ];
}
