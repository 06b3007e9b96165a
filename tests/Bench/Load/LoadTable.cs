namespace CallCenter.Bench.Load;

/// <summary>What was measured, in the order of first mention, printed as a table in Markdown.</summary>
internal sealed class LoadTable
{
    private readonly List<(string Block, string What, string Unit, string Goal)> order = [];
    private readonly Dictionary<(string Block, string What), Series> rows = [];

    /// <summary>Keeps one run's value.</summary>
    /// <param name="block">The part of the run.</param>
    /// <param name="what">What was measured.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="value">The value.</param>
    /// <param name="goal">What it shall be; empty: no goal.</param>
    public void Add(string block, string what, string unit, double value, string goal = "")
    {
        if (!rows.TryGetValue((block, what), out var series))
        {
            rows[(block, what)] = series = new Series();
            order.Add((block, what, unit, goal));
        }

        series.Add(value);
        System.Console.Error.WriteLine($"  {block}: {what} {Series.Number(value)} {unit}");
    }

    public void Print()
    {
        System.Console.WriteLine("| block | measure | median | min | max | runs | unit | goal |");
        System.Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var (block, what, unit, goal) in order)
        {
            var s = rows[(block, what)];
            System.Console.WriteLine($"| {block} | {what} | **{Series.Number(s.Median)}** | {Series.Number(s.Min)} | {Series.Number(s.Max)} | {s.Count} | {unit} | {goal} |");
        }
    }
}
