using System.Buffers.Binary;
using System.Text;
using CallCenter.Media.Audio;
using Xunit;

namespace CallCenter.Walk.House;

/// <summary>One track of speech at 8 kHz, and what frequencies stand in it.</summary>
/// <param name="Samples">-1 to 1.</param>
internal sealed record Sound(double[] Samples)
{
    public const int Rate = 8000;

    public double Seconds => (double)Samples.Length / Rate;

    /// <summary>For how many seconds the tone is what is heard: windows of 50 ms of which it is more than half the power.</summary>
    public double SecondsOf(double hz)
    {
        const int Window = Rate / 20;
        var windows = 0;
        for (var at = 0; at + Window <= Samples.Length; at += Window)
        {
            var part = Samples.AsSpan(at, Window);
            double all = 0;
            foreach (var sample in part)
            {
                all += sample * sample;
            }

            // A sine of amplitude a has the power a²/2 and the Goertzel magnitude a·N/2.
            if (all / Window > 1e-4 && 2 * Goertzel(part, hz) / Window / all > 0.5)
            {
                windows++;
            }
        }

        return windows * 0.05;
    }

    /// <summary>Loudness, root of the mean square: 0 to 1.</summary>
    public double Loudness => Samples.Length == 0 ? 0 : Math.Sqrt(Samples.Sum(s => s * s) / Samples.Length);

    /// <summary>Whether the tone is more than half of the power of the whole.</summary>
    public bool Is(double hz) => Loudness > 0.01 && 2 * Goertzel(Samples, hz) / Samples.Length / Samples.Sum(s => s * s) > 0.5;

    /// <summary>The tone's share of the power of the whole, 0 to 1.</summary>
    public double Share(double hz) => Samples.Length == 0 ? 0 : 2 * Goertzel(Samples, hz) / Samples.Length / Math.Max(1e-9, Samples.Sum(s => s * s));

    /// <summary>A tone as 16-bit mono WAV.</summary>
    public static void WriteTone(string path, double hz, double seconds)
    {
        var count = (int)(seconds * Rate);
        using var file = new BinaryWriter(File.Create(path));
        file.Write("RIFF"u8);
        file.Write(36 + (2 * count));
        file.Write("WAVEfmt "u8);
        file.Write(16);
        file.Write((short)1);
        file.Write((short)1);
        file.Write(Rate);
        file.Write(2 * Rate);
        file.Write((short)2);
        file.Write((short)16);
        file.Write("data"u8);
        file.Write(2 * count);
        for (var n = 0; n < count; n++)
        {
            file.Write(Tone(n, hz));
        }
    }

    /// <summary>A tone as bare A-law, as SIPp streams it.</summary>
    public static void WriteRawAlaw(string path, double hz, double seconds) =>
        File.WriteAllBytes(path, [.. Enumerable.Range(0, (int)(seconds * Rate)).Select(n => G711.LinearToAlaw(Tone(n, hz)))]);

    /// <summary>Every track of a WAV file of 8 kHz, 16-bit or A-law, that may still be growing.</summary>
    public static IReadOnlyList<Sound> Read(string path)
    {
        var whole = File.ReadAllBytes(path);
        Assert.True(whole.Length >= 44 && Encoding.ASCII.GetString(whole, 0, 4) == "RIFF", $"{path} is no WAV file ({whole.Length} bytes)");
        int format = 0, channels = 0;
        for (var at = 12; at + 8 <= whole.Length;)
        {
            var name = Encoding.ASCII.GetString(whole, at, 4);
            var length = BinaryPrimitives.ReadInt32LittleEndian(whole.AsSpan(at + 4));
            at += 8;
            if (name == "fmt ")
            {
                format = BinaryPrimitives.ReadInt16LittleEndian(whole.AsSpan(at));
                channels = BinaryPrimitives.ReadInt16LittleEndian(whole.AsSpan(at + 2));
                Assert.Equal(Rate, BinaryPrimitives.ReadInt32LittleEndian(whole.AsSpan(at + 4)));
            }
            else if (name == "data")
            {
                // A file that is still open says less than it holds.
                return Tracks(whole.AsSpan(at), format, channels);
            }

            at += length + (length & 1);
        }

        throw new InvalidDataException($"{path} has no data");
    }

    /// <summary>The speech of one RTP packet of PCMA.</summary>
    public static Sound OfPacket(ReadOnlySpan<byte> packet)
    {
        var samples = new double[packet.Length - 12];
        for (var n = 0; n < samples.Length; n++)
        {
            samples[n] = G711.AlawToLinear(packet[12 + n]) / 32768.0;
        }

        return new Sound(samples);
    }

    private static List<Sound> Tracks(ReadOnlySpan<byte> data, int format, int channels)
    {
        var width = format == 1 ? 2 : 1;
        var count = data.Length / width / channels;
        var tracks = Enumerable.Range(0, channels).Select(_ => new double[count]).ToList();
        for (var n = 0; n < count; n++)
        {
            for (var c = 0; c < channels; c++)
            {
                var at = ((n * channels) + c) * width;
                tracks[c][n] = (format == 1 ? BinaryPrimitives.ReadInt16LittleEndian(data[at..]) : G711.AlawToLinear(data[at])) / 32768.0;
            }
        }

        return [.. tracks.Select(t => new Sound(t))];
    }

    private static short Tone(int n, double hz) => (short)(8000 * Math.Sin(2 * Math.PI * hz * n / Rate));

    private static double Goertzel(ReadOnlySpan<double> samples, double hz)
    {
        var coefficient = 2 * Math.Cos(2 * Math.PI * hz / Rate);
        double one = 0, two = 0;
        foreach (var sample in samples)
        {
            (two, one) = (one, sample + (coefficient * one) - two);
        }

        return (one * one) + (two * two) - (coefficient * one * two);
    }
}
