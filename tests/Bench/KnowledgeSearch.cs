using System.Diagnostics;
using CallCenter.Casework.Knowledge;
using CallCenter.Core.Knowledge;

namespace CallCenter.Bench;

/// <summary>
/// Searching among 100,000 articles, each made of the titles, keywords and paragraphs of several of the shipped ones: every question of the shipped list with each
/// of its beginnings, as it is typed, and stories as they grow. The floor walks over one number per article, as any search that leaves nothing out must.
/// </summary>
internal static class KnowledgeSearch
{
    private const int Articles = 100_000;
    private const int Runs = 3;

    public static Task<int> Measure()
    {
        var root = Environment.GetEnvironmentVariable("CALLCENTER_ROOT") ?? Directory.GetCurrentDirectory();
        var shipped = Directory.EnumerateFiles(Path.Combine(root, "demo", "knowledge"), "*.md").Order(StringComparer.Ordinal).Select(f => ArticleFile.Read(f, File.ReadAllText(f), 0)).ToArray();
        var random = new Random(1);
        var texts = Enumerable.Range(0, Articles).Select(n => Made(n, shipped, random)).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var began = Stopwatch.GetTimestamp();
        var index = ArticleIndex.Of(texts);
        System.Console.WriteLine($"{index.Count} articles indexed in {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s, {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1_048_576.0:F0} MB");

        var typed = File.ReadAllLines(Path.Combine(root, "demo", "knowledge", "queries.tsv")).Where(l => l.Length > 0).Select(l => l.Split('\t')[0]).SelectMany(q => Enumerable.Range(1, q.Length).Select(n => q[..n])).ToArray();
        var told = Directory.EnumerateFiles(Path.Combine(root, "triage", "texts"), "7*.tsv").SelectMany(f => File.ReadLines(f).Skip(1)).Select(l => l.Split('\t')[0]).Where((_, n) => n % 3 == 0).ToArray();
        foreach (var (name, questions) in new[] { ("as typed", typed), ("stories", told) })
        {
            Array.ForEach(questions[..Math.Min(50, questions.Length)], q => index.Find(q, 8, 1));
            var (median, p99) = (new Series(), new Series());
            for (var run = 0; run < Runs; run++)
            {
                var times = questions.Select(q => Once(() => index.Find(q, 8, 1))).Order().ToArray();
                median.Add(times[times.Length / 2]);
                p99.Add(times[times.Length * 99 / 100]);
            }

            median.Print($"{name}, {questions.Length} searches, p50", "ms");
            p99.Print($"{name}, p99", "ms");
        }

        var numbers = new float[Articles];
        var sum = 0f;
        Series.Of(Runs, () => Once(() => Array.ForEach(numbers, n => sum += n))).Print("floor: one number per article", "ms");
        return Task.FromResult(sum > 0 ? 1 : 0);
    }

    private static ArticleText Made(int number, NewArticle[] shipped, Random random)
    {
        NewArticle Any() => shipped[random.Next(shipped.Length)];
        var (a, b) = (Any(), Any());
        var keywords = Enumerable.Range(0, 8).Select(_ => Any().Keywords.Split(' ')).Select(k => k[random.Next(k.Length)]).Append($"第{number}号").ToArray();
        var paragraphs = Enumerable.Range(0, 6).Select(_ => Any().Body.Split("\n\n")).Select(p => p[random.Next(p.Length)]).ToArray();
        return new ArticleText(
            $"G{number}", 1, ArticleState.Published, a.Title[..(a.Title.Length / 2)] + b.Title[(b.Title.Length / 2)..], keywords, paragraphs, a.Category, a.Owner, a.Area, a.Kind, null, 0, null, "1", "2", null, 0, 1, 0);
    }

    private static double Once(Action work)
    {
        var began = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
