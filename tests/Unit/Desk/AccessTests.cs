using System.Net;
using CallCenter.Console.Contracts;
using CallCenter.Console.Hub;
using CallCenter.Core.Calls;
using CallCenter.Core.Events;
using CallCenter.Core.People;
using CallCenter.Core.Tickets;
using Xunit;

namespace CallCenter.Unit.Desk;

/// <summary>Who may do what: every endpoint, every command and every stream, for every role; what nobody thought of is refused.</summary>
public sealed class AccessTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    public static TheoryData<Role> Roles => new(Enum.GetValues<Role>());

    [Fact]
    public void Every_endpoint_says_what_it_needs()
    {
        Assert.True(house.Endpoints.Count > 10);
        Assert.All(house.Endpoints, e => Assert.True(e.Needs is not null, $"{e} says nothing"));
    }

    [Fact]
    public async Task Without_a_session_everything_but_signing_in_is_refused_with_a_sentence()
    {
        using var nobody = new DeskHouse.Client(house, null, null);
        foreach (var endpoint in house.Endpoints.Where(e => !e.Needs!.Open && !e.Pattern.StartsWith("/hub", StringComparison.Ordinal)))
        {
            using var reply = await nobody.Send(endpoint.Methods[0], Concrete(endpoint.Pattern));
            Assert.True(reply.StatusCode == HttpStatusCode.Unauthorized, $"{endpoint}: {reply.StatusCode}");
            Assert.Contains("请先登录", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(401, (await HubClient.Connect(house, null)).Status);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Every_role_gets_every_endpoint_that_its_rights_name_and_no_other(Role role)
    {
        using var client = await house.SignedIn($"r{(int)role}", null, role);
        foreach (var endpoint in house.Endpoints.Where(e => e.Needs!.Right is not null))
        {
            using var reply = await client.Send(endpoint.Methods[0], Concrete(endpoint.Pattern), endpoint.Methods[0] == "GET" ? null : new { kind = "caller", id = "none", reason = "test of rights" });
            var may = RoleRights.Of([role]).Contains(endpoint.Needs!.Right!.Value);
            Assert.True(may == (reply.StatusCode != HttpStatusCode.Forbidden), $"{role} {endpoint}: {reply.StatusCode}");
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Every_role_gets_every_stream_and_command_that_its_rights_name_and_no_other(Role role)
    {
        using var client = await house.SignedIn($"h{(int)role}", null, role);
        var rights = RoleRights.Of([role]);
        var (hub, _) = await HubClient.Connect(house, client.Cookie);
        await using var closing = hub!;
        Assert.Equal(rights.Contains(Right.TakeCalls), (await hub!.Subscribe("seat"))["snapshot"] is not null);
        Assert.Equal(rights.Contains(Right.SeeFloor), (await hub.Subscribe("floor"))["snapshot"] is not null);
        foreach (var (command, kind) in Commands())
        {
            var ack = await hub.Command(Written(command, kind));
            var right = DeskCommands.RightOf(command);
            Assert.True(rights.Contains(right) == ((string?)ack["code"] != "not-allowed"), $"{role} {kind}: {ack}");
        }
    }

    [Fact]
    public void Every_command_of_the_contract_needs_a_right_that_is_defined()
    {
        Assert.Equal(
            typeof(DeskCommand).GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), false).Length, Commands().Count());
        Assert.All(Commands(), c => Assert.True(Enum.IsDefined(DeskCommands.RightOf(c.Command)), c.Kind));
    }

    [Fact]
    public async Task A_guessed_number_of_a_strangers_ticket_tells_nothing()
    {
        var made = house.Drafts.Open(new CallId(771), default, "somebody-else", new Dictionary<TicketField, string> { [TicketField.Service] = "110" }, drill: false);
        using var agent = await house.SignedIn("g1", null, Role.HotlineAgent);
        using var wrongService = await house.SignedIn("g2", ["12345"], Role.Supervisor);
        using var rightService = await house.SignedIn("g3", ["110"], Role.Supervisor);
        foreach (var (client, sees) in new[] { (agent, false), (wrongService, false), (rightService, true) })
        {
            var (hub, _) = await HubClient.Connect(house, client.Cookie);
            await using var closing = hub!;
            var start = await hub!.Subscribe($"ticket:{made.Ticket}");
            Assert.Equal(sees, start["snapshot"] is not null);
            var none = await hub.Subscribe("ticket:9Z9Z");
            Assert.Equal("没有查看权限", (string?)none["refusal"]);
            if (!sees)
            {
                Assert.Equal((string?)none["refusal"], (string?)start["refusal"]);
                Assert.Equal("unknown", (string?)(await hub.Command(new { kind = "ticketEdit", ticket = made.Ticket.ToString(), field = "What", value = "x", seen = 0 }))["code"]);
            }
        }
    }

    [Fact]
    public async Task A_request_without_the_sessions_token_or_from_another_site_changes_nothing()
    {
        using var client = await house.SignedIn("c1", null, Role.HotlineAgent);
        using var forged = await client.Send("DELETE", "/api/v1/session", withCsrf: "guess");
        Assert.Equal(HttpStatusCode.Forbidden, forged.StatusCode);
        using var foreign = await client.Send("DELETE", "/api/v1/session", origin: "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Equal(403, (await HubClient.Connect(house, client.Cookie, "https://elsewhere.example")).Status);
        Assert.Equal("c1", (string?)(await client.Json("GET", "/api/v1/me"))["staff"]);
    }

    private static string Concrete(string pattern) => pattern.Replace("{id}", "1MQ9FGTT000", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal).Replace("{version:int}", "1", StringComparison.Ordinal);

    private static System.Text.Json.Nodes.JsonObject Written(DeskCommand command, string kind)
    {
        var node = System.Text.Json.JsonSerializer.SerializeToNode(command, command.GetType(), Json)!.AsObject();
        node.Insert(0, "kind", kind);
        return node;
    }

    private static readonly System.Text.Json.JsonSerializerOptions Json = new(System.Text.Json.JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    private static IEnumerable<(DeskCommand Command, string Kind)> Commands()
    {
        DeskCommand[] all =
        [
            new SeatSignIn(null), new SeatSignOut(null), new SeatReady(), new SeatNotReady("break"), new VoiceConnect("x"), new VoiceDisconnect(), new VoiceMute(true), new VoiceEcho(true),
            new OfferAccept("1MQ9FGTT000", 1), new OfferDecline("1MQ9FGTT000", 1), new CallHangUp("1MQ9FGTT000", 1), new CallHold("1MQ9FGTT000", 1, true), new CallDigit("1MQ9FGTT000", 1, "1"),
            new CallConsult("1MQ9FGTT000", 1, "1002", null, false), new CallJoin("1MQ9FGTT000", 1), new CallTransfer("1MQ9FGTT000", 1, null, null, null), new PartyRelease("1MQ9FGTT000", 1, null),
            new PartyMute("1MQ9FGTT000", 1, "5", true), new CallSupervise("1MQ9FGTT000", SupervisionWish.Listen, null), new CallWrappedUp("1MQ9FGTT000", ""), new TicketOpen("1MQ9FGTT000"), new TicketEdit("1MQ9FGTT000", TicketField.What, "x", 0), new TicketFocus("1MQ9FGTT000", null),
            new TripwireDecide("1MQ9FGTT000", "r", true, null), new TicketAnswer("1MQ9FGTT000", null, null), new TicketAccept("1MQ9FGTT000"), new TicketRefuse("1MQ9FGTT000", "court", ""),
            new TicketPass("1MQ9FGTT000", "1"), new CallOut("13900000001", "12345"), new CallRingBack("1MQ9FGTT000"), new CallBackNow("1MQ9FGTT000"), new CallBackClose("1MQ9FGTT000", "misdial"),
        ];
        return all.Select(c => (c, char.ToLowerInvariant(c.GetType().Name[0]) + c.GetType().Name[1..]));
    }
}
