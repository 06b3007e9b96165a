using System.Buffers.Binary;
using CallCenter.Journal;
using Xunit;

namespace CallCenter.Unit.Journal;

public sealed class JournalVerifierTests : IDisposable
{
    private const int Record = RecordFormat.HeaderSize + 20;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Journal => _folder.In("journal");

    private void Make(int count, int segmentSize = 4096)
    {
        using var writer = Pen.Open(Pen.Options(Journal, segmentSize));
        Pen.Write(writer, count);
    }

    [Fact]
    public void A_flip_of_any_byte_is_found_and_named()
    {
        Make(8);
        var path = Pen.Segments(Journal).Single();
        var whole = File.ReadAllBytes(path);
        for (var at = 0; at < whole.Length; at++)
        {
            var edited = (byte[])whole.Clone();
            edited[at] ^= (byte)(1 << (at % 8));
            File.WriteAllBytes(path, edited);

            var fault = Assert.Single(JournalVerifier.Verify(Journal).Faults);

            if (at < SegmentHeader.Size)
            {
                Assert.Equal(JournalFaultKind.SegmentHeaderEdited, fault.Kind);
            }
            else
            {
                var seq = 1 + ((at - SegmentHeader.Size) / Record);
                Assert.Equal((seq, seq), (fault.FromSeq, fault.ToSeq));

                // A length that now points beyond the end looks like an unfinished write; everything else is an edit.
                var mayLookTorn = seq == 8 && (at - SegmentHeader.Size) % Record < 4;
                Assert.True(fault.Kind == JournalFaultKind.BytesEdited || (mayLookTorn && fault.Kind == JournalFaultKind.TornTail));
            }
        }
    }

    [Fact]
    public void A_payload_rewritten_with_a_right_checksum_breaks_the_chain_there()
    {
        Make(8);
        var path = Pen.Segments(Journal).Single();
        var bytes = File.ReadAllBytes(path);
        var record = bytes.AsSpan(SegmentHeader.Size + (4 * Record), Record);
        RecordFormat.WriteRaw(record, 5, 1005, RecordFormat.Type(record), 0, RecordFormat.Chain(record).ToArray(), Pen.PayloadOf(99));
        File.WriteAllBytes(path, bytes);

        var fault = Assert.Single(JournalVerifier.Verify(Journal).Faults);

        Assert.Equal((JournalFaultKind.ChainBroken, 5), (fault.Kind, fault.FromSeq));
    }

    [Fact]
    public void A_removed_record_is_named()
    {
        Make(8);
        var path = Pen.Segments(Journal).Single();
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, [.. bytes[..(SegmentHeader.Size + (2 * Record))], .. bytes[(SegmentHeader.Size + (4 * Record))..]]);

        var fault = Assert.Single(JournalVerifier.Verify(Journal).Faults);

        Assert.Equal((JournalFaultKind.RecordRemoved, 3, 4), (fault.Kind, fault.FromSeq, fault.ToSeq));
    }

    [Fact]
    public void A_repeated_record_and_a_time_that_goes_backwards_are_named()
    {
        Make(4);
        var path = Pen.Segments(Journal).Single();
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, [.. bytes, .. bytes[(SegmentHeader.Size + Record)..(SegmentHeader.Size + (2 * Record))]]);

        var kinds = JournalVerifier.Verify(Journal).Faults.Select(f => f.Kind).ToList();

        Assert.Contains(JournalFaultKind.RecordOutOfPlace, kinds);
        Assert.Contains(JournalFaultKind.TimeBackwards, kinds);
    }

    [Fact]
    public void A_missing_segment_is_named_and_the_rest_still_verifies()
    {
        Make(200);
        var segments = SegmentHeader.List(Journal);
        File.Delete(segments[1].Path);

        var report = JournalVerifier.Verify(Journal);

        var fault = Assert.Single(report.Faults);
        Assert.Equal(
            (JournalFaultKind.SegmentMissing, segments[1].FirstSeq, segments[2].FirstSeq - 1), (fault.Kind, fault.FromSeq, fault.ToSeq));
        Assert.Equal(200, report.Head.Seq);
    }

    [Fact]
    public void Retention_removes_payloads_and_the_chain_still_verifies()
    {
        Make(200);
        var sizes = Pen.Segments(Journal).Length;
        var live = SegmentHeader.List(Journal)[^1].FirstSeq;

        var removed = JournalRetention.Remove(Journal, r => r.At <= 1100);

        Assert.Equal(100, removed);
        var report = JournalVerifier.Verify(Journal);
        Assert.True(report.IsSound);
        Assert.Equal((200, 100), (report.Records, report.PayloadsRemoved));
        Assert.Equal(sizes, Pen.Segments(Journal).Length);
        Assert.All(new JournalReader(Journal).ReadFrom(1), r => Assert.Equal(r.Seq <= 100, r.IsRemoved));
        Assert.DoesNotContain("record 57 ", File.ReadAllText(Pen.Segments(Journal)[1]), StringComparison.Ordinal);
        Assert.Equal(0, JournalRetention.Remove(Journal, r => r.At <= 1100));
        Assert.True(live > 100);
    }

    [Fact]
    public void Retention_leaves_the_live_segment_and_a_damaged_one_alone()
    {
        Make(30);
        Assert.Equal(0, JournalRetention.Remove(Journal, _ => true));

        using (var writer = Pen.Open(Pen.Options(Journal, 4096)))
        {
            Pen.Write(writer, 100);
        }

        var path = Pen.Segments(Journal)[0];
        var bytes = File.ReadAllBytes(path);
        bytes[SegmentHeader.Size + 70] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Throws<JournalDamagedException>(() => JournalRetention.Remove(Journal, _ => true));
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_payload_edited_after_retention_is_still_found()
    {
        Make(200);
        JournalRetention.Remove(Journal, _ => true);
        var path = Pen.Segments(Journal)[0];
        var bytes = File.ReadAllBytes(path);
        var record = bytes.AsSpan(SegmentHeader.Size, RecordFormat.HeaderSize + RecordFormat.HashSize);
        RecordFormat.WriteRaw(record, 1, 1001, RecordFormat.Type(record), RecordFormat.RemovedFlag, RecordFormat.Chain(record).ToArray(), new byte[32]);
        File.WriteAllBytes(path, bytes);

        var fault = Assert.Single(JournalVerifier.Verify(Journal).Faults);

        Assert.Equal((JournalFaultKind.ChainBroken, 1), (fault.Kind, fault.FromSeq));
    }

    [Fact]
    public void A_gap_that_was_said_openly_is_no_fault()
    {
        Directory.CreateDirectory(Journal);
        var bytes = new byte[SegmentHeader.Size + RecordFormat.HeaderSize + JournalGap.Size];
        var chain = new byte[32];
        new SegmentHeader(1, chain).Write(bytes);
        var payload = new byte[JournalGap.Size];
        BinaryPrimitives.WriteInt64LittleEndian(payload, 1);
        BinaryPrimitives.WriteInt64LittleEndian(payload.AsSpan(8), 40);
        RecordFormat.Write(bytes.AsSpan(SegmentHeader.Size), 40, 5, JournalGap.RecordType, payload, chain);
        File.WriteAllBytes(Path.Combine(Journal, SegmentHeader.FileName(1)), bytes);

        var report = JournalVerifier.Verify(Journal);

        Assert.True(report.IsSound);
        Assert.Equal([new JournalGap(1, 40)], report.Gaps);
    }

    [Fact]
    public void The_golden_segment_of_the_first_version_stays_readable()
    {
        Directory.CreateDirectory(Journal);
        File.Copy(Golden.Path, Path.Combine(Journal, SegmentHeader.FileName(1)));

        var report = JournalVerifier.Verify(Journal);
        var read = new JournalReader(Journal).ReadFrom(1).ToList();

        Assert.True(report.IsSound);
        Assert.Equal(12, read.Count);
        Assert.All(read, r => Assert.Equal(Pen.PayloadOf(r.Seq), r.Payload.ToArray()));
        Assert.Equal(Golden.Head, Convert.ToHexStringLower(report.Head.Chain.Span));
    }
}
