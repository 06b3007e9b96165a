namespace CallCenter.Media.Recording;

/// <summary>The head of a recording: stereo A-law WAV with its id inside.</summary>
internal static class WavHeader
{
    public static void CheckId(string id)
    {
        if (id.Length is < 1 or > 64 || id.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException("A recording's id is 1-64 printable ASCII characters without blanks.", nameof(id));
        }
    }
}
