using System.Security.Cryptography;
using CallCenter.Core.Calls;
using CallCenter.Core.Events;
using CallCenter.Core.Wire;
using CallCenter.Journal;
using CallCenter.Media.Recording;
using CallCenter.Server.Running;
using CallCenter.Unit.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Server;

public sealed class UnnamedRecordingsTests
{
    [Fact]
    public void A_recording_whose_process_died_before_it_was_named_is_found_with_its_call_and_hash()
    {
        using var temporary = new TemporaryFolder();
        var folder = new DataFolder(temporary.Path);
        Directory.CreateDirectory(folder.Recordings);
        var named = Recording(folder, new CallId(41));
        var unnamed = Recording(folder, new CallId(42));
        File.WriteAllText(Path.Combine(folder.Recordings, "note.wav"), "not a recording");
        using (var journal = new JournalWriter(new JournalOptions { Folder = folder.Journal }, NullLogger<JournalWriter>.Instance))
        using (var line = new JournalLine())
        {
            var kept = new RecordingSealed(new CallId(41), Path.GetFileName(named), "00", 1, 1, false);
            line.Write(kept, []);
            journal.Append(1, File.GetLastWriteTimeUtc(named).Subtract(DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond, EventCatalog.NumberOf(kept), line.Payload);
            journal.Flush();
        }

        var found = Assert.Single(UnnamedRecordings.Find(folder, last: 1));
        Assert.Equal(new CallId(42).ToString(), found.Id);
        Assert.Equal(unnamed, found.Path);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(unnamed))), found.Sha256);
        Assert.Equal(100, found.DurationMs);
        Assert.True(found.Recovered);
    }

    [Fact]
    public void A_new_installation_has_none()
    {
        using var temporary = new TemporaryFolder();
        Assert.Empty(UnnamedRecordings.Find(new DataFolder(temporary.Path), last: 0));
    }

    private static string Recording(DataFolder folder, CallId call)
    {
        var path = Path.Combine(folder.Recordings, $"{call}.wav");
        var bytes = new byte[WavHeader.Bytes + 1600];
        WavHeader.Write(bytes, call.ToString(), 1600);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
