namespace CallCenter.Core.Rehearsal;

/// <summary>The calls of one service number in figures.</summary>
/// <param name="Number">Service number; <c>*</c> for all.</param>
/// <param name="Calls">Calls placed.</param>
/// <param name="Answered">Calls that an agent answered, also when they were lost later.</param>
/// <param name="Within10">Of these, answered within 10 s of the INVITE.</param>
/// <param name="Within15">Within 15 s.</param>
/// <param name="Within20">Within 20 s.</param>
/// <param name="Abandoned">Abandoned on purpose.</param>
/// <param name="Lost">Lost.</param>
/// <param name="HeardBothWays">Audio was heard by both.</param>
/// <param name="MeanWait">Mean wait of the answered ones; zero when there are none.</param>
/// <param name="MedianWait">Median wait.</param>
/// <param name="Wait95">95th percentile by nearest rank.</param>
/// <param name="LongestWait">Longest wait.</param>
public sealed record RehearsedNumber(
    string Number,
    int Calls,
    int Answered,
    int Within10,
    int Within15,
    int Within20,
    int Abandoned,
    int Lost,
    int HeardBothWays,
    TimeSpan MeanWait,
    TimeSpan MedianWait,
    TimeSpan Wait95,
    TimeSpan LongestWait)
{
    /// <summary>Counts calls.</summary>
    /// <param name="number">What to call them.</param>
    /// <param name="calls">The calls.</param>
    public static RehearsedNumber Of(string number, IReadOnlyList<RehearsedCall> calls)
    {
        var waits = calls.Where(c => c.Wait is not null).Select(c => c.Wait!.Value).Order().ToList();
        return new RehearsedNumber(
            number,
            calls.Count,
            waits.Count,
            waits.Count(w => w <= TimeSpan.FromSeconds(10)),
            waits.Count(w => w <= TimeSpan.FromSeconds(15)),
            waits.Count(w => w <= TimeSpan.FromSeconds(20)),
            calls.Count(c => c.Outcome == RehearsedOutcome.Abandoned),
            calls.Count(c => c.Outcome == RehearsedOutcome.Lost),
            calls.Count(c => c.CallerHeard && c.AgentHeard),
            waits.Count == 0 ? TimeSpan.Zero : TimeSpan.FromTicks((long)waits.Average(w => w.Ticks)),
            Rank(waits, 0.50),
            Rank(waits, 0.95),
            waits.Count == 0 ? TimeSpan.Zero : waits[^1]);
    }

    /// <summary>The smallest wait that at least this share of the calls did not exceed (nearest rank).</summary>
    private static TimeSpan Rank(List<TimeSpan> sorted, double share) =>
        sorted.Count == 0 ? TimeSpan.Zero : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}
