using CallCenter.Core.Rehearsal;
using CallCenter.Media;
using CallCenter.Telephony.Rehearsal;
using Xunit;

namespace CallCenter.Unit.Telephony.Rehearsal;

/// <summary>Marks in and out of real speech.</summary>
public sealed class MarkTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "prompts");

    public static TheoryData<string> Spoken => [.. DemoCityProfiles.All.SelectMany(p => p.Lines.Append(p.AgentLine)).Distinct()];

    private static IEnumerable<int> AllMarks => Enumerable.Range(0, 17).Select(Mark.OfCaller).Concat(Enumerable.Range(0, 28).Select(Mark.OfAgent));

    private static bool Hears(int hz, AudioClip clip, AudioCodec codec = AudioCodec.Pcma)
    {
        var detector = new MarkDetector(hz);
        foreach (var packet in clip.Octets(codec).ToArray().Chunk(160))
        {
            detector.Hear(codec, packet);
        }

        return detector.Heard;
    }

    [Theory]
    [MemberData(nameof(Spoken))]
    public void Every_line_carries_every_mark_in_both_codecs_and_no_other(string line)
    {
        var clips = new RehearsalClips(Path.Combine(Folder, "drill"));
        foreach (var hz in new[] { Mark.OfCaller(0), Mark.OfCaller(9), Mark.OfCaller(16), Mark.OfAgent(0), Mark.OfAgent(13), Mark.OfAgent(27) })
        {
            var speech = clips.Speech([line], 200, 600, hz);

            Assert.True(Hears(hz, speech));
            Assert.True(Hears(hz, speech, AudioCodec.Pcmu));
            Assert.All(AllMarks.Where(other => other != hz), other => Assert.False(Hears(other, speech)));
        }
    }

    [Fact]
    public void Speech_prompts_and_music_without_a_mark_hold_none()
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.wav", SearchOption.AllDirectories))
        {
            var clip = AudioClip.FromWav(file);
            Assert.All(AllMarks, hz => Assert.False(Hears(hz, clip), $"{hz} Hz in {Path.GetFileName(file)}"));
        }
    }

    [Fact]
    public void Two_marks_in_one_mixture_are_both_heard()
    {
        var clip = AudioClip.FromWav(Path.Combine(Folder, "drill", "s01-2.wav"));
        var both = Mark.Mix(Mark.Mix(AudioClip.Concat(clip, AudioClip.Silence(1500)), Mark.OfCaller(3)), Mark.OfAgent(2));

        Assert.True(Hears(Mark.OfCaller(3), both));
        Assert.True(Hears(Mark.OfAgent(2), both));
        Assert.False(Hears(Mark.OfAgent(3), both));
    }

    [Fact]
    public void Half_a_second_is_too_short_and_a_gap_begins_the_count_anew()
    {
        var hz = Mark.OfAgent(1);
        var almost = Mark.Mix(AudioClip.Silence(400), hz);
        var broken = AudioClip.Concat(almost, AudioClip.Silence(100), almost);

        Assert.False(Hears(hz, broken));
        Assert.True(Hears(hz, Mark.Mix(AudioClip.Silence(500), hz)));
    }

    [Fact]
    public void A_clip_with_a_mark_loops_without_a_jump()
    {
        var bed = RehearsalClips.Bed(Mark.OfCaller(4));
        var looped = AudioClip.Concat(bed, bed, bed);

        Assert.Equal(0, bed.Samples % 160);
        Assert.True(Hears(Mark.OfCaller(4), looped));
    }
}
