using System.Net;
using CallCenter.Casework.Places;
using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Core.Tickets;
using Xunit;

namespace CallCenter.Unit.Desk;

/// <summary>Places, the directory and tickets of one event over the interface.</summary>
public sealed class PlaceApiTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    private static readonly long Base = CallIdSource.At(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()).Value;

    [Fact]
    public async Task Two_places_of_one_name_come_with_the_way_between_them()
    {
        await Load();
        using var agent = await house.SignedIn("p31", null, Role.HotlineAgent);
        var found = (await agent.Json("GET", $"/api/v1/places?q={Uri.EscapeDataString("榆钱巷机床厂三号楼着火,六楼有人")}")).AsArray();
        Assert.Equal(["机床厂家属院 3号楼", "机床厂新区 3号楼"], found.Take(2).Select(f => (string)f!["name"]!).Order(StringComparer.Ordinal));
        Assert.Null(found[0]!["distanceMetres"]);
        Assert.InRange((int)found[1]!["distanceMetres"]!, 895, 905);
        var from = (await agent.Json("GET", $"/api/v1/places?q={Uri.EscapeDataString("机床厂家属院")}&from={found[0]!["id"]}")).AsArray();
        Assert.NotEmpty(from);
        foreach (var wrong in new[] { "q=a&limit=99", "q=a&from=here" })
        {
            using var refused = await agent.Send("GET", "/api/v1/places?" + wrong);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
    }

    [Fact]
    public async Task A_ticket_of_the_same_event_is_hinted_and_a_confidential_or_strange_one_is_not()
    {
        await Load();
        using var agent = await house.SignedIn("p32", null, Role.HotlineAgent);
        var mine = house.Drafts.Open(Number(1), default, "p32", new Dictionary<TicketField, string> { [TicketField.Service] = "12345", [TicketField.What] = "环湖路中间水管炸了" }, drill: false);
        using (var db = house.Database.Open())
        {
            db.Tickets.AddRange(
                new CallCenter.Casework.Tickets.Ticket { Id = Number(2).Value, Service = "12345", Title = "环湖路那边水管爆了一直冒水", CreatedMs = mine.CreatedMs },
                new CallCenter.Casework.Tickets.Ticket { Id = Number(3).Value, Service = "12345", Title = "环湖路那边水管爆了,别说是我讲的", Secrecy = "confidential", CreatedMs = mine.CreatedMs },
                new CallCenter.Casework.Tickets.Ticket { Id = Number(4).Value, Service = "110", Title = "有人打架", CreatedMs = mine.CreatedMs });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var same = (await agent.Json("GET", $"/api/v1/tickets/{mine.Ticket}/same")).AsArray();
        Assert.Equal(Number(2).ToString(), (string?)Assert.Single(same)!["ticket"]);
        Assert.Contains("水管", same[0]!["words"]!.AsArray().Select(w => (string?)w));
        using var stranger = await house.SignedIn("p33", null, Role.HotlineAgent);
        using var refused = await stranger.Send("GET", $"/api/v1/tickets/{mine.Ticket}/same");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task The_directory_is_there_without_any_unit()
    {
        using var agent = await house.SignedIn("p34", null, Role.HotlineAgent);
        Assert.Empty((await agent.Json("GET", "/api/v1/directory?q=")).AsArray());
    }

    private static CallId Number(int n) => new(Base + n);

    private async Task Load()
    {
        if (house.Places.Count == 0)
        {
            await house.Places.Import(
                PlaceTable.Read(await File.ReadAllTextAsync(Repository.In("demo/city/places.tsv")), PointDatum.Wgs84, out _), dryRun: false, demonstration: true, TestContext.Current.CancellationToken);
        }
    }
}
