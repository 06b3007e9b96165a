using CallCenter.Media;

namespace CallCenter.Telephony.Rehearsal;

/// <summary>What simulated parties say, out of the folder of recorded lines.</summary>
internal sealed class RehearsalClips(string folder)
{
    private readonly Dictionary<string, AudioClip> lines = new(StringComparer.Ordinal);

    /// <summary>The names of these lines that are not there.</summary>
    public IReadOnlyList<string> Missing(IEnumerable<string> names) =>
        [.. names.Distinct(StringComparer.Ordinal).Where(name => !File.Exists(PathOf(name)))];

    /// <summary>A second of the mark alone; loops.</summary>
    public static AudioClip Bed(int hz) => Mark.Mix(AudioClip.Silence(1000), hz);

    /// <summary>The lines with a pause after each, over the mark; loops.</summary>
    /// <exception cref="InvalidDataException">A file holds something else than 8 kHz mono speech.</exception>
    /// <exception cref="IOException">A file can't be read.</exception>
    public AudioClip Speech(IReadOnlyList<string> names, int leadMs, int pauseMs, int hz)
    {
        var pause = AudioClip.Silence(pauseMs);
        return Mark.Mix(AudioClip.Concat([AudioClip.Silence(leadMs), .. names.SelectMany(name => new[] { Line(name), pause }), AudioClip.Silence(1000)]), hz);
    }

    private AudioClip Line(string name)
    {
        if (!lines.TryGetValue(name, out var clip))
        {
            lines[name] = clip = AudioClip.FromWav(PathOf(name));
        }

        return clip;
    }

    private string PathOf(string name) => Path.Combine(folder, name + ".wav");
}
