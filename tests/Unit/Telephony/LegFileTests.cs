using System.Text;
using CallCenter.Telephony.Legs;
using CallCenter.Unit.Journal;
using Xunit;

namespace CallCenter.Unit.Telephony;

public sealed class LegFileTests
{
    [Fact]
    public void A_file_that_is_not_there_or_not_of_this_form_holds_no_legs()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "legs.bin");
        Assert.Empty(LegFile.Read(path));
        File.WriteAllText(path, new string('x', 20_000));
        Assert.Empty(LegFile.Read(path));
    }

    [Fact]
    public void Two_hundred_legs_are_kept_and_a_freed_slot_is_used_again()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "legs.bin");
        using var file = new LegFile(path);
        var slots = Enumerable.Range(1, 200).Select(n =>
        {
            var slot = file.Take();
            Assert.True(file.Write(slot, Record(n)));
            return slot;
        }).ToList();
        Assert.Equal(200, slots.Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 200).Select(n => (long)n), LegFile.Read(path).Select(l => l.Record.Line).Order());

        file.Free(slots[6]);
        Assert.DoesNotContain(LegFile.Read(path), l => l.Record.Line == 7);
        Assert.Equal(slots[6], file.Take());
    }

    [Fact]
    public void A_write_that_a_killed_process_left_unfinished_leaves_what_was_there_before()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "legs.bin");
        int slot;
        using (var file = new LegFile(path))
        {
            slot = file.Take();
            file.Write(slot, Record(1));
            file.Write(slot, Record(2));
            file.Write(slot, new LegPulse(11, 5, 800, 22, "127.0.0.2:4000"));
        }

        var whole = File.ReadAllBytes(path);
        var second = 64 + (slot * 8192);
        for (var cut = 16; cut < 120; cut += 13)
        {
            // The newer copy is torn in the middle of its content.
            var torn = (byte[])whole.Clone();
            torn[second + cut] ^= 0x55;
            File.WriteAllBytes(path, torn);
            var leg = Assert.Single(LegFile.Read(path));
            Assert.Equal(1, leg.Record.Line);
            Assert.Equal(new LegPulse(11, 5, 800, 22, "127.0.0.2:4000"), leg.Pulse);
        }
    }

    [Fact]
    public void A_record_that_is_too_long_is_refused_and_the_one_before_stays()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "legs.bin");
        using var file = new LegFile(path);
        var slot = file.Take();
        file.Write(slot, Record(1));
        Assert.False(file.Write(slot, new byte[LegFile.MostRecordBytes + 1]));
        Assert.Equal(1, Assert.Single(LegFile.Read(path)).Record.Line);
    }

    private static byte[] Record(int line) => Encoding.UTF8.GetBytes($$$"""
        {"Line":{{{line}}},"Call":5,"Rtp":"127.0.0.1:4002","SdpVersion":2,"Dialog":{"Incoming":true,"CallId":"a","LocalTag":"b","RemoteTag":"c",
        "LocalAddress":"<sip:110@h>","RemoteAddress":"<sip:1@h>","RemoteTarget":"sip:1@h","RouteSet":[],"ContactUser":"110","NextHop":"127.0.0.2:5066",
        "Local":"127.0.0.1:5060","Transport":"UDP"}}
        """);
}
