using System.Security.Cryptography;
using CallCenter.Casework.Database;
using CallCenter.Casework.Identity;
using CallCenter.Core.Calls;
using CallCenter.Core.Events;
using CallCenter.Core.Wire;
using CallCenter.Journal;
using CallCenter.Server.Admin;
using CallCenter.Server.Running;
using CallCenter.Unit.Casework;
using CallCenter.Unit.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Server;

/// <summary>Every way to change what was kept is named.</summary>
public sealed class VerificationTests : IDisposable
{
    private static readonly DateTimeOffset Later = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder temporary = new();
    private readonly DataFolder folder;
    private readonly SqliteHome home = new();
    private readonly CaseworkDatabase database;
    private readonly AuditTrail trail;

    public VerificationTests()
    {
        home.Appear();
        database = home.Open();
        trail = new AuditTrail(database, TimeProvider.System, NullLogger<AuditTrail>.Instance);
        folder = new DataFolder(temporary.Path);
        Directory.CreateDirectory(folder.Recordings);
        using var journal = new JournalWriter(new JournalOptions { Folder = folder.Journal }, NullLogger<JournalWriter>.Instance);
        using var line = new JournalLine();
        for (var n = 1; n <= 3; n++)
        {
            var bytes = RandomNumberGenerator.GetBytes(1000);
            File.WriteAllBytes(Path.Combine(folder.Recordings, $"{n}.wav"), bytes);
            var kept = new RecordingSealed(new CallId(n), $"{n}.wav", Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, 100, false);
            line.Write(kept, []);
            journal.Append(n, n, EventCatalog.NumberOf(kept), line.Payload);
        }

        journal.Flush();
    }

    public void Dispose()
    {
        database.Dispose();
        home.Dispose();
        temporary.Dispose();
    }

    [Fact]
    public async Task What_nobody_touched_is_sound()
    {
        var reply = await Verify();
        Assert.Equal((3L, 3, 3), (reply.JournalRecords, reply.Recordings, reply.RecordingsSound));
        Assert.Empty(reply.Faults);
    }

    [Fact]
    public async Task An_edited_a_cut_a_removed_and_a_slipped_in_recording_are_each_named()
    {
        var one = Path.Combine(folder.Recordings, "1.wav");
        var bytes = await File.ReadAllBytesAsync(one, TestContext.Current.CancellationToken);
        bytes[500] ^= 1;
        await File.WriteAllBytesAsync(one, bytes, TestContext.Current.CancellationToken);
        await using (var two = new FileStream(Path.Combine(folder.Recordings, "2.wav"), FileMode.Open))
        {
            two.SetLength(900);
        }

        File.Delete(Path.Combine(folder.Recordings, "3.wav"));
        await File.WriteAllTextAsync(Path.Combine(folder.Recordings, "4.wav"), "x", TestContext.Current.CancellationToken);
        var reply = await Verify();
        Assert.Equal(4, reply.Faults.Count);
        Assert.All(Enumerable.Range(1, 4), n => Assert.Contains(reply.Faults, f => f.Contains($"{n}.wav", StringComparison.Ordinal)));
        Assert.Equal(0, reply.RecordingsSound);
    }

    [Fact]
    public async Task An_edited_journal_is_named()
    {
        var segment = Directory.EnumerateFiles(folder.Journal).Order(StringComparer.Ordinal).First(f => new FileInfo(f).Length > 0);
        var bytes = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        var at = bytes.AsSpan().IndexOf("2.wav"u8);
        bytes[at] = (byte)'9';
        await File.WriteAllBytesAsync(segment, bytes, TestContext.Current.CancellationToken);
        Assert.Contains((await Verify()).Faults, f => f.StartsWith("journal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edited_and_a_removed_entry_of_the_audit_trail_are_named_and_a_database_that_is_away_is_said()
    {
        var cancelled = TestContext.Current.CancellationToken;
        Assert.NotNull((await Verify()).AuditAway);
        using var ending = new CancellationTokenSource();
        var writing = trail.Run(ending.Token);
        for (var n = 1; n <= 5; n++)
        {
            await trail.Write(new AuditEntry(n, "1001", "m", "viewed", "call", $"C{n}", null), cancelled);
        }

        await ending.CancelAsync();
        await writing;
        var whole = await Verify();
        Assert.Equal((5L, null), (whole.AuditEntries, whole.AuditAway));
        Assert.Empty(whole.Faults);
        using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync("UPDATE audit_entry SET staff = '1002' WHERE id = 2", cancelled);
        await db.Database.ExecuteSqlRawAsync("DELETE FROM audit_entry WHERE id = 4", cancelled);
        Assert.Equal(["audit entry 2: missing, or not what it was", "audit entry 4: missing, or not what it was"], (await Verify()).Faults);
    }

    private Task<VerifyReply> Verify() => Verification.Run(folder, folder.Anchors, trail, null, Later, null, TestContext.Current.CancellationToken);
}
