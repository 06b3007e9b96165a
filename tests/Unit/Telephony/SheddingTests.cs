using CallCenter.Core.Events;
using Xunit;

namespace CallCenter.Unit.Telephony;

/// <summary>Overload is a property of the number: who asks is told to come again, who is in danger is let in.</summary>
public sealed class SheddingTests
{
    [Fact]
    public async Task When_the_inbox_is_full_a_request_is_shed_with_503_and_an_emergency_is_admitted()
    {
        using var asker = new SipParty("127.0.0.2");
        using var endangered = new SipParty("127.0.0.3");
        await using var rig = new GatewayRig();
        rig.Inbox.IsOverloaded = true;

        asker.Dial(rig.Endpoint, "12345");
        asker.Await("ended Rejected 503");
        Assert.Equal(1, rig.Gateway.RefusedInvites);
        endangered.Dial(rig.Endpoint, "110");
        Assert.Equal("110", rig.Inbox.Take<CallArrived>().Service);

        rig.Inbox.IsOverloaded = false;
        asker.Dial(rig.Endpoint, "12345");
        Assert.Equal("12345", rig.Inbox.Take<CallArrived>().Service);
    }
}
