using System.Diagnostics;
using CallCenter.Routing.Classification;
using CallCenter.Server.Classifying;

namespace CallCenter.Bench;

/// <summary>Classifying the shipped training texts one by one, and the tripwire alone; the floor is one look at each character.</summary>
internal static class ClassifySpeed
{
    private const int Runs = 5;

    public static Task<int> Measure()
    {
        var root = Environment.GetEnvironmentVariable("CALLCENTER_ROOT") ?? Directory.GetCurrentDirectory();
        var table = TsvTable.Read(Path.Combine(root, "triage", "texts"));
        var texts = table.Rows.Select(r => new ClassificationInput { Text = r[table.Need("text", "text")], Dialled = r[table.Need("text", "dialled")] }).ToArray();
        var began = Stopwatch.GetTimestamp();
        var classifier = TriageFolder.Shipped.Classifier();
        System.Console.WriteLine($"rules and models loaded in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:F0} ms; {texts.Length} texts, {texts.Average(t => t.Text.Length):F1} characters each");
        Array.ForEach(texts, t => classifier.Classify(t));

        Series.Of(Runs, () => Each(texts, t => classifier.Classify(t))).Print("classified, with reasons", "us");
        Series.Of(Runs, () => Each(texts, t => classifier.Rules.Trip(t.Text, t.Dialled))).Print("tripwire alone", "us");
        var slowest = texts.Max(t => Once(() => classifier.Classify(t)));
        System.Console.WriteLine($"slowest single text {slowest:F0} us");
        var long4000 = new ClassificationInput { Text = string.Concat(Enumerable.Repeat("楼下饭店油烟天天往我家灌,说了也没用,", 250)) };
        System.Console.WriteLine($"a text of {long4000.Text.Length} characters {Enumerable.Range(0, Runs).Min(_ => Once(() => classifier.Classify(long4000))):F0} us");
        var sum = 0;
        Series.Of(Runs, () => Each(texts, t => sum += t.Text.Sum(c => c))).Print("floor: one look at each character", "us");
        return Task.FromResult(sum == 0 ? 1 : 0);
    }

    /// <summary>Microseconds per text.</summary>
    private static double Each(ClassificationInput[] texts, Action<ClassificationInput> work)
    {
        var began = Stopwatch.GetTimestamp();
        foreach (var text in texts)
        {
            work(text);
        }

        return Stopwatch.GetElapsedTime(began).TotalMicroseconds / texts.Length;
    }

    private static double Once(Action work)
    {
        var began = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(began).TotalMicroseconds;
    }
}
