using System.Diagnostics;
using CallCenter.Casework.Places;

namespace CallCenter.Bench;

/// <summary>
/// Finding places among 100,000 with names made of the syllables that such names are made of, and in the shipped city: stories with every one of their beginnings, as the
/// finder is asked while somebody types. The floor walks over one number per name.
/// </summary>
internal static class PlaceSearch
{
    private const int Places = 100_000;
    private const int Runs = 3;
    private static readonly string[] Heads = ["东", "西", "南", "北", "新", "老", "大", "小", "长", "金", "福", "安", "和", "平", "兴", "云", "青", "白", "红", "石", "柳", "杏", "桃", "梅", "槐", "榆", "鹭", "苇", "砚", "岫"];
    private static readonly string[] Tails = ["园小区", "花苑", "路", "街", "巷", "大厦", "广场", "市场", "小学", "中学", "医院", "村", "桥", "公园", "家属院", "工业园", "幼儿园", "商场", "酒店", "停车场"];
    private static readonly string[] Stories = ["榆钱巷机床厂三号楼着火,六楼有人", "我在解放路118号门口有人打架快来", "环湖路解放路口两个车撞了", "云阶商务楼b座电梯困人了", "双卤村东头路口井盖没了", "你好我想问一下居住证怎么办"];

    public static Task<int> Measure()
    {
        var root = Environment.GetEnvironmentVariable("CALLCENTER_ROOT") ?? Directory.GetCurrentDirectory();
        var city = PlaceTable.Read(File.ReadAllText(Path.Combine(root, "demo", "city", "places.tsv")), PointDatum.Wgs84, out _);
        var random = new Random(1);
        string Any(string[] of) => of[random.Next(of.Length)];
        var many = Enumerable.Range(0, Places - city.Count).Select(n => new KnownPlace(
            n + 1000, $"G{n}", PlaceKind.Landmark, Any(Heads) + Any(Heads) + Any(Heads) + Any(Tails) + (n % 3 == 0 ? $"{random.Next(1, 300)}号" : string.Empty), [], $"澜宁市 {Any(Heads)}{Any(Heads)}区 {Any(Heads)}{Any(Heads)}街道", 30, 150, 10, "bench"));
        foreach (var (name, places) in new[] { ("the city", city.Select((p, n) => p with { Id = n + 1 }).ToList()), ("100,000 places", [.. city.Select((p, n) => p with { Id = n + 1 }), .. many]) })
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var began = Stopwatch.GetTimestamp();
            var index = PlaceIndex.Of(places);
            System.Console.WriteLine($"{name}: {index.Count} places indexed in {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s, {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1_048_576.0:F0} MB");
            var asked = Stories.SelectMany(s => Enumerable.Range(1, s.Length).Select(n => s[..n])).Concat(places.Where((_, n) => n % Math.Max(1, places.Count / 150) == 0).Select(p => p.Name)).ToArray();
            Array.ForEach(asked, q => index.Find(q, 8));
            var (median, p99) = (new Series(), new Series());
            for (var run = 0; run < Runs; run++)
            {
                var times = asked.Select(q => Once(() => index.Find(q, 8))).Order().ToArray();
                median.Add(times[times.Length / 2]);
                p99.Add(times[times.Length * 99 / 100]);
            }

            median.Print($"{name}, {asked.Length} searches, p50", "ms");
            p99.Print($"{name}, p99", "ms");
        }

        var numbers = new float[Places];
        var sum = 0f;
        Series.Of(Runs, () => Once(() => Array.ForEach(numbers, n => sum += n))).Print("floor: one number per place", "ms");
        return Task.FromResult(sum > 0 ? 1 : 0);
    }

    private static double Once(Action work)
    {
        var began = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
