using CallCenter.Casework.Knowledge;
using CallCenter.Core.Knowledge;
using Xunit;

namespace CallCenter.Unit.Casework.Knowledge;

/// <summary>Articles on both engines: written by one, published by another, told, changed, marked, missed.</summary>
public abstract class KnowledgeStoreContract : IDisposable
{
    private readonly Home home;
    private readonly CallCenter.Casework.Database.CaseworkDatabase database;
    private readonly KnowledgeStore articles;

    protected KnowledgeStoreContract(Home home)
    {
        this.home = home;
        home.Appear();
        database = home.Open();
        articles = new KnowledgeStore(database, new ManualTime());
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        database.Dispose();
        home.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_one_wrote_another_publishes_and_only_then_it_is_found()
    {
        Assert.Equal(1, await articles.Draft(Text("停水先看哪里"), "1012", Cancelled));
        Assert.Equal(ArticleOutcome.Done, await Move(1, 1, ArticleMove.Submit, "1012"));
        Assert.Empty(articles.Find("停水", 8));
        Assert.Equal(ArticleOutcome.OwnText, await Move(1, 2, ArticleMove.Publish, "1012"));
        Assert.Equal(ArticleOutcome.Done, await Move(1, 2, ArticleMove.Publish, "1027"));
        Assert.Equal("W1", Assert.Single(articles.Find("停水", 8)).Article.Id);
        Assert.Equal("1027", (await articles.Read("W1", null, Cancelled))!.Reviewer);
    }

    [Fact]
    public async Task A_newer_version_takes_the_place_of_the_older_which_stays_readable()
    {
        await Published("停水先看哪里");
        Assert.Equal(2, await articles.Draft(Text("停水先打水务热线"), "1012", Cancelled));
        Assert.Null(await articles.Draft(Text("第三版"), "1012", Cancelled));
        await Move(2, 1, ArticleMove.Submit, "1012");
        await Move(2, 2, ArticleMove.Publish, "1027");
        Assert.Equal(2, (await articles.Read("W1", null, Cancelled))!.Number);
        Assert.Equal(ArticleState.Superseded, (await articles.Read("W1", 1, Cancelled))!.State);
        Assert.Equal([2, 1], (await articles.Versions("W1", Cancelled)).Select(v => v.Number));
    }

    [Fact]
    public async Task A_move_on_an_older_state_without_a_reason_or_at_the_wrong_time_changes_nothing()
    {
        await Published("停水先看哪里");
        Assert.Equal(ArticleOutcome.Changed, await Move(1, 1, ArticleMove.Withdraw, "1027", "不对"));
        Assert.Equal(ArticleOutcome.NoReason, await Move(1, 3, ArticleMove.Withdraw, "1027"));
        Assert.Equal(ArticleOutcome.NotNow, await Move(1, 3, ArticleMove.Submit, "1027"));
        Assert.Equal(ArticleOutcome.Unknown, await Move(9, 1, ArticleMove.Submit, "1027"));
        Assert.Equal(ArticleOutcome.Unknown, await Move(1, 3, ArticleMove.Supersede, "1027"));
        Assert.Single(articles.Find("停水", 8));
        Assert.Equal(ArticleOutcome.Done, await Move(1, 3, ArticleMove.Withdraw, "1027", "窗口搬了"));
        Assert.Empty(articles.Find("停水", 8));
    }

    [Fact]
    public async Task Three_agents_who_say_so_make_an_article_stale_and_one_who_says_it_thrice_does_not()
    {
        await Published("停水先看哪里");
        foreach (var staff in new[] { "1001", "1001", "1001", "1002" })
        {
            Assert.True(await articles.Flag("W1", 1, staff, "过时了", Cancelled));
        }

        Assert.False(articles.Find("停水", 8)[0].Stale);
        Assert.Equal(2, Assert.Single(articles.Stale()).Flags);
        await articles.Flag("W1", 1, "1003", "过时了", Cancelled);
        Assert.True(articles.Find("停水", 8)[0].Stale);
        Assert.False(await articles.Flag("W1", 7, "1003", "过时了", Cancelled));
    }

    [Fact]
    public async Task What_nobody_found_is_on_the_writing_list_the_most_asked_first()
    {
        foreach (var words in new[] { "无人机报备", "无人机 报备!", "无人机报备", "养蜂许可", "x" })
        {
            await articles.Missed(words, Cancelled);
        }

        Assert.Equal([("无人机报备", 2), ("养蜂许可", 1), ("无人机 报备", 1)], (await articles.ToWrite(10, Cancelled)).Select(s => (s.Words, s.Times)).OrderByDescending(s => s.Times).ThenBy(s => s.Words.Length));
    }

    [Fact]
    public async Task The_demonstration_is_loaded_once_with_the_version_of_today_in_place()
    {
        var today = new ManualTime().GetUtcNow().ToUnixTimeMilliseconds();
        var files = Directory.EnumerateFiles(Repository.In("demo/knowledge"), "*.md").Select(f => ArticleFile.Read(f, File.ReadAllText(f), today)).ToList();
        Assert.Equal(files.Count, await articles.LoadDemonstration(() => files, Cancelled));
        Assert.Equal(0, await articles.LoadDemonstration(() => files, Cancelled));
        await articles.Load(Cancelled);
        Assert.Equal(files.Select(f => f.Id).Distinct().Count(), articles.Count);
        Assert.Equal("K0001", articles.Find("居住证", 8)[0].Article.Id);
        Assert.Equal(2, (await articles.Read("K0005", null, Cancelled))!.Number);
    }

    private async Task Published(string title)
    {
        await articles.Draft(Text(title), "1012", Cancelled);
        await Move(1, 1, ArticleMove.Submit, "1012");
        await Move(1, 2, ArticleMove.Publish, "1027");
    }

    private Task<ArticleOutcome> Move(int number, int revision, ArticleMove move, string staff, string? reason = null) => articles.Move("W1", number, revision, move, staff, reason, null, Cancelled);

    private static NewArticle Text(string title) => new("W1", 0, title, "供水排水", "水务", "澜宁市", "指", null, 0, null, "停水 没水", "先看公告。\n\n再打水务热线。");
}

public sealed class KnowledgeOnSqlite() : KnowledgeStoreContract(new SqliteHome());

[Collection(PostgresCollection.Name)]
[Trait("Layer", "Postgres")]
public sealed class KnowledgeOnPostgres(PostgresServer server) : KnowledgeStoreContract(new PostgresHome(server));
