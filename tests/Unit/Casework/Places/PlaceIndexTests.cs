using CallCenter.Casework.Places;
using Xunit;

namespace CallCenter.Unit.Casework.Places;

/// <summary>Finding a place by what somebody says, hears or mistypes.</summary>
public sealed class PlaceIndexTests
{
    private static readonly List<KnownPlace> City = Shipped();
    private static readonly PlaceIndex Index = PlaceIndex.Of(City);

    [Fact]
    public void The_city_is_whole_and_its_points_lie_where_they_should()
    {
        Assert.True(City.Count > 160);
        var (old, young) = (Of("机床厂家属院 3号楼"), Of("机床厂新区 3号楼"));
        Assert.InRange(old.MetresTo(young)!.Value, 895, 905);
        Assert.Null(old.MetresTo(old with { Latitude = null }));
    }

    [Fact]
    public void Of_a_fire_both_buildings_of_the_spoken_name_are_found_first()
    {
        foreach (var story in new[] { "榆钱巷机床厂三号楼着火,六楼有人", "榆钱巷这边,机床厂三号楼,六楼,烟特别大", "机床厂3号楼" })
        {
            Assert.Equal(["机床厂家属院 3号楼", "机床厂新区 3号楼"], Index.Find(story, 5).Take(2).Select(f => f.Place.Name).Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("鱼钱巷", "榆钱巷", PlaceMatch.Homophone)]
    [InlineData("淮渡", "槐渡街道", PlaceMatch.Homophone)]
    [InlineData("路亭", "鹭汀镇", PlaceMatch.Homophone)]
    [InlineData("机床场家属院", "机床厂家属院 3号楼", PlaceMatch.Homophone)]
    [InlineData("jcc家属院", "机床厂家属院 3号楼", PlaceMatch.Pinyin)]
    [InlineData("环湖路解放路", "环湖路与解放路口", PlaceMatch.Exact)]
    [InlineData("槐桥四十七号灯杆", "槐桥047", PlaceMatch.Exact)]
    [InlineData("双卤村", "双橹村", PlaceMatch.Homophone)]
    [InlineData("yuqianx", "榆钱巷", PlaceMatch.Pinyin)]
    [InlineData("szxyy", "市中心医院", PlaceMatch.Pinyin)]
    [InlineData("职业学院门口有人打架", "澜宁职业学院", PlaceMatch.Exact)]
    [InlineData("东离小区地库", "东篱小区 地库", PlaceMatch.Homophone)]
    [InlineData("电梯20261", "云阶商务楼B座2号电梯", PlaceMatch.Exact)]
    public void Slips_of_ear_and_hand_are_survived(string said, string name, PlaceMatch match)
    {
        var first = Index.Find(said, 5)[0];
        Assert.Equal((name, match), (first.Place.Name, first.Match));
    }

    [Fact]
    public void What_is_said_of_its_surroundings_puts_one_of_two_equal_names_first_and_both_are_there()
    {
        var both = Index.Find("解放路118号", 5);
        Assert.Equal(["解放路 118号", "解放路 118号"], both.Take(2).Select(f => f.Place.Name));
        Assert.Contains("芦埠镇", Index.Find("我在芦埠这边,解放路118号", 5)[0].Place.Within, StringComparison.Ordinal);
        Assert.Contains("望岫街道", Index.Find("望岫解放路118号", 5)[0].Place.Within, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("!!!")]
    [InlineData("你好我想问一下怎么退税")]
    [InlineData("龘")]
    public void Where_no_place_is_said_none_is_found(string said) => Assert.Empty(Index.Find(said, 5));

    [Fact]
    public void Any_text_may_be_asked_and_one_letter_gives_something()
    {
        Assert.NotEmpty(Index.Find("榆", 5));
        var random = new Random(3);
        for (var n = 0; n < 1500; n++)
        {
            Index.Find(new string([.. Enumerable.Range(0, random.Next(0, 90)).Select(_ => (char)random.Next(0, 0x10000))]), 5);
        }
    }

    private static KnownPlace Of(string name) => City.First(p => p.Name == name);

    private static List<KnownPlace> Shipped()
    {
        var read = PlaceTable.Read(File.ReadAllText(Repository.In("demo/city/places.tsv")), PointDatum.Wgs84, out var faults);
        Assert.Empty(faults);
        return [.. read.Select((p, n) => p with { Id = n + 1 })];
    }
}
