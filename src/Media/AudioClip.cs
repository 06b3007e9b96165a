using CallCenter.Media.Audio;

namespace CallCenter.Media;

/// <summary>A prompt, tone or piece of music, 8 kHz mono, kept as A-law; immutable, so that any number of legs may play it at once.</summary>
public sealed class AudioClip
{
    private readonly byte[] alaw;
    private byte[]? ulaw;

    private AudioClip(byte[] alaw) => this.alaw = alaw;

    /// <summary>A clip of no length.</summary>
    public static AudioClip Empty { get; } = new([]);

    /// <summary>Length in samples of 1/8000 s.</summary>
    public int Samples => alaw.Length;

    /// <summary>Length as time.</summary>
    public TimeSpan Duration => TimeSpan.FromMilliseconds(alaw.Length / 8.0);

    /// <summary>A clip of A-law octets, which are copied.</summary>
    /// <param name="samples">G.711 A-law, 8 kHz.</param>
    public static AudioClip FromAlaw(ReadOnlySpan<byte> samples) => new(samples.ToArray());

    /// <summary>A clip of linear 16-bit samples at 8 kHz.</summary>
    /// <param name="samples">The samples.</param>
    public static AudioClip FromLinear(ReadOnlySpan<short> samples)
    {
        var octets = new byte[samples.Length];
        for (int i = 0; i < octets.Length; i++)
        {
            octets[i] = G711.LinearToAlaw(samples[i]);
        }

        return new(octets);
    }

    /// <summary>Reads a WAV file: 8 kHz, mono, PCM 16 bit, A-law or µ-law.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is something else; the message says what and names the file.</exception>
    public static AudioClip FromWav(string path)
    {
        using var file = File.OpenRead(path);
        try
        {
            return FromWav(file);
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)}: {wrong.Message}", wrong);
        }
    }

    /// <summary>Reads a WAV stream: 8 kHz, mono, PCM 16 bit, A-law or µ-law.</summary>
    /// <param name="stream">The stream, read to the end of its audio.</param>
    /// <exception cref="InvalidDataException">It is something else; the message says what.</exception>
    public static AudioClip FromWav(Stream stream) => new(WavReader.ReadAlaw(stream));

    /// <summary>The clips one after another, without a gap.</summary>
    /// <param name="clips">The parts.</param>
    public static AudioClip Concat(params ReadOnlySpan<AudioClip> clips)
    {
        int length = 0;
        foreach (var clip in clips)
        {
            length = checked(length + clip.Samples);
        }

        var octets = new byte[length];
        int at = 0;
        foreach (var clip in clips)
        {
            clip.alaw.CopyTo(octets, at);
            at += clip.Samples;
        }

        return new(octets);
    }

    /// <summary>A sine tone.</summary>
    /// <param name="hz">Frequency, 1-3999 Hz.</param>
    /// <param name="ms">Length, 0 ms or more.</param>
    /// <param name="dBm0">Level; +3.14 is full scale for A-law (G.711, section 4).</param>
    public static AudioClip Tone(double hz, int ms, double dBm0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hz, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hz, 3999);
        ArgumentOutOfRangeException.ThrowIfNegative(ms);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dBm0, 3.14);
        double peak = short.MaxValue * Math.Pow(10, (dBm0 - 3.14) / 20);
        var octets = new byte[ms * 8];
        for (int i = 0; i < octets.Length; i++)
        {
            octets[i] = G711.LinearToAlaw((short)Math.Round(peak * Math.Sin(2 * Math.PI * hz * i / 8000)));
        }

        return new(octets);
    }

    /// <summary>Silence.</summary>
    /// <param name="ms">Length, 0 ms or more.</param>
    public static AudioClip Silence(int ms)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ms);
        var octets = new byte[ms * 8];
        octets.AsSpan().Fill(G711.AlawSilence);
        return new(octets);
    }

    /// <summary>The octets of this clip in a codec; the µ-law copy is made when it is first asked for.</summary>
    /// <param name="codec">The codec.</param>
    public ReadOnlySpan<byte> Octets(AudioCodec codec) => Array(codec);

    internal byte[] Array(AudioCodec codec)
    {
        if (codec == AudioCodec.Pcma)
        {
            return alaw;
        }

        if (ulaw is { } made)
        {
            return made;
        }

        var copy = new byte[alaw.Length];
        G711.AlawToUlaw(alaw, copy);
        return ulaw = copy;
    }
}
