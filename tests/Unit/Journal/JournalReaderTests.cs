using CallCenter.Journal;
using Xunit;

namespace CallCenter.Unit.Journal;

public sealed class JournalReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_number_is_found_in_finished_and_live_segments()
    {
        using var writer = Pen.Open(Pen.Options(_folder.Path, segmentSize: 200_000));
        Pen.Write(writer, 1500, size: 300);
        var reader = new JournalReader(_folder.Path, writer.Signal);

        Assert.True(Pen.Segments(_folder.Path).Length > 2);
        for (var seq = 1; seq <= 1500; seq++)
        {
            Assert.Equal(Pen.PayloadOf(seq, 300), reader.Find(seq)!.Value.Payload.ToArray());
        }

        Assert.Null(reader.Find(1501));
    }

    [Fact]
    public void A_wrong_or_missing_index_only_costs_time()
    {
        using (var writer = Pen.Open(Pen.Options(_folder.Path, segmentSize: 200_000)))
        {
            Pen.Write(writer, 1500, size: 300);
        }

        var indexes = Directory.GetFiles(_folder.Path, "*" + SegmentIndex.Extension);
        Assert.NotEmpty(indexes);
        File.WriteAllBytes(indexes[0], new byte[50]);
        File.Delete(indexes[1]);

        Assert.Equal(400, new JournalReader(_folder.Path).Find(400)!.Value.Seq);
        Assert.Equal(1500, new JournalReader(_folder.Path).ReadFrom(1).Count());
    }

    [Fact]
    public void Records_larger_than_a_chunk_are_read()
    {
        using var writer = Pen.Open(Pen.Options(_folder.Path));
        Pen.Write(writer, 3, size: 200_000);
        Pen.Write(writer, 3);

        var read = new JournalReader(_folder.Path, writer.Signal).ReadFrom(1).ToList();

        Assert.Equal(6, read.Count);
        Assert.Equal(Pen.PayloadOf(2, 200_000), read[1].Payload.ToArray());
    }

    [Fact]
    public async Task A_follower_gets_every_record_once_and_in_order_across_segments()
    {
        using var writer = Pen.Open(Pen.Options(_folder.Path, segmentSize: 4096));
        var reader = new JournalReader(_folder.Path, writer.Signal);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var followed = Task.Run(async () =>
        {
            var seen = new List<long>();
            await foreach (var record in reader.Follow(1, end.Token))
            {
                seen.Add(record.Seq);
                if (seen.Count == 2000)
                {
                    break;
                }
            }

            return seen;
        });

        Pen.Write(writer, 2000);

        Assert.Equal(Enumerable.Range(1, 2000).Select(i => (long)i), await followed);
    }

    [Fact]
    public async Task A_follower_at_the_end_waits_and_can_be_cancelled()
    {
        using var writer = Pen.Open(Pen.Options(_folder.Path));
        Pen.Write(writer, 1);
        using var end = new CancellationTokenSource();
        await using var follower = new JournalReader(_folder.Path, writer.Signal).Follow(1, end.Token).GetAsyncEnumerator(end.Token);
        Assert.True(await follower.MoveNextAsync());
        var next = follower.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public void Damage_in_a_finished_segment_is_an_exception_that_names_it()
    {
        using (var writer = Pen.Open(Pen.Options(_folder.Path, segmentSize: 4096)))
        {
            Pen.Write(writer, 200);
        }

        var path = Pen.Segments(_folder.Path)[0];
        var bytes = File.ReadAllBytes(path);
        bytes[SegmentHeader.Size + (3 * (RecordFormat.HeaderSize + 20)) + 70] ^= 4;
        File.WriteAllBytes(path, bytes);

        var found = Assert.Throws<JournalDamagedException>(() => new JournalReader(_folder.Path).ReadFrom(1).Count());
        Assert.Contains("after record 3", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_segment_is_an_exception_that_names_its_records()
    {
        using (var writer = Pen.Open(Pen.Options(_folder.Path, segmentSize: 4096)))
        {
            Pen.Write(writer, 200);
        }

        var segments = SegmentHeader.List(_folder.Path);
        File.Delete(segments[1].Path);

        var found = Assert.Throws<JournalDamagedException>(() => new JournalReader(_folder.Path).ReadFrom(1).Count());
        Assert.Contains($"{segments[1].FirstSeq} to {segments[2].FirstSeq - 1} are missing", found.Message, StringComparison.Ordinal);
    }
}
