using CallCenter.Media;

namespace CallCenter.Telephony.Prompts;

/// <summary>Looks at a folder of prompts before a caller does.</summary>
public static class PromptCheck
{
    /// <summary>The WAV files of a folder that can't be played, in the order of their names.</summary>
    /// <param name="folder">The folder; one that is not there has none.</param>
    /// <returns>A sentence for each: its name and why.</returns>
    public static IReadOnlyList<string> Unreadable(string folder)
    {
        var wrong = new List<string>();
        if (!System.IO.Directory.Exists(folder))
        {
            return wrong;
        }

        foreach (var path in System.IO.Directory.EnumerateFiles(folder, "*.wav").Order(StringComparer.Ordinal))
        {
            try
            {
                AudioClip.FromWav(path);
            }
            catch (Exception why) when (IsOfTheFile(why))
            {
                var name = Path.GetFileName(path);
                wrong.Add(why.Message.StartsWith(name, StringComparison.Ordinal) ? why.Message : $"{name}: {why.Message}");
            }
        }

        return wrong;
    }

    /// <summary>True when an exception tells of the file and not of us.</summary>
    internal static bool IsOfTheFile(Exception why) => why is IOException or InvalidDataException or UnauthorizedAccessException;
}
