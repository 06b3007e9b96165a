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
    private readonly ManualTime time = new();

    protected KnowledgeStoreContract(Home home)
    {
        this.home = home;
        home.Appear();
        database = home.Open();
        articles = new KnowledgeStore(database, time);
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
        var flags = ArticleFile.Flags("flags.tsv", File.ReadAllLines(Repository.In("demo/knowledge/flags.tsv")), today);
        Assert.Equal(files.Count, await articles.LoadDemonstration(() => (files, flags), Cancelled));
        Assert.Equal(0, await articles.LoadDemonstration(() => (files, flags), Cancelled));
        await articles.Load(Cancelled);
        Assert.Equal(files.Select(f => f.Id).Distinct().Count(), articles.Count);
        Assert.Equal("K0001", articles.Find("居住证", 8)[0].Article.Id);
        Assert.Equal(2, (await articles.Read("K0005", null, Cancelled))!.Number);
        Assert.Equal(("K0013", 3), (articles.Stale()[0].Id, articles.Stale()[0].Flags));
    }

    [Fact]
    public async Task Category_owner_area_kind_and_delegation_change_with_a_version_and_the_older_one_keeps_its_own()
    {
        await Published("停水先看哪里");
        var next = Text("停水先打水务热线") with { Category = "供电", Owner = "供电", Area = "苇塘乡", Kind = "卡", Delegation = "直07" };
        await articles.Draft(next with { Area = "青浦区" }, "1012", Cancelled);
        Assert.Equal(ArticleOutcome.Done, await articles.Move("W1", 2, 1, ArticleMove.Edit, "1012", null, next, Cancelled));
        await Move(2, 2, ArticleMove.Submit, "1012");
        await Move(2, 3, ArticleMove.Publish, "1027");
        foreach (var (number, category, owner, area, kind, delegation) in new[] { (1, "供水排水", "水务", "澜宁市", "指", null), (2, "供电", "供电", "苇塘乡", "卡", (string?)"直07") })
        {
            var version = (await articles.Read("W1", number, Cancelled))!;
            Assert.Equal((category, owner, area, kind, delegation), (version.Category, version.Owner, version.Area, version.Kind, version.Delegation));
        }
    }

    [Fact]
    public async Task Nobody_who_wrote_at_a_version_publishes_it_though_a_colleague_changed_it_last()
    {
        await articles.Draft(Text("停水先看哪里"), "1012", Cancelled);
        await articles.Move("W1", 1, 1, ArticleMove.Edit, "1027", null, Text("停水先看公告"), Cancelled);
        await Move(1, 2, ArticleMove.Submit, "1027");
        Assert.Equal(ArticleOutcome.OwnText, await Move(1, 3, ArticleMove.Publish, "1012"));
        Assert.Equal(ArticleOutcome.OwnText, await Move(1, 3, ArticleMove.Publish, "1027"));
        Assert.Equal(ArticleOutcome.Done, await Move(1, 3, ArticleMove.Publish, "1030"));
    }

    [Fact]
    public async Task Many_who_begin_or_miss_the_same_at_once_make_one_draft_and_one_line_that_counts_them()
    {
        var drafts = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => articles.Draft(Text("停水先看哪里"), $"10{n:00}", Cancelled))));
        Assert.Single(drafts, d => d == 1);
        Assert.Equal(7, drafts.Count(d => d is null));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => articles.Missed("无人机报备", Cancelled))));
        Assert.Equal([("无人机报备", 8)], (await articles.ToWrite(10, Cancelled)).Select(s => (s.Words, s.Times)));
    }

    [Fact]
    public async Task Words_asked_in_vain_lose_their_long_numbers_and_are_gone_half_a_year_after_they_were_last_asked()
    {
        await articles.Missed("张先生 13800138000 的 12 号工单", Cancelled);
        await articles.Missed("3205", Cancelled);
        Assert.Equal(["张先生  的 12 号工单"], (await articles.ToWrite(10, Cancelled)).Select(s => s.Words));
        time.Advance(TimeSpan.FromDays(KnowledgeStore.KeptForDays + 1));
        Assert.Empty(await articles.ToWrite(10, Cancelled));
    }

    [Fact]
    public async Task Who_was_told_an_older_version_is_listed_with_version_and_sentence()
    {
        await Published("停水先看哪里");
        using (var db = database.Open())
        {
            // A call that was closed on the line with version 1, one with version 2, and one of a drill.
            foreach (var (id, article, drill) in new[] { (11L, "W1 v1", false), (12L, "W1 v2", false), (13L, "W1 v1", true), (14L, "W10 v1", false) })
            {
                db.Calls.Add(new() { Id = id, Drill = drill });
                db.Tickets.Add(new() { Id = id, CallId = id, Drill = drill, Article = article, Answer = "先看公告", ClosedMs = id, Title = "停水" });
            }

            await db.SaveChangesAsync(Cancelled);
        }

        Assert.Equal([12L], (await articles.Told("W1", Cancelled)).Select(t => t.Ticket.Value));
        await articles.Draft(Text("停水先打水务热线"), "1012", Cancelled);
        await Move(2, 1, ArticleMove.Submit, "1012");
        await Move(2, 2, ArticleMove.Publish, "1027");
        var told = Assert.Single(await articles.Told("W1", Cancelled));
        Assert.Equal((11L, 1, "先看公告", 11L), (told.Ticket.Value, told.Number, told.Sentence, told.AtMs));
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
