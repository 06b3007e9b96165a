using CallCenter.Casework.Database;
using CallCenter.Casework.SettingsTables;
using CallCenter.Core.Settings;
using CallCenter.Journal;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CallCenter.Unit.Casework;

/// <summary>What the settings store promises, on both databases.</summary>
public abstract class SettingsStoreContract(Home home) : IDisposable
{
    private readonly ListLog<SettingsStore> _log = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private ContentStore Contents => new(Path.Combine(home.Folder, "content"));

    public void Dispose()
    {
        home.Dispose();
        GC.SuppressFinalize(this);
    }

    private SettingsStore Store(CaseworkDatabase database) => new(database, Contents, TimeProvider.System, _log);

    [Fact]
    public async Task An_empty_database_is_seeded_with_six_numbers_and_six_queues()
    {
        home.Appear();
        using var database = home.Open();

        var published = await Store(database).Start(Cancelled);

        Assert.Equal(["110", "119", "120", "122", "12315", "12345"], published.Content.Services.Select(s => s.Number));
        Assert.Equal(DefaultSettings.QueueNames, published.Content.Queues.Select(q => q.Name));
        Assert.Equal(
            SettingsBytes.Of(DefaultSettings.Create() with { Version = published.Version }),
            SettingsBytes.Of(published.Content));
        Assert.Equal(published.Canonical.ToArray(), Contents.Get(published.Hash));
        Assert.Equal(published.Hash, (await Store(database).Start(Cancelled)).Hash);
    }

    [Fact]
    public async Task Everything_that_can_be_set_comes_back_as_it_was()
    {
        home.Appear();
        using var database = home.Open();
        var store = Store(database);
        await store.Start(Cancelled);

        var outcome = await store.Change(Everything, Cancelled);

        var published = outcome.Published!;
        Assert.Empty(outcome.Faults);
        var again = await new SettingsStore(database, new ContentStore(Path.Combine(home.Folder, "other")), TimeProvider.System, _log).Start(Cancelled);
        Assert.Equal(published.Hash, again.Hash);
        Assert.Equal(SettingsBytes.Of(Everything(DefaultSettings.Create()) with { Version = published.Version }), again.Canonical.ToArray());
    }

    [Fact]
    public async Task The_version_grows_by_one_with_each_change_and_only_then()
    {
        home.Appear();
        using var database = home.Open();
        var store = Store(database);
        var first = (await store.Start(Cancelled)).Version;

        Assert.Equal(first, (await store.Change(s => s, Cancelled)).Published!.Version);
        Assert.Equal(first + 1, (await store.Change(s => s with { Site = "别处" }, Cancelled)).Published!.Version);
        Assert.Equal(first + 2, (await store.Change(Everything, Cancelled)).Published!.Version);
        Assert.Equal(first + 3, (await store.Change(s => s with { Staff = [], Phones = [] }, Cancelled)).Published!.Version);
        Assert.Empty(store.Current!.Content.Staff);
    }

    [Fact]
    public async Task A_faulty_change_is_refused_in_words_and_changes_nothing()
    {
        home.Appear();
        using var database = home.Open();
        var store = Store(database);
        var before = await store.Start(Cancelled);

        var refused = await store.Change(s => s with { Queues = [.. s.Queues.Select(q => q with { OfferSeconds = 1 })] }, Cancelled);
        var unknown = await store.Change(
            s => s with { Services = [.. s.Services, new ServiceNumber { Number = "1", Flow = ServiceFlow.Notice, Queue = "nowhere" }] }, Cancelled);

        Assert.Null(refused.Published);
        Assert.Equal(6, refused.Faults.Count);
        Assert.Null(unknown.Published);
        Assert.Single(unknown.Faults);
        Assert.Equal(before.Hash, (await Store(database).Start(Cancelled)).Hash);
    }

    [Fact]
    public async Task An_edit_by_another_process_is_published_as_a_new_version()
    {
        home.Appear();
        using var database = home.Open();
        var store = Store(database);
        var before = await store.Start(Cancelled);
        var time = new ManualTime();
        var running = new SettingsStore(database, Contents, time, _log);
        await running.Start(Cancelled);
        var arrived = new TaskCompletionSource<PublishedSettings>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var run = running.Run(p => arrived.TrySetResult(p), end.Token);
        using (var db = database.Open())
        {
            await db.Queues.Where(q => q.Name == "police").ExecuteUpdateAsync(q => q.SetProperty(r => r.OfferSeconds, 33), Cancelled);
        }

        time.Advance(SettingsStore.LookEvery);

        var published = await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancelled);
        Assert.Equal(before.Version + 1, published.Version);
        Assert.Equal(33, published.Content.Queues.Single(q => q.Name == "police").OfferSeconds);
        await end.CancelAsync();
        await run;
    }

    [Fact]
    public async Task With_the_database_away_the_last_published_settings_are_used()
    {
        using var database = home.Open();
        var defaults = await Store(database).Start(Cancelled);
        Assert.Equal(6, defaults.Content.Services.Count);
        home.Appear();
        var changed = (await Store(database).Change(s => s with { Site = "他城" }, Cancelled)).Published!;

        using var away = new CaseworkDatabase("Data Source=/nonexistent/folder/casework.db");
        var used = await Store(away).Start(Cancelled);

        Assert.Equal((changed.Hash, "他城"), (used.Hash, used.Content.Site));
        Assert.Contains(6011, _log.Ids);
    }

    [Fact]
    public async Task A_database_made_anew_continues_above_the_version_published_before()
    {
        home.Appear();
        using var database = home.Open();
        var old = PublishedSettings.Of(DefaultSettings.Create() with { Version = 40, Site = "old" });
        Contents.SetName("settings", Contents.Put(old.Canonical));

        var published = await Store(database).Start(Cancelled);

        Assert.Equal(41, published.Version);
        Assert.NotEqual("old", published.Content.Site);
    }

    private static Settings Everything(Settings s) => s with
    {
        Site = "测试",
        Trunks =
        [
            .. s.Trunks,
            new TrunkRule { Name = "out", Kind = TrunkKind.Digest, Sources = [], Trusted = true, Target = "127.0.0.1:5070", User = "u", Ha1 = "h", RingSeconds = 30 },
        ],
        Services =
        [
            .. s.Services.Take(5),
            s.Services[5] with { Number = "12388", Aliases = ["036012388"], Flow = ServiceFlow.Forward, Queue = "", Forward = new("out", "88"), Answer = AnswerAt.Agent, Welcome = ["a", "b"], Notice = ["c"], Record = false },
        ],
        Queues = [s.Queues[0] with { Strategy = "x", Overflow = [new(null, new("out", "7")), new("police", null)] }, .. s.Queues.Skip(1)],
        Phones = [new PhoneAccount { Name = "201", Ha1 = "a", Ha1Sha256 = "b" }, new PhoneAccount { Name = "202", Address = "sip:1@127.0.0.1" }],
        Staff = [new StaffMember { Number = "1001", PinHash = "p", Queues = ["fire", "police"], StandingPhone = "201" }, new StaffMember { Number = "1002" }],
    };
}

public sealed class SettingsStoreOnSqlite() : SettingsStoreContract(new SqliteHome());

[Collection(PostgresCollection.Name)]
[Trait("Layer", "Postgres")]
public sealed class SettingsStoreOnPostgres(PostgresServer server) : SettingsStoreContract(new PostgresHome(server));
