namespace CallCenter.Bench;

/// <summary>The values of several runs of one measurement.</summary>
internal sealed class Series
{
    private readonly List<double> values = [];

    public int Count => values.Count;

    public double Median => values.Order().ElementAt(values.Count / 2);

    public double Min => values.Min();

    public double Max => values.Max();

    public void Add(double value) => values.Add(value);

    /// <summary>Runs something and keeps what it measures.</summary>
    public static Series Of(int runs, Func<double> run)
    {
        var series = new Series();
        for (var i = 0; i < runs; i++)
        {
            series.Add(run());
        }

        return series;
    }

    /// <summary>One line for the terminal.</summary>
    public void Print(string what, string unit) =>
        System.Console.WriteLine($"{what}: median {Number(Median)} {unit}, min {Number(Min)}, max {Number(Max)} of {Count} runs");

    /// <summary>Three digits that count, no more.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        >= 1000 => value.ToString("N0", System.Globalization.CultureInfo.InvariantCulture),
        >= 100 => value.ToString("F0", System.Globalization.CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F1", System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) is "0" or "-0" && value != 0
            ? value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)
            : value.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture),
    };
}
