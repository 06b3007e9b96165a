using CallCenter.Casework.Organisations;
using Xunit;

namespace CallCenter.Unit.Casework.Organisations;

/// <summary>Who is on duty where, on both engines.</summary>
public abstract class DutyDirectoryContract : IDisposable
{
    private readonly Home home;
    private readonly CallCenter.Casework.Database.CaseworkDatabase database;
    private readonly ManualTime time = new();
    private readonly DutyDirectory directory;

    protected DutyDirectoryContract(Home home)
    {
        this.home = home;
        home.Appear();
        database = home.Open();
        directory = new DutyDirectory(database, time);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        database.Dispose();
        home.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_citys_units_are_found_by_name_short_name_first_letters_person_and_number()
    {
        await Load();
        foreach (var (words, unit) in new[] { ("公安", "市公安局"), ("gaj", "市公安局"), ("水务", "澜宁水务"), ("lnsw", "澜宁水务"), ("褚演子", "苇塘乡综治中心"), ("7161", "苇塘乡综治中心"), ("huaiduxiaofang", "槐渡消防救援站") })
        {
            Assert.Equal(unit, (await directory.Find(words, Cancelled))[0].Unit);
        }

        Assert.Empty(await directory.Find("没有这个单位", Cancelled));
        Assert.Equal(50, (await directory.Find(string.Empty, Cancelled)).Count);
    }

    [Fact]
    public async Task After_the_last_duty_nobody_is_present_and_the_units_own_number_stays()
    {
        await Load();
        var now = (await directory.Find("市监", Cancelled))[0];
        Assert.Equal(("吴演己", 2, "7124", true), (now.Name, now.Level, now.Number, now.Present));
        time.Advance(TimeSpan.FromDays(3));
        var later = (await directory.Find("市监", Cancelled))[0];
        Assert.Equal((null, 0, "7106", false), (later.Name, later.Level, later.Number, later.Present));
    }

    [Theory]
    [InlineData("x", "line 1")]
    [InlineData("name\tshort\tkind\tnumber\tduty\tlevel\tphone\na\tb", "line 2: it has 2 fields")]
    [InlineData("name\tshort\tkind\tnumber\tduty\tlevel\tphone\na\tb\tshop\t1\tc\t1\t", "kind is 'shop'")]
    [InlineData("name\tshort\tkind\tnumber\tduty\tlevel\tphone\na\tb\ttown\t1\tc\t4\t", "level is '4'")]
    public void A_bad_line_is_named(string text, string said) => Assert.Contains(said, Assert.Throws<FormatException>(() => NewUnit.Table(text)).Message, StringComparison.Ordinal);

    private async Task Load()
    {
        var units = NewUnit.Table(await File.ReadAllTextAsync(Repository.In("demo/city/units.tsv"), Cancelled));
        var began = time.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.Equal(units.Count, await directory.LoadDemonstration(() => units, began, Cancelled));
        Assert.Equal(0, await directory.LoadDemonstration(() => units, began, Cancelled));
    }
}

public sealed class DutyDirectoryOnSqlite() : DutyDirectoryContract(new SqliteHome());

[Collection(PostgresCollection.Name)]
[Trait("Layer", "Postgres")]
public sealed class DutyDirectoryOnPostgres(PostgresServer server) : DutyDirectoryContract(new PostgresHome(server));
