namespace CallCenter.Media;

/// <summary>What to record a leg into.</summary>
/// <param name="Id">Id of the recording, kept inside the file: 1-64 printable ASCII characters.</param>
/// <param name="Path">Final path of the WAV file. While it is written it is called <c>Path + ".part"</c>; its folder must exist.</param>
public sealed record RecordingRequest(string Id, string Path);
