using System.Buffers;
using System.Collections.Concurrent;
using CallCenter.Media;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Prompts;

/// <summary>
/// Recorded parts by name. The disk is read by <see cref="Load"/> only, never while a call waits for its sound; what is composed of
/// parts is kept, because it is said again and again.
/// </summary>
/// <param name="folders">Folders with WAV files, the one that is preferred first.</param>
/// <param name="log">Where missing and unreadable parts are named, each once.</param>
internal sealed class PromptLibrary(IReadOnlyList<string> folders, ILogger log)
{
    /// <summary>At most this many compositions are kept; more would mean that somebody composes with caller data.</summary>
    private const int MostCompositions = 4096;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly ConcurrentDictionary<string, AudioClip> parts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> told = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, AudioClip> composed = new(StringComparer.Ordinal);

    /// <summary>Reads the parts that are not loaded yet. A file that can't be read is named in the log and the next folder's is taken.</summary>
    /// <param name="names">Names of parts; what is no name of a part is passed over.</param>
    public void Load(IEnumerable<string> names)
    {
        var fresh = false;
        foreach (var name in names)
        {
            if (name.AsSpan().IndexOfAnyExcept(Allowed) < 0 && !parts.ContainsKey(name) && Read(name) is { } clip)
            {
                parts[name] = clip;
                fresh = true;
            }
        }

        if (fresh)
        {
            // A new one, so that what somebody composes at this moment without the new parts is not kept.
            composed = new(StringComparer.Ordinal);
        }
    }

    /// <summary>The parts one after the other. A part that is not loaded is left out and logged once: a caller must not lose the rest.</summary>
    public AudioClip Compose(IReadOnlyList<string> names)
    {
        if (names.Count == 1)
        {
            return Part(names[0]);
        }

        var kept = composed;
        var key = string.Join('+', names);
        if (kept.TryGetValue(key, out var clip))
        {
            return clip;
        }

        clip = AudioClip.Concat([.. names.Select(Part)]);
        if (kept.Count < MostCompositions)
        {
            kept[key] = clip;
        }

        return clip;
    }

    private AudioClip Part(string name)
    {
        if (parts.TryGetValue(name, out var clip))
        {
            return clip;
        }

        if (told.TryAdd(name, true))
        {
            log.NoPrompt(name);
        }

        return AudioClip.Empty;
    }

    private AudioClip? Read(string name)
    {
        foreach (var folder in folders)
        {
            var path = Path.Combine(folder, name + ".wav");
            if (!File.Exists(path))
            {
                continue;
            }

            try
            {
                return AudioClip.FromWav(path);
            }
            catch (Exception why) when (PromptCheck.IsOfTheFile(why))
            {
                if (told.TryAdd(path, true))
                {
                    log.PromptUnreadable(path, why.Message);
                }
            }
        }

        return null;
    }
}
