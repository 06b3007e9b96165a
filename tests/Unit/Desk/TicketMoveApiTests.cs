using System.Net;
using CallCenter.Casework.Tickets;
using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Core.Tickets;
using Xunit;

namespace CallCenter.Unit.Desk;

/// <summary>Tickets after their draft over the interface: who sees which, who may move which, and that a guessed number tells nothing.</summary>
public sealed class TicketMoveApiTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    [Fact]
    public async Task A_ticket_goes_from_the_desk_to_a_unit_and_back_and_everybody_sees_only_what_is_his()
    {
        var id = await Accepted(81, "12345");
        using var agent = await house.SignedIn("m1", ["12345"], Role.HotlineAgent);
        using var police = await house.SignedIn("m2", ["110"], Role.Dispatcher);
        using var roads = await house.OfUnit("m3", "公路局", Role.DepartmentHandler);
        using var water = await house.OfUnit("m4", "水务局", Role.DepartmentHandler);
        using var nobody = await house.SignedIn("m5", null, Role.DepartmentHead);
        foreach (var other in new[] { police, roads, water, nobody })
        {
            Assert.Equal(HttpStatusCode.NotFound, await Status(other, "GET", id));
            Assert.Equal(HttpStatusCode.NotFound, await Status(other, "POST", id, new { move = "Sign", version = 1 }));
        }

        var page = await agent.Json("GET", $"/api/v1/tickets/{id}");
        Assert.Equal(("Accepted", "Centre", 1), ((string?)page["state"], (string?)page["owner"], (int)page["version"]!));
        Assert.Contains(page["possible"]!.AsArray(), m => (string?)m == "Dispatch");
        Assert.DoesNotContain(page["possible"]!.AsArray(), m => (string?)m == "Sign");
        Assert.Contains((await agent.Json("GET", "/api/v1/tickets")).AsArray(), t => (string?)t!["ticket"] == id);
        Assert.Empty((await nobody.Json("GET", "/api/v1/tickets")).AsArray());

        var sent = await agent.Json("POST", $"/api/v1/tickets/{id}/moves", new { move = "Dispatch", version = 1, toUnit = "公路局" });
        Assert.Equal(("Dispatched", "公路局", "Green"), ((string?)sent["state"], (string?)sent["unit"], (string?)sent["clock"]!["colour"]));
        Assert.Equal(HttpStatusCode.NotFound, await Status(water, "GET", id));
        Assert.Equal(id, (string?)(await roads.Json("GET", "/api/v1/tickets")).AsArray().Single()!["ticket"]);
        Assert.Equal(HttpStatusCode.Conflict, await Status(roads, "POST", id, new { move = "Sign", version = 1 }));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(agent, "POST", id, new { move = "Sign", version = 2 }));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Status(roads, "POST", id, new { move = "RequestReturn", version = 2, reason = "no" }));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(roads, "POST", id, new { move = 77, version = 2 }));
        var signed = await roads.Json("POST", $"/api/v1/tickets/{id}/moves", new { move = "Sign", version = 2 });
        Assert.Equal(["Dispatch", "Sign"], signed["moves"]!.AsArray().Select(m => (string?)m!["move"]));
        Assert.Equal("m3", (string?)signed["moves"]![1]!["staff"]);
    }

    [Fact]
    public async Task A_refusal_is_a_sentence_with_its_word_and_a_page_of_the_inbox_begins_where_the_last_ended()
    {
        var (first, second) = (await Accepted(91, "12315"), await Accepted(92, "12315"));
        using var agent = await house.SignedIn("m6", ["12315"], Role.HotlineAgent);
        using var refused = await agent.Send("POST", $"/api/v1/tickets/{first}/moves", new { move = "Dispatch", version = 1 });
        var said = await refused.Content.ReadAsStringAsync();
        Assert.Contains("unit-missing", said, StringComparison.Ordinal);
        Assert.Contains("请选择承办单位", System.Text.RegularExpressions.Regex.Unescape(said), StringComparison.Ordinal);
        Assert.Equal([second, first], (await agent.Json("GET", "/api/v1/tickets")).AsArray().Select(t => (string?)t!["ticket"]));
        Assert.Equal([first], (await agent.Json("GET", $"/api/v1/tickets?before={second}")).AsArray().Select(t => (string?)t!["ticket"]));
        using var wrong = await agent.Send("GET", "/api/v1/tickets?before=*");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    private static async Task<HttpStatusCode> Status(DeskHouse.Client client, string method, string id, object? body = null)
    {
        using var reply = await client.Send(method, method == "GET" ? $"/api/v1/tickets/{id}" : $"/api/v1/tickets/{id}/moves", body);
        return reply.StatusCode;
    }

    private async Task<string> Accepted(long number, string service)
    {
        var id = new CallId(number << 16);
        await using var db = house.Database.Open();
        db.Tickets.Add(new Ticket { Id = id.Value, State = TicketState.Accepted, Service = service, CreatedMs = 1, AcceptedMs = 1, Version = 1, Title = "路灯不亮" });
        await db.SaveChangesAsync();
        return id.ToString();
    }
}
