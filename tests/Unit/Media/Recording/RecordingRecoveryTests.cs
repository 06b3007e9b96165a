using System.Security.Cryptography;
using CallCenter.Media;
using CallCenter.Media.Recording;
using Xunit;

namespace CallCenter.Unit.Media.Recording;

public sealed class RecordingRecoveryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("recovery").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_a_killed_process_left_is_repaired_and_sealed_as_recovered()
    {
        Directory.CreateDirectory(Path.Combine(folder, "2026"));
        string path = Path.Combine(folder, "2026", "a.wav");
        var feed = new RecordingFeed(new("call-17", path), 16384);
        using (var file = new RecordingFile(feed, new byte[65536], RecordingFile.Create))
        {
            feed.Push(0, AudioCodec.Pcma, 0, 1, 160, new byte[160]);
            file.Finish();
        }

        feed.Ring.Dispose();

        // Killed after samples were written and before the head was: and in the middle of a pair.
        File.AppendAllBytes(path + ".part", new byte[321]);
        var sealedOnes = RecordingRecovery.Scan(folder);

        var recording = Assert.Single(sealedOnes);
        var wav = new WavFile(path);
        Assert.Equal(320, wav.Left.Length);
        Assert.Equal(
            new RecordingSealed("call-17", path, Convert.ToHexStringLower(SHA256.HashData(wav.Whole)), wav.Whole.Length, 40, Recovered: true),
            recording);
        Assert.Empty(RecordingRecovery.Scan(folder));
    }

    [Fact]
    public void What_is_no_recording_is_set_aside_and_a_taken_name_is_left_alone()
    {
        File.WriteAllText(Path.Combine(folder, "torn.wav.part"), "RIFF");
        File.WriteAllText(Path.Combine(folder, "b.wav"), "evidence");
        File.WriteAllText(Path.Combine(folder, "b.wav.part"), "other");
        Assert.Empty(RecordingRecovery.Scan(folder));
        Assert.True(File.Exists(Path.Combine(folder, "torn.wav.unreadable")));
        Assert.Equal("evidence", File.ReadAllText(Path.Combine(folder, "b.wav")));
        Assert.True(File.Exists(Path.Combine(folder, "b.wav.part")));
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_nothing() =>
        Assert.Empty(RecordingRecovery.Scan(Path.Combine(folder, "none")));

    [Theory]
    [InlineData("")]
    [InlineData("with blank")]
    [InlineData("Übung")]
    public void An_id_that_does_not_fit_the_head_is_refused(string id) =>
        Assert.Throws<ArgumentException>(() => WavHeader.CheckId(id));
}
