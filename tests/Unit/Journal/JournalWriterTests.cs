using CallCenter.Journal;
using Xunit;

namespace CallCenter.Unit.Journal;

public sealed class JournalWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_flushed_can_be_read_before_the_writer_closes()
    {
        using var writer = Pen.Open(Pen.Options(_folder.Path));
        Pen.Write(writer, 10);

        var read = new JournalReader(_folder.Path).ReadFrom(1).ToList();

        Assert.Equal(Enumerable.Range(1, 10).Select(i => (long)i), read.Select(r => r.Seq));
        Assert.Equal(Pen.PayloadOf(7), read[6].Payload.ToArray());
        Assert.Equal(1007, read[6].At);
        Assert.Equal(1, read[6].Type);
    }

    [Fact]
    public void A_full_segment_is_followed_by_one_named_by_its_first_number()
    {
        using (var writer = Pen.Open(Pen.Options(_folder.Path, segmentSize: 4096)))
        {
            Pen.Write(writer, 200);
        }

        var segments = SegmentHeader.List(_folder.Path);
        Assert.True(segments.Count > 3);
        Assert.All(segments, s => Assert.Equal(s.FirstSeq, new JournalReader(_folder.Path).Find(s.FirstSeq)!.Value.Seq));
        Assert.All(segments, s => Assert.InRange(new FileInfo(s.Path).Length, 1, 4096));
        Assert.True(JournalVerifier.Verify(_folder.Path).IsSound);
    }

    [Fact]
    public void Reopening_continues_numbers_and_chain()
    {
        for (var round = 0; round < 4; round++)
        {
            using var writer = Pen.Open(Pen.Options(_folder.Path));
            Assert.Equal((round * 5) + 1, writer.NextSeq);
            Pen.Write(writer, 5);
        }

        var report = JournalVerifier.Verify(_folder.Path);
        Assert.True(report.IsSound);
        Assert.Equal(20, report.Records);
        Assert.Single(Pen.Segments(_folder.Path));
    }

    [Fact]
    public void A_tail_torn_at_any_byte_is_cut_back_to_the_last_whole_record()
    {
        using (var writer = Pen.Open(Pen.Options(_folder.Path)))
        {
            Pen.Write(writer, 5);
        }

        var path = Pen.Segments(_folder.Path).Single();
        var whole = File.ReadAllBytes(path);
        const int record = RecordFormat.HeaderSize + 20;
        for (var length = SegmentHeader.Size; length <= whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            var records = (length - SegmentHeader.Size) / record;
            var torn = (length - SegmentHeader.Size) % record;

            // A reader of the torn file sees the whole records; the verifier names the rest.
            Assert.Equal(records, new JournalReader(_folder.Path).ReadFrom(1).Count());
            var before = JournalVerifier.Verify(_folder.Path);
            Assert.Equal(torn == 0 ? [] : [JournalFaultKind.TornTail], before.Faults.Select(f => f.Kind));

            using (var writer = Pen.Open(Pen.Options(_folder.Path)))
            {
                Assert.Equal(records, writer.Opening.Head.Seq);
                Assert.Equal(records == 0 ? length : torn, writer.Opening.TornBytes);
                Pen.Write(writer, 2);
            }

            var after = JournalVerifier.Verify(_folder.Path);
            Assert.True(after.IsSound);
            Assert.Equal(records + 2, after.Records);
            Array.ForEach(Directory.GetFiles(_folder.Path), File.Delete);
        }
    }

    [Fact]
    public void A_damaged_place_with_whole_records_behind_it_is_never_cut_off()
    {
        using (var writer = Pen.Open(Pen.Options(_folder.Path)))
        {
            Pen.Write(writer, 10);
        }

        var path = Pen.Segments(_folder.Path).Single();
        var bytes = File.ReadAllBytes(path);
        bytes[SegmentHeader.Size + (4 * (RecordFormat.HeaderSize + 20)) + 65] ^= 1;
        File.WriteAllBytes(path, bytes);

        using (var writer = Pen.Open(Pen.Options(_folder.Path)))
        {
            Assert.Equal(10, writer.Opening.Head.Seq);
            Assert.Equal(RecordFormat.HeaderSize + 20, writer.Opening.DamagedBytes);
            Pen.Write(writer, 3);
        }

        Assert.Equal(bytes, File.ReadAllBytes(path));
        var fault = Assert.Single(JournalVerifier.Verify(_folder.Path).Faults);
        Assert.Equal((JournalFaultKind.BytesEdited, 5, 5), (fault.Kind, fault.FromSeq, fault.ToSeq));
        Assert.Equal(13, new JournalReader(_folder.Path).ReadFrom(6).Last().Seq);
    }

    [Fact]
    public void A_second_writer_on_the_same_folder_is_refused()
    {
        using var writer = Pen.Open(Pen.Options(_folder.Path));

        Assert.Throws<IOException>(() => Pen.Open(Pen.Options(_folder.Path)));
    }

    [Fact]
    public void A_wrong_number_time_or_type_is_the_callers_bug_and_changes_nothing()
    {
        using (var writer = Pen.Open(Pen.Options(_folder.Path)))
        {
            Pen.Write(writer, 1);
            Assert.Throws<ArgumentOutOfRangeException>(() => writer.Append(1, 2000, 1, []));
            Assert.Throws<ArgumentOutOfRangeException>(() => writer.Append(3, 2000, 1, []));
            Assert.Throws<ArgumentOutOfRangeException>(() => writer.Append(2, 1000, 1, []));
            Assert.Throws<ArgumentOutOfRangeException>(() => writer.Append(2, 2000, JournalGap.RecordType, []));
            Assert.Throws<ArgumentOutOfRangeException>(() => writer.Append(2, 2000, 1, new byte[RecordFormat.MaxPayload + 1]));
            Pen.Write(writer, 1);
        }

        Assert.Equal(2, JournalVerifier.Verify(_folder.Path).Records);
    }

    [Fact]
    public async Task Who_waits_for_the_fsync_is_told_when_it_is_done()
    {
        using var writer = Pen.Open(Pen.Options(_folder.Path));
        Pen.Write(writer, 3);

        Assert.True(await writer.WaitForSync(3).WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.True(writer.LastSynced >= 3);
        var never = writer.WaitForSync(99);
        writer.Dispose();

        Assert.False(await never);
    }

    [Fact]
    public void A_full_disk_keeps_records_in_memory_and_catches_up_when_it_is_back()
    {
        using var disk = new FailingDisk();
        var (failing, recovered) = (new ManualResetEventSlim(), new ManualResetEventSlim());
        using (var writer = Pen.Open(Pen.Options(_folder.Path), Alarm, disk))
        {
            Pen.Write(writer, 3);
            disk.IsFull = true;
            Pen.Write(writer, 50);
            Assert.True(failing.Wait(TimeSpan.FromSeconds(10)));
            Assert.Equal(FlushOutcome.Behind, writer.Flush());
            disk.IsFull = false;
            Assert.True(recovered.Wait(TimeSpan.FromSeconds(10)));
            Assert.Equal(FlushOutcome.Written, writer.Flush());
            Pen.Write(writer, 2);
        }

        var report = JournalVerifier.Verify(_folder.Path);
        Assert.True(report.IsSound);
        Assert.Equal(55, report.Records);
        Assert.Empty(report.Gaps);

        void Alarm(JournalAlarm alarm)
        {
            (alarm.Kind switch
            {
                JournalAlarmKind.DiskFailing => failing,
                JournalAlarmKind.Recovered => recovered,
                _ => throw new InvalidOperationException(alarm.Kind.ToString()),
            }).Set();
        }
    }

    [Fact]
    public async Task Beyond_the_memory_the_lost_records_are_named_by_a_gap()
    {
        using var disk = new FailingDisk();
        var recovered = new ManualResetEventSlim();
        var alarms = new System.Collections.Concurrent.ConcurrentQueue<JournalAlarmKind>();
        using (var writer = Pen.Open(Pen.Options(_folder.Path, maxBacklog: 8192), Alarm, disk))
        {
            Pen.Write(writer, 3);
            disk.IsFull = true;
            Pen.Write(writer, 500);
            Assert.False(await writer.WaitForSync(503));
            disk.IsFull = false;
            Assert.True(recovered.Wait(TimeSpan.FromSeconds(10)));
            Pen.Write(writer, 2);
            Assert.False(await writer.WaitForSync(400));
            Assert.True(await writer.WaitForSync(505));
        }

        var report = JournalVerifier.Verify(_folder.Path);
        Assert.True(report.IsSound);
        var gap = Assert.Single(report.Gaps);
        Assert.Equal(503, gap.To);
        Assert.InRange(gap.From, 50, 200);
        Assert.Equal(505, report.Head.Seq);
        Assert.Equal(gap, new JournalReader(_folder.Path).Find(300)!.Value.Gap);
        Assert.Equal(504, new JournalReader(_folder.Path).Find(504)!.Value.Seq);
        Assert.Contains(JournalAlarmKind.GapOpened, alarms);
        Assert.Contains(JournalAlarmKind.GapClosed, alarms);

        void Alarm(JournalAlarm alarm)
        {
            alarms.Enqueue(alarm.Kind);
            if (alarm.Kind == JournalAlarmKind.Recovered)
            {
                recovered.Set();
            }
        }
    }

    [Fact]
    public void A_hung_disk_holds_the_owner_for_the_patience_once_and_then_not_at_all()
    {
        using var disk = new FailingDisk();
        var slow = new ManualResetEventSlim();
        using (var writer = Pen.Open(
            Pen.Options(_folder.Path) with { FlushPatience = TimeSpan.FromMilliseconds(20) },
            a => (a.Kind == JournalAlarmKind.DiskSlow ? slow : new ManualResetEventSlim()).Set(),
            disk))
        {
            Pen.Write(writer, 1);
            disk.Hang();
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            Pen.Write(writer, 1000);
            var took = System.Diagnostics.Stopwatch.GetElapsedTime(started);

            Assert.True(slow.IsSet);
            Assert.InRange(took.TotalMilliseconds, 15, 5000);
            Assert.Equal(FlushOutcome.Behind, writer.Flush());
            disk.Resume();
        }

        Assert.Equal(1001, JournalVerifier.Verify(_folder.Path).Records);
    }

    [Fact]
    public void A_disk_that_stays_full_until_the_end_leaves_a_sound_journal_and_an_alarm()
    {
        using var disk = new FailingDisk();
        var alarms = new System.Collections.Concurrent.ConcurrentQueue<JournalAlarm>();
        using (var writer = Pen.Open(Pen.Options(_folder.Path), alarms.Enqueue, disk))
        {
            Pen.Write(writer, 4);
            disk.IsFull = true;
            Pen.Write(writer, 6);
        }

        var unsaved = Assert.Single(alarms, a => a.Kind == JournalAlarmKind.Unsaved);
        Assert.Equal(5, unsaved.Seq);
        using var again = Pen.Open(Pen.Options(_folder.Path));
        Assert.Equal(4, again.Opening.Head.Seq);
        Assert.True(JournalVerifier.Verify(_folder.Path).IsSound);
    }

    [Fact]
    public async Task After_a_failed_fsync_the_bytes_are_written_again_before_the_next()
    {
        using var disk = new FailingDisk { FailsSync = true };
        var failing = new ManualResetEventSlim();
        using var writer = Pen.Open(Pen.Options(_folder.Path), a => failing.Set(), disk);
        Pen.Write(writer, 3);
        Assert.True(failing.Wait(TimeSpan.FromSeconds(10)));
        Assert.Equal(0, writer.LastSynced);
        disk.FailsSync = false;

        Assert.True(await writer.WaitForSync(3).WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.True(disk.WritesAfterFailedSync > 0);
    }
}
