namespace CallCenter.Casework.Calls;

/// <summary>A recording of a call, or the word that there is none.</summary>
internal sealed class Recording
{
    public long Id { get; set; }

    public long CallId { get; set; }

    public RecordingState State { get; set; }

    /// <summary>When it was sealed or lost; UTC milliseconds.</summary>
    public long AtMs { get; set; }

    /// <summary>Relative to the recordings folder; null when lost.</summary>
    public string? Path { get; set; }

    /// <summary>SHA-256 of the file, hexadecimal; null when lost.</summary>
    public string? Sha256 { get; set; }

    public long Bytes { get; set; }

    public long DurationMs { get; set; }

    /// <summary>It was found unsealed after a crash and repaired.</summary>
    public bool Recovered { get; set; }

    /// <summary>Why it was lost; null when kept.</summary>
    public string? Why { get; set; }
}
