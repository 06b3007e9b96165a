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

    [Fact]
    public void The_file_has_no_holes_so_that_a_full_disk_refuses_instead_of_ending_the_process()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "legs.bin");
        using var file = new LegFile(path);
        for (var n = 0; n < 65; n++)
        {
            file.Take();
        }

        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Assert.Equal(RandomAccess.GetLength(handle), Holes.First(handle));
    }

    [Fact]
    public void When_the_disk_is_full_the_legs_that_have_a_slot_are_kept_as_before()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "legs.bin");
        var isFull = false;
        using var file = new LegFile(path, (to, bytes) =>
        {
            if (isFull && to.Position > 600_000)
            {
                throw new IOException("No space left on device");
            }

            to.Write(bytes.Span);
        });
        var slots = Enumerable.Range(0, 64).Select(_ => file.Take()).ToList();
        isFull = true;
        Assert.Throws<IOException>(() => file.Take());
        Assert.True(file.Write(slots[63], Record(64)));
        Assert.Equal(64, Assert.Single(LegFile.Read(path)).Record.Line);

        isFull = false;
        Assert.DoesNotContain(file.Take(), slots);
        Assert.Equal(64, Assert.Single(LegFile.Read(path)).Record.Line);
    }

    private static byte[] Record(int line) => Encoding.UTF8.GetBytes($$$"""
        {"Line":{{{line}}},"Call":5,"Rtp":"127.0.0.1:4002","SdpVersion":2,"Dialog":{"Incoming":true,"CallId":"a","LocalTag":"b","RemoteTag":"c",
        "LocalAddress":"<sip:110@h>","RemoteAddress":"<sip:1@h>","RemoteTarget":"sip:1@h","RouteSet":[],"ContactUser":"110","NextHop":"127.0.0.2:5066",
        "Local":"127.0.0.1:5060","Transport":"UDP"}}
        """);
}
