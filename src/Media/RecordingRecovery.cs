using System.Security.Cryptography;
using CallCenter.Media.Recording;

namespace CallCenter.Media;

/// <summary>Seals what a killed process left.</summary>
public static class RecordingRecovery
{
    /// <summary>What is no recording of ours is called from then on, so that it is looked at once and by a person.</summary>
    private const string UnreadableSuffix = ".unreadable";

    /// <summary>
    /// Finds recordings in a folder that were being written when their process was killed, repairs their head, hashes
    /// them and gives them their final name. Call it before the media plane starts. A file whose head is not of a
    /// recording gets the suffix <c>.unreadable</c>; one whose final name is taken stays as it is.
    /// </summary>
    /// <param name="folder">The folder with all below it; one that does not exist holds none.</param>
    /// <returns>What was sealed, by path; all with <see cref="RecordingSealed.Recovered"/>.</returns>
    /// <exception cref="IOException">The disk refuses; what was sealed before stays sealed.</exception>
    public static IReadOnlyList<RecordingSealed> Scan(string folder)
    {
        var recovered = new List<RecordingSealed>();
        if (!Directory.Exists(folder))
        {
            return recovered;
        }

        var parts = Directory.GetFiles(folder, "*" + RecordingFile.PartSuffix, SearchOption.AllDirectories);
        Array.Sort(parts, StringComparer.Ordinal);
        foreach (string part in parts)
        {
            string path = part[..^RecordingFile.PartSuffix.Length];
            if (!File.Exists(path) && Seal(part, path) is { } recording)
            {
                recovered.Add(recording);
            }
        }

        return recovered;
    }

    /// <summary>Describes a recording that has its final name already: its process was killed between the name and the word about it.</summary>
    /// <param name="path">The recording.</param>
    /// <returns>What it is; null when it is no recording of ours.</returns>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static RecordingSealed? Describe(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Span<byte> head = stackalloc byte[WavHeader.Bytes];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || WavHeader.ReadId(head) is not { } id)
        {
            return null;
        }

        file.Position = 0;
        return new(id, path, Convert.ToHexStringLower(SHA256.HashData(file)), file.Length, (file.Length - WavHeader.Bytes) / 16, Recovered: true);
    }

    private static RecordingSealed? Seal(string part, string path)
    {
        string? id = null;
        long bytes = 0;
        string sha256 = "";
        using (var file = new FileStream(part, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Span<byte> head = stackalloc byte[WavHeader.Bytes];
            if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && WavHeader.ReadId(head) is { } found)
            {
                id = found;

                // Both tracks or none: half a pair at the end would exchange left and right for whoever appends.
                long data = (file.Length - WavHeader.Bytes) & ~1L;
                bytes = WavHeader.Bytes + data;
                file.SetLength(bytes);
                WavHeader.Write(head, id, data);
                file.Position = 0;
                file.Write(head);
                file.Flush();
                file.Position = 0;
                sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
            }
        }

        if (id is null)
        {
            File.Move(part, path + UnreadableSuffix, overwrite: true);
            return null;
        }

        File.Move(part, path, overwrite: false);
        return new(id, path, sha256, bytes, (bytes - WavHeader.Bytes) / 16, Recovered: true);
    }
}
