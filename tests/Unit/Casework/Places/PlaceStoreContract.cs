using CallCenter.Casework.Places;
using Xunit;

namespace CallCenter.Unit.Casework.Places;

/// <summary>Places on both engines: imported, imported again, found.</summary>
public abstract class PlaceStoreContract : IDisposable
{
    private readonly Home home;
    private readonly CallCenter.Casework.Database.CaseworkDatabase database;
    private readonly PlaceStore places;

    protected PlaceStoreContract(Home home)
    {
        this.home = home;
        home.Appear();
        database = home.Open();
        places = new PlaceStore(database);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        database.Dispose();
        home.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_import_counts_first_then_takes_over_and_the_next_one_changes_what_changed()
    {
        IReadOnlyList<KnownPlace> first = [Made("A", "榆钱巷"), Made("B", "槐渡大桥")];
        Assert.Equal((2, 0), await places.Import(first, dryRun: true, demonstration: false, Cancelled));
        await places.Load(Cancelled);
        Assert.Equal(0, places.Count);
        Assert.Equal((2, 0), await places.Import(first, dryRun: false, demonstration: false, Cancelled));
        var id = Assert.Single(places.Find("榆钱巷", 5)).Place.Id;
        Assert.Equal((1, 1), await places.Import([Made("A", "榆钱巷") with { Aliases = ["榆巷"] }, Made("C", "汀埠小区")], dryRun: false, demonstration: false, Cancelled));
        Assert.Equal(id, Assert.Single(places.Find("榆巷", 5)).Place.Id);
        Assert.Equal(3, places.Count);
        Assert.Equal((30.1234567, 150.7654321), (places.Find(id)!.Latitude!.Value, places.Find(id)!.Longitude!.Value));
        Assert.Equal(0, await places.LoadDemonstration(() => first, Cancelled));
    }

    private static KnownPlace Made(string code, string name) => new(0, code, PlaceKind.Road, name, [], "澜宁市", 30.1234567, 150.7654321, 10, "测试");
}

public sealed class PlacesOnSqlite() : PlaceStoreContract(new SqliteHome());

[Collection(PostgresCollection.Name)]
[Trait("Layer", "Postgres")]
public sealed class PlacesOnPostgres(PostgresServer server) : PlaceStoreContract(new PostgresHome(server));
