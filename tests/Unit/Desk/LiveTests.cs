using System.Net;
using System.Text.Json.Nodes;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.People;
using Xunit;

namespace CallCenter.Unit.Desk;

/// <summary>What a page sees and does while calls come and go.</summary>
public sealed class LiveTests : IAsyncLifetime
{
    private readonly DeskHouse house = new();
    private DeskHouse.Client client = null!;
    private HubClient hub = null!;

    public async ValueTask InitializeAsync()
    {
        await house.InitializeAsync();
        client = await house.SignedIn("101", null, Role.HotlineAgent);
        hub = (await HubClient.Connect(house, client.Cookie)).Client!;
        house.Voice.Pressed = (what, line) => house.Post(what == "take" ? new LineAnswered(line) : new LineEnded(line, what == "decline" ? LineEndCause.Refused : LineEndCause.HungUp, 603));
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        client.Dispose();
        await house.DisposeAsync();
    }

    [Fact]
    public async Task A_seat_without_voice_can_not_sign_in_and_with_voice_it_is_rung_taken_held_and_hung_up()
    {
        await hub.Subscribe("seat");
        Assert.Equal("voice", (string?)(await hub.Command(new { kind = "seatSignIn", phone = (string?)null }))["code"]);
        await SignIn();
        var call = house.Call("110");
        var ringing = hub.Await("seatCallChanged", d => (string?)d["call"]!["phase"] == "Ringing")["call"]!;
        Assert.Equal((call.ToString(), "110", "15400000101"), ((string?)ringing["call"], (string?)ringing["service"], (string?)ringing["caller"]!["text"]));
        Assert.Contains("110", (string)ringing["whyHere"]![0]!["zh"]!, StringComparison.Ordinal);

        Assert.True((bool)(await hub.Command(new { kind = "offerAccept", call = call.ToString(), generation = 1 }))["ok"]!);
        hub.Await("seatCallChanged", d => (string?)d["call"]!["phase"] == "Talking");
        Assert.True(house.Decided(e => e is BridgeLines b && b.Caller == LineId.OfCaller(call)));
        Assert.True((bool)(await hub.Command(new { kind = "callHold", call = call.ToString(), generation = 1, held = true }))["ok"]!);
        hub.Await("seatCallChanged", d => (string?)d["call"]!["phase"] == "Held");
        Assert.True((bool)(await hub.Command(new { kind = "callHold", call = call.ToString(), generation = 1, held = false }))["ok"]!);
        Assert.True((bool)(await hub.Command(new { kind = "callHangUp", call = call.ToString(), generation = 1 }))["ok"]!);
        hub.Await("seatCallChanged", d => (string?)d["call"]!["phase"] == "Ended");
        Assert.True((bool)(await hub.Command(new { kind = "callWrappedUp", call = call.ToString(), disposition = "" }))["ok"]!);
        hub.Await("seatChanged", d => (string?)d["seat"]!["state"] == "Ready");
    }

    [Fact]
    public async Task An_offer_that_is_taken_before_its_line_rings_is_taken_as_soon_as_it_does()
    {
        await hub.Subscribe("seat");
        await SignIn();
        house.Voice.HoldsRings = true;
        var call = house.Call("110");
        hub.Await("seatCallChanged", d => (string?)d["call"]!["phase"] == "Ringing");
        var taking = hub.Command(new { kind = "offerAccept", call = call.ToString(), generation = 1 });
        await Task.Delay(100);
        Assert.False(taking.IsCompleted);
        house.Voice.RingHeld();
        Assert.True((bool)(await taking)["ok"]!);
        hub.Await("seatCallChanged", d => (string?)d["call"]!["phase"] == "Talking");
    }

    [Fact]
    public async Task Call_control_of_another_offer_or_that_comes_late_hits_nothing()
    {
        await SignIn();
        var call = house.Call("110");
        await hub.Command(new { kind = "offerAccept", call = call.ToString(), generation = 1 });
        Assert.Equal("stale", (string?)(await hub.Command(new { kind = "callHangUp", call = call.ToString(), generation = 2 }))["code"]);
        Assert.Equal("late", (string?)(await hub.Command(new { kind = "callHangUp", call = call.ToString(), generation = 1 }, ageMs: 2001))["code"]);
        Assert.Equal("stale", (string?)(await hub.Command(new { kind = "offerAccept", call = "1MQ9FGTT000", generation = 1 }))["code"]);
        Assert.False(house.Decided(e => e is PublishFact { Fact: CallCenter.Core.Facts.CallEnded }));
    }

    [Fact]
    public async Task The_same_command_is_done_once_and_gets_its_first_answer_again()
    {
        await SignIn();
        var first = await hub.Command(new { kind = "ticketOpen", ticket = (string?)null }, id: "same");
        var again = await hub.Command(new { kind = "ticketOpen", ticket = (string?)null }, id: "same");
        Assert.Equal((string?)first["result"]!["ticket"], (string?)again["result"]!["ticket"]);
        Assert.NotEqual((string?)first["result"]!["ticket"], (string?)(await hub.Command(new { kind = "ticketOpen", ticket = (string?)null }))["result"]!["ticket"]);
    }

    [Fact]
    public async Task A_page_that_comes_back_gets_what_it_missed_and_one_that_was_away_too_long_a_snapshot()
    {
        var start = await hub.Subscribe("seat");
        var (seq, epoch) = ((long)start["seq"]!, (string)start["epoch"]!);
        await hub.DisposeAsync();
        house.Post(new SeatAsked(1, "101", "p101", AgentCode.SignIn, null));
        house.Post(new SeatAsked(2, "101", "", AgentCode.NotReady, "break"));
        hub = (await HubClient.Connect(house, client.Cookie)).Client!;
        JsonNode missed;
        do
        {
            missed = await hub.Subscribe("seat", seq, epoch);
            Assert.Null(missed["snapshot"]);
        }
        while (missed["deltas"]!.AsArray().Count < 3);

        // Ready, not ready, and the reason for it.
        Assert.Equal("break", (string?)missed["deltas"]!.AsArray()[^1]!["seat"]!["reason"]);
        Assert.NotNull((await hub.Subscribe("seat", seq, "other-epoch"))["snapshot"]);
        for (var n = 0; n < 300; n++)
        {
            house.Post(new SeatAsked(10 + n, "101", "", n % 2 == 0 ? AgentCode.Ready : AgentCode.NotReady, "break"));
        }

        hub.Await("seatChanged");
        var late = await hub.Subscribe("seat", seq, epoch);
        Assert.NotNull(late["snapshot"]);
    }

    [Fact]
    public async Task What_is_typed_is_on_the_disk_before_it_is_acknowledged_and_two_writers_meet_in_one_draft()
    {
        await SignIn();
        var call = house.Call("110");
        await hub.Command(new { kind = "offerAccept", call = call.ToString(), generation = 1 });
        hub.Await("draftChanged");
        var ticket = call.ToString();
        await hub.Subscribe($"ticket:{ticket}");
        var edit = await hub.Command(new { kind = "ticketEdit", ticket, field = "What", value = "三号楼着火", seen = 0 });
        Assert.Equal(1, (int)edit["result"]!["field"]!["version"]!);
        Assert.Contains("三号楼着火", Unescaped(), StringComparison.Ordinal);

        using var colleague = await house.SignedIn("102", null, Role.Supervisor);
        var (other, _) = await HubClient.Connect(house, colleague.Cookie);
        await using var closing = other!;
        var snapshot = await other!.Subscribe($"ticket:{ticket}");
        Assert.Contains(snapshot["snapshot"]!["ticket"]!["writers"]!.AsArray(), w => (string?)w!["staff"] == "101");
        hub.Await("writersChanged", d => d["writers"]!.AsArray().Count == 2);
        await other.Command(new { kind = "ticketEdit", ticket, field = "What", value = "三号楼着火,六楼有人", seen = 1 });
        hub.Await("fieldChanged", d => (string?)d["field"]!["value"] == "三号楼着火,六楼有人");
        var conflict = await hub.Command(new { kind = "ticketEdit", ticket, field = "What", value = "三号楼冒烟", seen = 1 });
        Assert.Equal(("conflict", "三号楼着火,六楼有人"), ((string?)conflict["code"], (string?)conflict["result"]!["field"]!["value"]));
        Assert.Equal("invalid", (string?)(await hub.Command(new { kind = "ticketEdit", ticket, field = "Urgency", value = "P9", seen = 0 }))["code"]);
    }

    [Fact]
    public async Task A_ticket_closes_only_with_what_it_needs_and_is_in_the_database_then()
    {
        await SignIn();
        var call = house.Call("110");
        await hub.Command(new { kind = "offerAccept", call = call.ToString(), generation = 1 });
        hub.Await("draftChanged");
        var ticket = call.ToString();
        var missing = await hub.Command(new { kind = "ticketAnswer", ticket, article = (string?)null, articleVersion = (int?)null });
        Assert.Contains("事情经过", (string)missing["refusal"]!["zh"]!, StringComparison.Ordinal);
        foreach (var (field, value) in new[] { ("What", "办居住证要带什么"), ("Nature", "咨询"), ("Category", "政务服务") })
        {
            Assert.True((bool)(await hub.Command(new { kind = "ticketEdit", ticket, field, value, seen = 0 }))["ok"]!);
        }

        var done = await hub.Command(new { kind = "ticketAnswer", ticket, article = "K0001", articleVersion = 3 });
        Assert.Equal("DirectAnswered", (string?)done["result"]!["state"]);
        hub.Await("draftGone");
        Assert.Equal("unknown", (string?)(await hub.Command(new { kind = "ticketEdit", ticket, field = "What", value = "x", seen = 1 }))["code"]);
    }

    [Fact]
    public async Task Who_has_open_tickets_names_a_colleague_before_he_goes()
    {
        await SignIn();
        await hub.Command(new { kind = "ticketOpen", ticket = (string?)null });
        Assert.Equal("invalid", (string?)(await hub.Command(new { kind = "seatSignOut", successor = (string?)null }))["code"]);
        using var colleague = await house.SignedIn("103", null, Role.HotlineAgent);
        var (other, _) = await HubClient.Connect(house, colleague.Cookie);
        await using var closing = other!;
        await other!.Subscribe("seat");
        Assert.True((bool)(await hub.Command(new { kind = "seatSignOut", successor = "103" }))["ok"]!);
        other.Await("draftChanged");
    }

    [Fact]
    public async Task A_number_is_masked_for_who_may_not_see_it_and_uncovering_it_is_kept()
    {
        var call = house.Call("110", from: "15400000777");
        using var duty = await house.SignedIn("104", null, Role.DutyOfficer);
        using var brief = await duty.Send("POST", "/api/v1/reveal", new { kind = "caller", id = call.ToString(), reason = "x" });
        Assert.Equal(HttpStatusCode.BadRequest, brief.StatusCode);
        var shown = await duty.Json("POST", "/api/v1/reveal", new { kind = "caller", id = call.ToString(), reason = "回拨核实地址" });
        Assert.Equal("15400000777", (string?)shown["text"]);
        using var auditor = await house.SignedIn("105", null, Role.Auditor);
        var trail = (await auditor.Json("GET", "/api/v1/audit")).AsArray();
        Assert.Contains(trail, e => (string?)e!["action"] == "revealed" && (string?)e["what"] == call.ToString() && (string?)e["reason"] == "回拨核实地址" && (string?)e["staff"] == "104");
        Assert.Empty((await house.Audit.Verify(TestContext.Current.CancellationToken)).Broken);
    }

    [Fact]
    public async Task The_floor_tells_queues_and_seats_and_only_what_changed()
    {
        using var monitor = await house.SignedIn("106", null, Role.Supervisor);
        var (floor, _) = await HubClient.Connect(house, monitor.Cookie);
        await using var closing = floor!;
        await floor!.Subscribe("floor");
        var call = house.Call("12345");
        floor.Await("queueChanged", d => (string?)d["queue"]!["queue"] == "government" && (int)d["queue"]!["waiting"]! == 1);
        house.Post(new LineEnded(LineId.OfCaller(call), LineEndCause.HungUp, 0));
        floor.Await("queueChanged", d => (string?)d["queue"]!["queue"] == "government" && (int)d["queue"]!["waiting"]! == 0);
        floor.Await("serviceCountChanged", d => (int)d["count"]!["abandoned"]! == 1);
    }

    private async Task SignIn()
    {
        await hub.Subscribe("seat");
        Assert.Equal("v=0 answer", (string?)(await hub.Command(new { kind = "voiceConnect", sdp = "v=0 offer" }))["result"]!["sdp"]);
        var ack = await hub.Command(new { kind = "seatSignIn", phone = (string?)null });
        Assert.True((bool)ack["ok"]!, ack.ToJsonString());
        hub.Await("seatChanged", d => (string?)d["seat"]!["state"] == "Ready");
    }

    private string Unescaped() => System.Text.RegularExpressions.Regex.Unescape(house.DraftFile());
}
