using System.Security.Cryptography;
using CallCenter.Casework.Calls;
using CallCenter.Server.Running;

namespace CallCenter.Server.Admin;

/// <summary>Whether a recording's file is there, is the sealed one and opens.</summary>
internal static class RecordingCheck
{
    /// <summary>RIFF, fmt and data of a stereo A-law file: the head of every recording of ours (RFC 2361, format 6).</summary>
    private static readonly byte[] ALaw = [6, 0, 2, 0];

    /// <summary>What is wrong; null: nothing.</summary>
    public static string? FaultOf(DataFolder folder, RecordingView recording)
    {
        if (recording is not { State: RecordingState.Kept, Path: { } path })
        {
            return $"recording lost: {recording.Why}";
        }

        try
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder.Recordings, path));
            return Convert.ToHexStringLower(SHA256.HashData(bytes)) != recording.Sha256 ? $"recording {path}: its bytes are not the sealed ones"
                : bytes.Length < 58 || !bytes.AsSpan(0, 4).SequenceEqual("RIFF"u8) || bytes.AsSpan().IndexOf(ALaw) is < 0 or > 40 ? $"recording {path}: does not open"
                : recording.DurationMs < 0 ? $"recording {path}: has no length"
                : null;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            return $"recording {path}: {why.Message}";
        }
    }
}
