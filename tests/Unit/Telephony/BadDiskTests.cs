using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using Xunit;

namespace CallCenter.Unit.Telephony;

/// <summary>A disk that refuses never costs a call.</summary>
public sealed class BadDiskTests
{
    [Fact]
    public async Task A_recording_that_can_not_begin_is_told_and_the_call_goes_on()
    {
        using var caller = new SipParty("127.0.0.2");
        await using var rig = new GatewayRig();
        await File.WriteAllTextAsync(
            Path.Combine(rig.Folder, "recordings", $"{TimeProvider.System.GetUtcNow():yyyy}"), "in the way", TestContext.Current.CancellationToken);
        var call = rig.Answered(caller);

        rig.Gateway.CarryOut(2, 0, new StartRecording(LineId.OfCaller(call), call));

        Assert.Equal(call, rig.Inbox.Take<RecordingFailed>().Call);
        Assert.Equal(1, rig.Gateway.LiveLines);
        rig.Gateway.CarryOut(3, 0, new EndLine(LineId.OfCaller(call), "done"));
        caller.Await("ended RemoteBye");
    }

    [Fact]
    public async Task Calls_are_taken_when_the_leg_file_can_not_be_written()
    {
        using var caller = new SipParty("127.0.0.2");
        using var book = new LogBook();
        await using var rig = new GatewayRig(change: o => o with { LegFile = Path.Combine(o.RecordingsFolder, "nowhere", "legs.bin") }, logs: book);

        rig.Answered(caller);

        Assert.Equal(1, book.Count(3020));
    }
}
