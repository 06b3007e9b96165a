using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.People;
using CallCenter.Core.Settings;
using Xunit;

namespace CallCenter.Unit.Routing;

/// <summary>Calls that agents make: only by the dial rules, with a number that may be shown, within the limits of the seat.</summary>
public sealed class CallOutTests
{
    private readonly Rig rig = new();

    [Fact]
    public void An_agent_who_calls_is_connected_with_the_citizen_and_may_pass_him_on()
    {
        rig.SignIn("104");
        Assert.Null(rig.CallOut("104", "13900000009", "12345", out var call));
        var own = rig.Last.OfType<DialAgent>().Single();
        Assert.Equal((true, "p104"), (own.Own, own.Phone));
        rig.Post(new LineAnswered(own.Line));
        rig.Post(new LineAnswered(LineId.OfCaller(call)));
        rig.Post(new PartyAsked(9, "104", call, 1, PartyWish.BlindTransfer, new PartyTarget(null, null, "consumer"), default));
        rig.SignIn("105");
        var second = rig.All.OfType<DialAgent>().Last();
        Assert.Equal((false, "p105"), (second.Own, second.Phone));
        rig.Post(new LineAnswered(second.Line));
        Assert.Contains(rig.Last, e => e is BridgeLines b && b.Caller == LineId.OfCaller(call));
        Assert.DoesNotContain(rig.Last, e => e is AnswerCaller or DialTrunk or PlayPrompt);
        rig.Over(LineId.OfCaller(call), LineEndCause.HungUp);
        Assert.Equal((CallEnder.Caller, "hung-up"), (rig.EndOf(call).By, rig.EndOf(call).Cause));
    }

    [Fact]
    public void Who_wraps_up_may_call_and_who_has_a_break_or_a_call_may_not()
    {
        Assert.Equal("not-signed-in", rig.CallOut("104", "13900000009", "12345", out _));
        rig.SignIn("104");
        rig.Post(new SeatAsked(1, "104", string.Empty, AgentCode.NotReady, "break"));
        Assert.Equal("not-ready", rig.CallOut("104", "13900000009", "12345", out _));
        rig.Post(new SeatAsked(2, "104", string.Empty, AgentCode.Ready, null));
        var call = rig.Call("12345");
        Assert.Equal("in-call", rig.CallOut("104", "13900000009", "12345", out _));
        rig.Answer(call);
        rig.CallerHangsUp(call);
        rig.Expect("104", AgentState.WrapUp, AgentCause.Call);
        Assert.Equal("service-unknown", rig.CallOut("104", "13900000009", "999", out _));
        Assert.Null(rig.CallOut("104", "13900000009", "12345", out var own));
        rig.PartyEnds(own, LineEndCause.Refused, 486);
        Assert.Equal("not-taken", rig.EndOf(own).Cause);
    }

    [Fact]
    public void The_longest_prefix_decides_trunk_digits_and_shown_number()
    {
        rig.Use(Town.Settings with
        {
            Version = 2,
            Trunks =
            [
                new TrunkRule { Name = "county", Target = "127.0.0.1:5070" },
                new TrunkRule { Name = "province", Target = "127.0.0.1:5071", Presented = ["12345", "96001"] },
            ],
            DialRules =
            [
                new DialRule { Name = "local", Trunk = "county" },
                new DialRule { Name = "mobile", Prefix = "1", MinDigits = 11, MaxDigits = 11, Trunk = "province", Prepend = "0" },
                new DialRule { Name = "abroad", Prefix = "+86", Trunk = "province", Strip = 3 },
            ],
        });
        Assert.Equal(("province", "013900000009", "12345"), Dialled("13900000009", "12345"));
        Assert.Equal(("province", "01085551234", "96001"), Dialled("+8601085551234", "12315", presents: "96001"));
        Assert.Equal(("province", "13800000000", "12345"), Dialled("+8613800000000", "12315"));
        Assert.Equal(("county", "5551234", "12315"), Dialled("5551234", "12315"));
    }

    [Fact]
    public void A_seat_dials_no_more_by_a_rule_than_it_may_in_an_hour_but_an_emergency_knows_no_limit()
    {
        rig.Use(Town.Settings with { Version = 2, DialRules = [new DialRule { Name = "any", Trunk = "county", PerHour = 2 }] });
        rig.SignIn("105");
        for (var n = 0; n < 2; n++)
        {
            Assert.Null(rig.CallOut("105", "13900000009", "12345", out var call));
            rig.Answer(call);
            rig.Over(LineId.OfCaller(call), LineEndCause.Refused, 486);
        }

        Assert.Equal("dialled-too-often", rig.CallOut("105", "13900000009", "12345", out _));
        Assert.Null(rig.CallOut("105", "13900000009", "110", out var urgent));
        rig.PartyEnds(urgent, LineEndCause.Refused);
        rig.Pass(3600);
        Assert.Null(rig.CallOut("105", "13900000009", "12345", out _));
    }

    [Theory]
    [InlineData(8, 22, 7, false)]
    [InlineData(8, 22, 8, true)]
    [InlineData(8, 22, 21, true)]
    [InlineData(8, 22, 22, false)]
    [InlineData(22, 6, 23, true)]
    [InlineData(22, 6, 5, true)]
    [InlineData(22, 6, 6, false)]
    public void A_rule_has_hours_of_the_sites_day(int from, int to, int hour, bool open)
    {
        var settings = Town.Settings with { DialRules = [new DialRule { Name = "any", Trunk = "county", FromHour = from, ToHour = to }] };
        var wall = new DateTimeOffset(2026, 11, 27, hour, 30, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();
        Assert.Equal(open ? null : "not-at-this-hour", DialPlan.Find(settings, "13900000009", wall).Refusal);
        Assert.Null(DialPlan.Find(settings, "13900000009", null).Refusal);
    }

    [Theory]
    [InlineData("", "number-unknown")]
    [InlineData("+", "number-unknown")]
    [InlineData("1390000x", "number-unknown")]
    [InlineData("123456789012345678901", "number-unknown")]
    [InlineData("12", "no-dial-rule")]
    [InlineData("00123", "no-trunk")]
    public void What_no_rule_lets_out_is_refused_with_the_reason(string number, string refusal)
    {
        var settings = Town.Settings with
        {
            DialRules = [new DialRule { Name = "any", Trunk = "county" }, new DialRule { Name = "gone", Prefix = "00", Trunk = "nowhere" }],
        };
        Assert.Equal(refusal, DialPlan.Find(settings, number, null).Refusal);
    }

    [Fact]
    public void Faults_in_rules_are_named_before_they_are_published()
    {
        var faults = SettingsCheck.Faults(Town.Settings with
        {
            DialRules =
            [
                new DialRule { Name = "a", Trunk = "nowhere" }, new DialRule { Name = "b", Trunk = "county", MinDigits = 9, MaxDigits = 8 },
                new DialRule { Name = "c", Trunk = "county", Prefix = "x" }, new DialRule { Name = "c", Trunk = "county", ToHour = 25 },
            ],
            Services = [Town.Service("110", "police", Priority.P2, emergency: true) with { CallBack = CallBackPlan.None }],
        });
        Assert.Equal(7, faults.Count);
        Assert.Contains(faults, f => f.Contains("trunk 'nowhere'", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("service 110", StringComparison.Ordinal));
    }

    private (string Trunk, string Number, string Shown) Dialled(string number, string service, string? presents = null)
    {
        var settings = rig.Settings.WithService(service, s => s with { Presents = presents });
        var choice = DialPlan.Find(settings, number, null);
        var own = settings.Services.Single(s => s.Number == service);
        return (choice.Trunk!.Name, choice.Number, DialPlan.Presented(choice.Trunk, own, new PhoneNumber(own.Presents ?? own.Number)).Raw);
    }
}
