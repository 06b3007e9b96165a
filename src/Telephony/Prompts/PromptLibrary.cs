using System.Collections.Concurrent;
using CallCenter.Media;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Prompts;

/// <summary>Recorded parts by name. Loaded once when first asked for; what is composed of parts is kept, because it is said again and again.</summary>
internal sealed class PromptLibrary(IReadOnlyList<string> folders, ILogger log)
{
    /// <summary>At most this many compositions are kept; more would mean that somebody composes with caller data.</summary>
    private const int MostCompositions = 4096;

    private readonly ConcurrentDictionary<string, AudioClip> parts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AudioClip> composed = new(StringComparer.Ordinal);

    /// <summary>The parts one after the other. A part that is not there is left out and logged once: a caller must not lose the rest.</summary>
    public AudioClip Compose(IReadOnlyList<string> names)
    {
        if (names.Count == 1)
        {
            return Part(names[0]);
        }

        var key = string.Join('+', names);
        if (composed.TryGetValue(key, out var clip))
        {
            return clip;
        }

        clip = AudioClip.Concat([.. names.Select(Part)]);
        if (composed.Count < MostCompositions)
        {
            composed[key] = clip;
        }

        return clip;
    }

    private AudioClip Part(string name) => parts.GetOrAdd(name, Load);

    private AudioClip Load(string name)
    {
        if (name.AsSpan().IndexOfAnyExcept(Allowed) < 0)
        {
            foreach (var folder in folders)
            {
                var path = Path.Combine(folder, name + ".wav");
                if (File.Exists(path))
                {
                    return AudioClip.FromWav(path);
                }
            }
        }

        log.NoPrompt(name);
        return AudioClip.Empty;
    }

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
}
