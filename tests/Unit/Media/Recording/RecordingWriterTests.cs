using System.Security.Cryptography;
using CallCenter.Media;
using CallCenter.Media.Audio;
using CallCenter.Media.Recording;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Media.Recording;

public sealed class RecordingWriterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("recordings").FullName;
    private readonly ManualTime time = new();
    private readonly Heard heard = new();
    private readonly RecordingWriter writer;

    public RecordingWriterTests() =>
        writer = new RecordingWriter(new MediaOptions { RecorderRingBytes = 65536 }, heard, time, NullLogger.Instance);

    private string Path => System.IO.Path.Combine(folder, "call.wav");

    public void Dispose()
    {
        writer.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Left_is_what_was_said_and_right_what_was_heard_with_gaps_as_silence()
    {
        writer.Start();
        var feed = writer.Begin(new("rec-1", Path));
        var clock = new MediaClock(time);
        var said = AudioClip.Tone(600, 2000, -10).Octets(AudioCodec.Pcma).ToArray();
        var told = AudioClip.Tone(1400, 2000, -10).Octets(AudioCodec.Pcmu).ToArray();
        for (int frame = 0; frame < 100; frame++)
        {
            time.Advance(TimeSpan.FromMilliseconds(20));
            if (frame is < 25 or >= 50)
            {
                feed.Push(0, AudioCodec.Pcma, (uint)(7000 + (frame * 160)), 1, clock.Now, said.AsSpan(frame * 160, 160));
            }

            feed.Push(1, AudioCodec.Pcmu, (uint)(frame * 160), 2, clock.Now, told.AsSpan(frame * 160, 160));
        }

        feed.End();
        writer.Nudge();
        var done = heard.Take<RecordingSealed>();
        Assert.Equal(("rec-1", Path, 2000L, false), (done.Id, done.Path, done.DurationMs, done.Recovered));
        var wav = new WavFile(Path);
        Assert.Equal(done.Bytes, wav.Whole.Length);
        Assert.Equal(done.Sha256, Convert.ToHexStringLower(SHA256.HashData(wav.Whole)));
        Assert.Equal(said.AsSpan(0, 4000).ToArray(), wav.Left[..4000]);
        Assert.All(wav.Left[4000..8000], o => Assert.Equal(G711.AlawSilence, o));
        Assert.Equal(said.AsSpan(8000).ToArray(), wav.Left[8000..]);
        Assert.True(Goertzel.Power(wav.Right, 1400) > 1000 * Goertzel.Power(wav.Right, 600));
        Assert.False(File.Exists(Path + ".part"));
        Assert.Equal(0, writer.Running);
    }

    [Fact]
    public void After_every_flush_the_file_opens_and_lacks_less_than_a_second()
    {
        var feed = new RecordingFeed(new("rec-2", Path), 16384);
        using var file = new RecordingFile(feed, new byte[65536], RecordingFile.Create);
        Assert.Empty(new WavFile(Path + ".part").Left);
        long now = 0;
        for (int flush = 0; flush < 20; flush++)
        {
            for (int packet = 0; packet < 12; packet++)
            {
                feed.Push(0, AudioCodec.Pcma, (uint)now, 1, now, new byte[160]);
                now += 160;
            }

            file.Flush(now);
            var wav = new WavFile(Path + ".part");
            Assert.InRange(wav.Left.Length, now - 4000, now);
        }

        feed.Ring.Dispose();
    }

    [Fact]
    public void A_long_pause_between_packets_is_written_as_silence()
    {
        var feed = new RecordingFeed(new("rec-3", Path), 16384);
        using var file = new RecordingFile(feed, new byte[65536], RecordingFile.Create);
        feed.Push(0, AudioCodec.Pcma, 0, 1, 160, Filled(1));
        file.Flush(2000);
        feed.Push(1, AudioCodec.Pcma, 777, 2, 80160, Filled(2));
        file.Flush(80200);
        feed.Push(0, AudioCodec.Pcma, 80160, 1, 80320, Filled(3));
        file.Finish();
        var wav = new WavFile(Path + ".part");
        Assert.Equal(80320, wav.Left.Length);
        Assert.Equal((1, 3), (wav.Left[0], wav.Left[80160]));
        Assert.Equal((2, G711.AlawSilence), (wav.Right[80000], wav.Right[80160]));
        Assert.All(wav.Left[160..80160], o => Assert.Equal(G711.AlawSilence, o));
        feed.Ring.Dispose();
    }

    [Fact]
    public void While_paused_both_tracks_are_silent_and_time_goes_on()
    {
        var feed = new RecordingFeed(new("rec-4", Path), 16384);
        using var file = new RecordingFile(feed, new byte[65536], RecordingFile.Create);
        for (int frame = 0; frame < 30; frame++)
        {
            feed.Paused = frame is >= 10 and < 20;
            feed.Push(0, AudioCodec.Pcma, (uint)(frame * 160), 1, (frame + 1) * 160, Filled(9));
        }

        file.Finish();
        var wav = new WavFile(Path + ".part");
        Assert.Equal(4800, wav.Left.Length);
        Assert.All(wav.Left[1600..3200], o => Assert.Equal(G711.AlawSilence, o));
        Assert.All(wav.Left[3200..], o => Assert.Equal(9, o));
        feed.Ring.Dispose();
    }

    [Fact]
    public void A_full_disk_is_told_once_and_the_feed_stops()
    {
        writer.OpenFile = static _ => File.OpenHandle("/dev/full", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        writer.Start();
        var feed = writer.Begin(new("rec-5", Path));
        var (id, why) = heard.Take<(string, string)>();
        Assert.Equal("rec-5", id);
        Assert.Contains("can't be written", why, StringComparison.Ordinal);
        Assert.True(feed.Failed);
        feed.Push(0, AudioCodec.Pcma, 0, 1, 0, Filled(1));
        feed.End();
        Assert.Equal(0, writer.Running);
    }

    [Fact]
    public void A_disk_that_fails_in_the_middle_fails_only_that_recording()
    {
        var handles = new List<Microsoft.Win32.SafeHandles.SafeFileHandle>();
        writer.OpenFile = path =>
        {
            var handle = RecordingFile.Create(path);
            handles.Add(handle);
            return handle;
        };
        writer.Start();
        var broken = writer.Begin(new("broken", Path));
        var healthy = writer.Begin(new("healthy", Path + "2"));
        Assert.True(SpinWait.SpinUntil(() => File.Exists(Path + "2.part"), 5000));

        // As if the volume had gone away under the writer.
        File.Delete(Path + ".part");
        broken.Push(0, AudioCodec.Pcma, 0, 1, 0, Filled(1));
        healthy.Push(0, AudioCodec.Pcma, 0, 1, 0, Filled(1));
        broken.End();
        healthy.End();
        writer.Nudge();
        Assert.Equal("broken", heard.Take<(string Id, string)>().Id);
        Assert.Equal("healthy", heard.Take<RecordingSealed>().Id);
    }

    [Fact]
    public void A_recording_never_overwrites_another()
    {
        File.WriteAllText(Path, "evidence");
        writer.Start();
        writer.Begin(new("rec-6", Path)).End();
        writer.Nudge();
        Assert.Equal("rec-6", heard.Take<(string Id, string)>().Id);
        Assert.Equal("evidence", File.ReadAllText(Path));
    }

    private static byte[] Filled(byte octet)
    {
        var payload = new byte[160];
        payload.AsSpan().Fill(octet);
        return payload;
    }
}
