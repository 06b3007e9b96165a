namespace CallCenter.Journal;

/// <summary>Settings of one node's journal.</summary>
public sealed record JournalOptions
{
    /// <summary>The folder of the segments; made when missing.</summary>
    public required string Folder { get; init; }

    /// <summary>Bytes after which a new segment file begins; 4 KB to 1 GB, default 64 MB.</summary>
    public int SegmentSize { get; init; } = 64 * 1024 * 1024;

    /// <summary>Bytes of records kept in memory while the disk takes none; 4 KB to 1 GB, default 64 MB.</summary>
    public int MaxBacklog { get; init; } = 64 * 1024 * 1024;

    /// <summary>How long <see cref="JournalWriter.Flush"/> waits for the disk before calls go first; 1 ms to 1 s, default 25 ms.</summary>
    public TimeSpan FlushPatience { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>The longest time a written record waits for its fsync to begin when nobody asks for it; 1 to 100 ms, default 50 ms.</summary>
    public TimeSpan SyncInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The pause before a failed write or fsync is tried again; 1 ms to 1 min, default 250 ms.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> for a value out of its range.</summary>
    internal void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Folder);
        Within(SegmentSize, 4096, 1 << 30, nameof(SegmentSize));
        Within(MaxBacklog, 4096, 1 << 30, nameof(MaxBacklog));
        Within(FlushPatience.TotalMilliseconds, 1, 1000, nameof(FlushPatience));
        Within(SyncInterval.TotalMilliseconds, 1, 100, nameof(SyncInterval));
        Within(RetryInterval.TotalMilliseconds, 1, 60_000, nameof(RetryInterval));
    }

    private static void Within(double value, double least, double most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }
}
