using System.Text.Json.Nodes;
using CallCenter.Core.Events;
using CallCenter.Core.People;
using Xunit;

namespace CallCenter.Unit.Desk;

/// <summary>Calls with several people as pages see them: who is shown to whom, and who may supervise what.</summary>
public sealed class PartyDeskTests : IAsyncLifetime
{
    private readonly DeskHouse house = new();

    public ValueTask InitializeAsync() => house.InitializeAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_consulted_colleague_rings_at_his_desk_and_both_see_who_is_in_the_call()
    {
        await using var agent = await Seated("101", null, Role.HotlineAgent);
        await using var colleague = await Seated("104", null, Role.HotlineAgent);
        var call = await Talking(agent, "110");
        Assert.Equal("invalid", await Code(agent, new { kind = "callConsult", call, generation = 1, staff = (string?)null, number = (string?)null, together = false }));
        Assert.Equal("not-now", await Code(agent, new { kind = "callConsult", call, generation = 1, staff = "102", number = (string?)null, together = false }));
        Assert.Null(await Code(agent, new { kind = "callConsult", call, generation = 1, staff = "104", number = (string?)null, together = false }));
        Assert.Equal("104", (string?)agent.Hub.Await("seatCallChanged", d => d["call"]!["parties"]!.AsArray().Count == 1)["call"]!["parties"]![0]!["staff"]);
        Assert.False((bool)colleague.Hub.Await("seatCallChanged", d => (string?)d["call"]!["phase"] == "Ringing")["call"]!["own"]!);
        Assert.Null(await Code(colleague, new { kind = "offerAccept", call, generation = 1 }));
        agent.Hub.Await("seatCallChanged", d => State(d) == "Joined");
        Assert.Null(await Code(agent, new { kind = "callTransfer", call, generation = 1, staff = (string?)null, number = (string?)null, queue = (string?)null }));
        Assert.True((bool)colleague.Hub.Await("seatCallChanged", d => (int?)d["call"]!["generation"] == 2)["call"]!["own"]!);
        agent.Hub.Await("seatCallGone");
        Assert.Equal("stale", await Code(agent, new { kind = "callHangUp", call, generation = 1 }));
        colleague.Hub.Await("draftChanged", d => (string?)d["draft"]!["ticket"] == call);
    }

    [Fact]
    public async Task A_supervisor_listens_unseen_inside_his_own_service_only_and_gives_a_reason_for_what_ends_a_talk()
    {
        await using var agent = await Seated("101", null, Role.HotlineAgent);
        await using var supervisor = await Seated("104", ["110"], Role.Supervisor);
        await using var foreign = await Seated("105", ["12345"], Role.Supervisor);
        var call = await Talking(agent, "110");
        Assert.Equal("unknown", await Code(foreign, new { kind = "callSupervise", call, wish = "Listen", reason = (string?)null }));
        Assert.Equal("not-allowed", await Code(agent, new { kind = "callSupervise", call, wish = "Listen", reason = (string?)null }));
        Assert.Null(await Code(supervisor, new { kind = "callSupervise", call, wish = "Listen", reason = (string?)null }));
        Assert.Null(await Code(supervisor, new { kind = "offerAccept", call, generation = 1 }));
        supervisor.Hub.Await("seatCallChanged", d => State(d) == "Listening");
        var seen = (await agent.Hub.Subscribe("seat"))["snapshot"]!["calls"]![0]!;
        Assert.Empty(seen["parties"]!.AsArray());
        Assert.Null(await Code(supervisor, new { kind = "callSupervise", call, wish = "Whisper", reason = (string?)null }));
        Assert.True((bool)agent.Hub.Await("seatCallChanged", d => State(d) == "Whispering")["call"]!["parties"]![0]!["supervisor"]!);
        Assert.Equal("invalid", await Code(supervisor, new { kind = "callSupervise", call, wish = "ForceRelease", reason = "x" }));
        Assert.Null(await Code(supervisor, new { kind = "callSupervise", call, wish = "ForceRelease", reason = "测试用的理由" }));
        agent.Hub.Await("seatCallChanged", d => (string?)d["call"]!["phase"] == "Ended");
        Assert.Equal(["supervise-ForceRelease", "supervise-Listen", "supervise-Whisper"], await Audited());
    }

    private async Task<List<string>> Audited()
    {
        for (var turn = 0; ; turn++)
        {
            var found = (await house.Audit.List(null, 50, CancellationToken.None)).Where(l => l.Entry.Action.StartsWith("supervise", StringComparison.Ordinal)).Select(l => l.Entry.Action).Order(StringComparer.Ordinal).ToList();
            if (found.Count == 3 || turn == 50)
            {
                return found;
            }

            await Task.Delay(100);
        }
    }

    private async Task<string> Talking(Person agent, string service)
    {
        var call = house.Call(service).ToString();
        agent.Hub.Await("seatCallChanged", d => (string?)d["call"]!["phase"] == "Ringing");
        Assert.Null(await Code(agent, new { kind = "offerAccept", call, generation = 1 }));
        agent.Hub.Await("seatCallChanged", d => (string?)d["call"]!["phase"] == "Talking");
        return call;
    }

    private async Task<Person> Seated(string staff, string[]? services, Role role)
    {
        house.Voice.Pressed = (what, line) => house.Post(what == "take" ? new LineAnswered(line) : new LineEnded(line, LineEndCause.HungUp, 0));
        var client = await house.SignedIn(staff, services, role);
        var person = new Person(client, (await HubClient.Connect(house, client.Cookie)).Client!);
        await person.Hub.Subscribe("seat");
        await person.Hub.Command(new { kind = "voiceConnect", sdp = "v=0 offer" });
        Assert.Null(await Code(person, new { kind = "seatSignIn", phone = (string?)null }));
        return person;
    }

    private static string? State(JsonNode delta) => delta["call"]!["parties"]!.AsArray() is [var first, ..] ? (string?)first!["state"] : null;

    private static async Task<string?> Code(Person who, object command) => (string?)(await who.Hub.Command(command))["code"];

    private sealed record Person(DeskHouse.Client Client, HubClient Hub) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Hub.DisposeAsync();
            Client.Dispose();
        }
    }
}
