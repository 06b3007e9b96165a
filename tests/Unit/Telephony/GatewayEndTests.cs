using CallCenter.Core.Calls;
using CallCenter.Core.People;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Settings;
using Xunit;

namespace CallCenter.Unit.Telephony;

public sealed class GatewayEndTests
{
    [Fact]
    public async Task A_forced_end_hangs_up_every_line_so_that_nobody_sits_in_silence()
    {
        using var talking = new SipParty("127.0.0.2");
        using var waiting = new SipParty("127.0.0.3");
        using var phone = new SipParty("127.0.0.4") { Answers = false };
        var settings = DefaultSettings.Create() with { Phones = [new PhoneAccount { Name = "801", Address = $"sip:801@{phone.Sip}" }] };
        await using var rig = new GatewayRig(settings);
        var call = rig.Answered(talking);
        waiting.Dial(rig.Endpoint, "119");
        rig.Inbox.Take<CallArrived>();
        rig.Gateway.CarryOut(2, 0, new DialAgent(LineId.OfDecision(7, 0), "801", call, "110", PhoneNumber.Withheld, Priority.P2));
        rig.Inbox.Take<LineRinging>();

        await rig.Gateway.DisposeAsync();

        talking.Await("ended RemoteBye");
        waiting.Await("ended Rejected 503");
        phone.Await("ended RemoteCancel");
    }

    [Fact]
    public async Task A_forced_end_does_not_wait_longer_than_a_second_for_a_peer_that_is_gone()
    {
        await using var rig = new GatewayRig();
        using (var gone = new SipParty("127.0.0.2"))
        {
            rig.Answered(gone);
        }

        var begin = TimeProvider.System.GetTimestamp();
        await rig.Gateway.DisposeAsync();

        Assert.InRange(TimeProvider.System.GetElapsedTime(begin).TotalSeconds, 0.9, 3);
    }
}
