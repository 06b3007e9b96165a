namespace CallCenter.Routing.Simulation;

/// <summary>Counts of one service number. Waits are kept in milliseconds, each one.</summary>
internal sealed class Tally
{
    private readonly List<int> waits = [];

    public long Offered { get; set; }

    public long Abandoned { get; set; }

    public double WaitOfAllMs { get; set; }

    public void Answer(long waitMs)
    {
        waits.Add((int)Math.Min(int.MaxValue, waitMs));
        WaitOfAllMs += waitMs;
    }

    public ServiceReport Report(string number)
    {
        waits.Sort();
        var all = Math.Max(1, Offered);
        return new ServiceReport(
            number, Offered, waits.Count, Abandoned, waits.Count == 0 ? 0 : waits.Average() / 1000, WaitOfAllMs / Math.Max(1, waits.Count + Abandoned) / 1000,
            At(0.5), At(0.9), At(0.99), Within(10), Within(15), Within(20));

        double At(double share) => waits.Count == 0 ? 0 : waits[Math.Min(waits.Count - 1, (int)(share * waits.Count))] / 1000.0;
        double Within(int seconds) => (double)waits.Count(w => w <= seconds * 1000) / all;
    }
}
