namespace CallCenter.Casework.Calls;

/// <summary>Settings of the projection of calls into the database.</summary>
public sealed record ProjectionOptions
{
    /// <summary>Most journal records in one transaction; 1 to 5,000, default 500.</summary>
    public int BatchRecords { get; init; } = 500;

    /// <summary>First pause while the database is away; 1 ms to 1 min, default 250 ms. Doubled up to <see cref="LongestPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest pause while the database is away; 1 ms to 10 min, default 10 s.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Pause after news before it is read, so that one transaction takes what comes together; 0 to 1 s, default 50 ms.</summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromMilliseconds(50);

    internal void Check()
    {
        Within(BatchRecords, 1, 5000, nameof(BatchRecords));
        Within(Gather.TotalMilliseconds, 0, 1000, nameof(Gather));
        Within(FirstPause.TotalMilliseconds, 1, 60_000, nameof(FirstPause));
        Within(LongestPause.TotalMilliseconds, 1, 600_000, nameof(LongestPause));
    }

    private static void Within(double value, double least, double most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }
}
