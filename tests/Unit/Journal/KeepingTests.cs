using CallCenter.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Journal;

/// <summary>Checkpoints, anchors and content.</summary>
public sealed class KeepingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private CheckpointStore Checkpoints => new(_folder.In("checkpoints"), NullLogger<CheckpointStore>.Instance);

    [Fact]
    public void The_last_two_checkpoints_are_kept_and_the_newest_is_loaded()
    {
        Assert.Null(Checkpoints.Load());
        foreach (var seq in new long[] { 10, 20, 30 })
        {
            Checkpoints.Save(new Checkpoint(seq, seq * 1000, Pen.PayloadOf(seq)));
        }

        Assert.Equal(2, Directory.GetFiles(_folder.In("checkpoints")).Length);
        var loaded = Checkpoints.Load()!;
        Assert.Equal((30, 30_000), (loaded.Seq, loaded.At));
        Assert.Equal(Pen.PayloadOf(30), loaded.Content.ToArray());
        Assert.Equal(20, Checkpoints.LoadAtMost(29)!.Seq);
        Assert.Null(Checkpoints.LoadAtMost(19));
    }

    [Fact]
    public void A_newest_checkpoint_with_any_byte_flipped_or_cut_falls_back_to_the_one_before()
    {
        Checkpoints.Save(new Checkpoint(10, 1, Pen.PayloadOf(10)));
        Checkpoints.Save(new Checkpoint(20, 2, Pen.PayloadOf(20)));
        var newest = Directory.GetFiles(_folder.In("checkpoints")).Order(StringComparer.Ordinal).Last();
        var whole = File.ReadAllBytes(newest);
        for (var at = 0; at < whole.Length; at++)
        {
            var edited = (byte[])whole.Clone();
            edited[at] ^= 1;
            File.WriteAllBytes(newest, edited);
            Assert.Equal(10, Checkpoints.Load()!.Seq);

            File.WriteAllBytes(newest, whole[..at]);
            Assert.Equal(10, Checkpoints.Load()!.Seq);
        }

        File.WriteAllBytes(newest, whole);
        Assert.Equal(20, Checkpoints.Load()!.Seq);
    }

    [Fact]
    public void Anchors_agree_with_an_untouched_journal_and_an_end_is_signed_once()
    {
        using var key = AnchorKey.LoadOrCreate(_folder.In("anchor.pem"));
        Anchored(key, 5, 9);

        var report = JournalVerifier.Verify(_folder.In("journal"), _folder.In("anchors"), key.PublicKeyPem);

        Assert.True(report.IsSound);
        Assert.Equal(2, report.Anchors);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.In("anchor.pem")));
        }

        using var same = AnchorKey.LoadOrCreate(_folder.In("anchor.pem"));
        Assert.Equal(key.PublicKeyPem, same.PublicKeyPem);
    }

    [Fact]
    public void A_journal_rewritten_with_a_new_chain_does_not_match_its_anchor()
    {
        using var key = AnchorKey.LoadOrCreate(_folder.In("anchor.pem"));
        Anchored(key, 5);
        Directory.Delete(_folder.In("journal"), recursive: true);
        using (var writer = Pen.Open(Pen.Options(_folder.In("journal"))))
        {
            Pen.Write(writer, 5, size: 21);
        }

        Assert.True(JournalVerifier.Verify(_folder.In("journal")).IsSound);
        var fault = Assert.Single(JournalVerifier.Verify(_folder.In("journal"), _folder.In("anchors"), key.PublicKeyPem).Faults);
        Assert.Equal((JournalFaultKind.AnchorMismatch, 5), (fault.Kind, fault.FromSeq));
    }

    [Fact]
    public void A_journal_whose_end_was_removed_is_shorter_than_its_anchor()
    {
        using var key = AnchorKey.LoadOrCreate(_folder.In("anchor.pem"));
        Anchored(key, 5);
        var path = Pen.Segments(_folder.In("journal")).Single();
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^(RecordFormat.HeaderSize + 20)]);

        var fault = Assert.Single(JournalVerifier.Verify(_folder.In("journal"), _folder.In("anchors"), key.PublicKeyPem).Faults);
        Assert.Equal((JournalFaultKind.AnchorBeyondEnd, 5, 5), (fault.Kind, fault.FromSeq, fault.ToSeq));
    }

    [Fact]
    public void A_foreign_signature_an_edited_line_and_a_broken_line_are_named()
    {
        using var key = AnchorKey.LoadOrCreate(_folder.In("anchor.pem"));
        using var foreign = AnchorKey.LoadOrCreate(_folder.In("foreign.pem"));
        Anchored(key, 5);
        var line = File.ReadAllText(_folder.In("anchors"));
        File.AppendAllText(_folder.In("anchors"), line.Replace("1 5 ", "1 4 ", StringComparison.Ordinal) + line[..30] + "\n");

        var kinds = JournalVerifier.Verify(_folder.In("journal"), _folder.In("anchors"), key.PublicKeyPem).Faults.Select(f => f.Kind);
        Assert.Equal([JournalFaultKind.AnchorSignatureWrong, JournalFaultKind.AnchorUnreadable], kinds);
        var other = JournalVerifier.Verify(_folder.In("journal"), _folder.In("anchors"), foreign.PublicKeyPem);
        Assert.Equal(0, other.Anchors);
        Assert.Equal(JournalFaultKind.AnchorSignatureWrong, other.Faults[0].Kind);
    }

    [Fact]
    public void Content_is_found_by_its_hash_and_damage_is_noticed()
    {
        var store = new ContentStore(_folder.In("content"));
        var hash = store.Put("rules"u8.ToArray());

        Assert.Equal(ContentStore.HashOf("rules"u8), hash);
        Assert.Equal(hash, store.Put("rules"u8.ToArray()));
        Assert.Equal("rules"u8.ToArray(), store.Get(hash));
        Assert.Null(store.Get(ContentStore.HashOf("others"u8)));
        Assert.Throws<ArgumentException>(() => store.Get("../../etc/passwd"));

        var file = Directory.GetFiles(_folder.In("content"), "*", SearchOption.AllDirectories).Single();
        File.WriteAllText(file, "rulez");
        Assert.Throws<JournalDamagedException>(() => store.Get(hash));
        store.Put("rules"u8.ToArray());
        Assert.Equal("rules"u8.ToArray(), store.Get(hash));
    }

    private void Anchored(AnchorKey key, params int[] ends)
    {
        using var writer = Pen.Open(Pen.Options(_folder.In("journal")));
        var anchors = new AnchorWriter(
            _folder.In("anchors"), key, () => writer.SyncedHead, TimeProvider.System, NullLogger<AnchorWriter>.Instance);
        Assert.False(anchors.Write());
        foreach (var end in ends)
        {
            Pen.Write(writer, (int)(end - writer.NextSeq + 1));
            Assert.True(writer.WaitForSync(end).GetAwaiter().GetResult());
            Assert.True(anchors.Write());
            Assert.False(anchors.Write());
        }
    }
}
