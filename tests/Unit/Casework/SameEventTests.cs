using CallCenter.Casework.Places;
using CallCenter.Casework.Tickets;
using CallCenter.Core.Calls;
using Xunit;

namespace CallCenter.Unit.Casework;

/// <summary>Which tickets may be of one event.</summary>
public sealed class SameEventTests
{
    private const long Began = 1_790_000_000_000;
    private static readonly KnownPlace Here = new(1, "A", PlaceKind.Landmark, "环湖路中段", [], string.Empty, 30, 150, 10, string.Empty);

    [Theory]
    [InlineData("环湖路中间水管炸了", "环湖路那边水管爆了一直冒水", true)]
    [InlineData("环湖路水管炸了", "解放路有人打架", false)]
    [InlineData("有人打架", "有人摔倒", false)]
    [InlineData("", "", false)]
    public void Alike_words_say_so(string mine, string other, bool same)
    {
        Assert.Equal(same, SameEvent.Judge(Of(1, mine), Of(2, other)) is not null);
        Assert.Equal(same, SameEvent.Judge(Of(2, other), Of(1, mine)) is not null);
    }

    [Fact]
    public void Places_count_more_than_words_and_time_more_than_both()
    {
        var mine = Of(1, "水管炸了") with { Place = Here };
        var near = Of(2, "路上全是水") with { Place = Here with { Id = 2, Latitude = 30.002 } };
        Assert.Equal((222, 3), (SameEvent.Judge(mine, near with { CreatedMs = Began + 200_000 })!.DistanceMetres, SameEvent.Judge(mine, near with { CreatedMs = Began + 200_000 })!.Minutes));
        Assert.Null(SameEvent.Judge(mine, Of(2, "水管炸了") with { Place = Here with { Id = 2, Latitude = 30.004 } }));
        Assert.Null(SameEvent.Judge(mine, near with { CreatedMs = Began + 900_001 }));
        Assert.Null(SameEvent.Judge(mine, mine));
    }

    [Fact]
    public void What_both_say_is_shown_the_longest_first() =>
        Assert.Equal(["环湖路", "水管"], SameEvent.Judge(Of(1, "环湖路中间水管炸了"), Of(2, "环湖路那边水管爆了一直冒水"))!.Words);

    [Fact]
    public void Numbers_grow_with_the_time_in_them()
    {
        var source = new CallIdSource(new ManualTime());
        var now = new ManualTime().GetUtcNow().ToUnixTimeMilliseconds();
        Assert.InRange(source.Next().Value, CallIdSource.At(now).Value, CallIdSource.At(now + 1).Value);
    }

    private static EventSigns Of(long ticket, string what) => new(new CallId(ticket), what, string.Empty, null, "12345", "P2", Began);
}
