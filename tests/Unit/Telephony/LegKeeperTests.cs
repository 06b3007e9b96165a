using System.Net;
using CallCenter.Core.Calls;
using CallCenter.Sip;
using CallCenter.Telephony.Legs;
using CallCenter.Telephony.Lines;
using CallCenter.Unit.Journal;
using CallCenter.Unit.Media;
using CallCenter.Unit.Sip;
using Xunit;

namespace CallCenter.Unit.Telephony;

public sealed class LegKeeperTests
{
    private readonly Wire wire = new();

    [Fact]
    public void A_second_in_which_nothing_changed_costs_no_record()
    {
        using var folder = new TemporaryFolder();
        using var rig = new PlaneRig();
        using var keeper = new LegKeeper(new LegFile(Path.Combine(folder.Path, "legs.bin")), wire.Time, wire.Book);
        var line = Line(rig, 1);
        keeper.Changed(line);
        keeper.Pulse();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < 100; n++)
        {
            keeper.Pulse();
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000);
    }

    [Fact]
    public void A_request_inside_the_dialog_is_in_the_file_a_second_later()
    {
        using var folder = new TemporaryFolder();
        using var rig = new PlaneRig();
        var path = Path.Combine(folder.Path, "legs.bin");
        using var keeper = new LegKeeper(new LegFile(path), wire.Time, wire.Book);
        var line = Line(rig, 1);
        keeper.Changed(line);
        var before = Assert.Single(LegFile.Read(path)).Record.Dialog.LocalSequence;

        Assert.True(line.Sip!.SendInfo("text/plain", "x"u8));
        keeper.Pulse();

        Assert.Equal(before + 1, Assert.Single(LegFile.Read(path)).Record.Dialog.LocalSequence);
    }

    [Fact]
    public void A_full_disk_never_throws_into_a_call_and_is_said_once_a_minute()
    {
        using var folder = new TemporaryFolder();
        using var rig = new PlaneRig();
        var path = Path.Combine(folder.Path, "legs.bin");
        var isFull = false;
        var file = new LegFile(path, (to, bytes) =>
        {
            if (isFull)
            {
                throw new IOException("No space left on device");
            }

            to.Write(bytes.Span);
        });
        using var keeper = new LegKeeper(file, wire.Time, wire.Book);
        var lines = Enumerable.Range(1, 70).Select(n => Line(rig, n)).ToList();
        isFull = true;
        lines.ForEach(keeper.Changed);
        keeper.Pulse();
        Assert.Equal(64, LegFile.Read(path).Count);
        Assert.Equal(1, wire.Book.Count(3020));

        wire.Time.Advance(TimeSpan.FromMinutes(1));
        keeper.Pulse();
        Assert.Equal(2, wire.Book.Count(3020));

        isFull = false;
        wire.Time.Advance(TimeSpan.FromMinutes(1));
        keeper.Pulse();
        Assert.Equal(70, LegFile.Read(path).Count);
    }

    private SipLine Line(PlaneRig rig, int number)
    {
        var (stack, at, user) = wire.Stack();
        user.Invited = call => call.Accept(SdpNegotiator.Answer(call.RemoteSdp!, new SdpLocal(IPAddress.Loopback, 40_000, 1, 1), null, out _)!);
        var (ours, from, _) = wire.Stack();
        var line = new SipLine(LineId.OfDecision(number, 0), new CallId(number));
        line.Open(rig.Plane, IPAddress.Loopback);
        line.Sip = ours.Invite(
            new OutgoingInvite
            {
                Target = new SipUri("801", at.Address.ToString(), at.Port),
                NextHop = at,
                From = new SipUri("110", from.Address.ToString(), from.Port),
                Sdp = line.Offer(),
            },
            new CallUser());
        wire.Settle();
        Assert.Equal(SipCallState.Confirmed, line.Sip.State);
        Assert.NotNull(stack);
        return line;
    }
}
