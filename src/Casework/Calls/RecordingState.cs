namespace CallCenter.Casework.Calls;

/// <summary>What became of a recording. Persisted: values are append-only.</summary>
public enum RecordingState
{
    /// <summary>Complete on disk.</summary>
    Kept = 1,

    /// <summary>Could not be written on.</summary>
    Lost = 2,
}
