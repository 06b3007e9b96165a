namespace CallCenter.Media;

/// <summary>A recording that is complete on disk: stereo A-law WAV, 8 kHz; left what the party said, right what it heard.</summary>
/// <param name="Id">Id of its request.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Sha256">SHA-256 over the whole file, 64 lower-case hex digits.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="DurationMs">From the first to the last RTP packet, ms.</param>
/// <param name="Recovered">True when the process that wrote it was killed and it was sealed at the next start.</param>
public sealed record RecordingSealed(string Id, string Path, string Sha256, long Bytes, long DurationMs, bool Recovered);
