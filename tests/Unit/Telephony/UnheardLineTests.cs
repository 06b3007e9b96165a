using CallCenter.Unit.Media;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CallCenter.Unit.Telephony;

public sealed class UnheardLineTests
{
    private const int Mute = 3007;
    private const int FromElsewhere = 3019;

    [Fact]
    public async Task RTP_that_comes_from_another_address_than_agreed_is_a_warning_with_both_addresses()
    {
        var time = new ManualTime();
        using var book = new LogBook();
        using var caller = new SipParty("127.0.0.2");
        using var elsewhere = new Phone("127.0.0.9");
        await using var rig = new GatewayRig(logs: book, time: time);
        rig.Answered(caller);
        caller.Await("answered");
        for (var n = 0; n < 3; n++)
        {
            elsewhere.Speak(caller.MediaOfPeer(), Phone.Sound(1));
        }

        PlaneRig.Until(() => rig.Gateway.MediaCounters.ForeignDropped == 3);
        time.Advance(TimeSpan.FromSeconds(6));
        PlaneRig.Until(() => book.Count(FromElsewhere) == 1);

        var (level, _, text) = Assert.Single(book.Lines, line => line.Id == FromElsewhere);
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains("not from 127.0.0.2 but from 127.0.0.9:", text, StringComparison.Ordinal);
        Assert.Contains("3 packets", text, StringComparison.Ordinal);
        Assert.Equal(0, book.Count(Mute));
        caller.Hangup();
        caller.Await("ended LocalHangup");
    }

    [Fact]
    public async Task A_caller_who_sends_nothing_is_no_warning()
    {
        var time = new ManualTime();
        using var book = new LogBook();
        using var caller = new SipParty("127.0.0.2");
        await using var rig = new GatewayRig(logs: book, time: time);
        rig.Answered(caller);
        time.Advance(TimeSpan.FromSeconds(6));
        PlaneRig.Until(() => book.Count(Mute) == 1);

        Assert.DoesNotContain(book.Lines, line => line.Level >= LogLevel.Warning);
        caller.Hangup();
        caller.Await("ended LocalHangup");
    }
}
