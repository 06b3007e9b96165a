using System.Buffers.Binary;
using CallCenter.Media;
using CallCenter.Media.Audio;
using Xunit;

namespace CallCenter.Unit.Media.Audio;

public sealed class AudioClipTests
{
    [Fact]
    public void A_tone_has_its_level_and_frequency()
    {
        var tone = AudioClip.Tone(1000, 1000, 0);
        Assert.Equal(8000, tone.Samples);
        Assert.Equal(TimeSpan.FromSeconds(1), tone.Duration);

        // 0 dBm0 is 3.14 dB under full scale.
        double expected = 32767 * Math.Pow(10, -3.14 / 20) / Math.Sqrt(2);
        double rms = Math.Sqrt(tone.Octets(AudioCodec.Pcma).ToArray().Average(o => Math.Pow(G711.AlawToLinear(o), 2)));
        Assert.InRange(rms, expected * 0.98, expected * 1.02);
        Assert.True(Goertzel.Power(tone.Octets(AudioCodec.Pcma), 1000) > 100 * Goertzel.Power(tone.Octets(AudioCodec.Pcma), 1300));
    }

    [Fact]
    public void Clips_join_without_a_gap()
    {
        var joined = AudioClip.Concat(AudioClip.Tone(440, 25, -10), AudioClip.Silence(10), AudioClip.Empty);
        Assert.Equal(280, joined.Samples);
        Assert.Equal(AudioClip.Tone(440, 25, -10).Octets(AudioCodec.Pcma).ToArray(), joined.Octets(AudioCodec.Pcma)[..200].ToArray());
        Assert.All(joined.Octets(AudioCodec.Pcma)[200..].ToArray(), o => Assert.Equal(G711.AlawSilence, o));
    }

    [Fact]
    public void The_mu_law_copy_is_the_same_sound()
    {
        var clip = AudioClip.Tone(700, 20, -6);
        var expected = clip.Octets(AudioCodec.Pcma).ToArray();
        G711.AlawToUlaw(expected, expected);
        Assert.Equal(expected, clip.Octets(AudioCodec.Pcmu).ToArray());
    }

    [Theory]
    [InlineData(1, 16)]
    [InlineData(6, 8)]
    [InlineData(7, 8)]
    public void A_wav_of_each_format_is_read(int format, int bits)
    {
        byte[] data = format == 1 ? [0x00, 0x10, 0x00, 0xF0] : [0x12, 0x9A];
        var clip = AudioClip.FromWav(new MemoryStream(Wav(format, bits, 1, 8000, data)));
        byte[] expected = format switch
        {
            1 => [G711.LinearToAlaw(0x1000), G711.LinearToAlaw(-0x1000)],
            6 => data,
            _ => [G711.UlawToAlaw(0x12), G711.UlawToAlaw(0x9A)],
        };
        Assert.Equal(expected, clip.Octets(AudioCodec.Pcma).ToArray());
    }

    [Theory]
    [InlineData(1, 16, 2, 8000, "2 channels")]
    [InlineData(1, 16, 1, 44100, "44100 Hz")]
    [InlineData(1, 8, 1, 8000, "format 1 with 8 bits")]
    [InlineData(85, 0, 1, 8000, "format 85")]
    public void A_wav_of_another_kind_is_refused_with_the_reason(int format, int bits, int channels, int rate, string reason)
    {
        var wrong = Assert.Throws<InvalidDataException>(
            () => AudioClip.FromWav(new MemoryStream(Wav(format, bits, channels, rate, [1, 2, 3, 4]))));
        Assert.Contains(reason, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_wav_is_refused_and_the_file_is_named()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.wav");
        File.WriteAllText(path, "not a sound at all");
        try
        {
            var wrong = Assert.Throws<InvalidDataException>(() => AudioClip.FromWav(path));
            Assert.StartsWith(Path.GetFileName(path), wrong.Message, StringComparison.Ordinal);
            Assert.Throws<InvalidDataException>(() => AudioClip.FromWav(Stream.Null));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Wav(int format, int bits, int channels, int rate, byte[] data)
    {
        // With an unknown chunk of odd length before the format, as editors write them.
        var wav = new byte[12 + 12 + 24 + 8 + data.Length];
        "RIFF"u8.CopyTo(wav);
        "WAVEjunk"u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 3);
        "fmt "u8.CopyTo(wav.AsSpan(24));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), (short)format);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(36), rate);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(46), (short)bits);
        "data"u8.CopyTo(wav.AsSpan(48));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(52), data.Length);
        data.CopyTo(wav.AsSpan(56));
        return wav;
    }
}
