using CallCenter.Core.Tickets;
using Xunit;

namespace CallCenter.Unit.Casework;

/// <summary>The written articles of the demonstration city: whole, each under its own number, findable by what people would type.</summary>
public sealed class DemonstrationArticlesTests
{
    private static readonly string[] Keys = ["id", "title", "category", "owner", "area", "kind", "direct", "version", "valid_from", "valid_to", "keywords"];

    private static readonly Dictionary<string, (Dictionary<string, string> Head, string[] Paragraphs)> Articles =
        Directory.EnumerateFiles(Repository.In("demo/knowledge"), "*.md").ToDictionary(f => Path.GetFileName(f), Read, StringComparer.Ordinal);

    [Fact]
    public void Every_article_has_its_head_and_a_text_that_can_be_read_aloud()
    {
        Assert.True(Articles.Count >= 150);
        foreach (var (file, (head, paragraphs)) in Articles)
        {
            Assert.Equal(Keys, head.Keys);
            Assert.StartsWith(head["id"], file, StringComparison.Ordinal);
            Assert.True(TicketWords.Refusal(TicketField.Category, head["category"]) is null, $"{file}: {head["category"]}");
            Assert.Contains(head["kind"], (string[])["指", "卡", "口"]);
            Assert.True(int.TryParse(head["version"], out _) && int.TryParse(head["valid_from"], out _), file);
            Assert.InRange(paragraphs.Length, 5, 14);
        }
    }

    [Fact]
    public void No_number_and_version_is_given_twice_and_every_delegated_item_has_its_article()
    {
        var versions = Articles.Values.Select(a => (a.Head["id"], a.Head["version"])).ToList();
        Assert.Equal(versions.Count, versions.Distinct().Count());
        var delegated = Articles.Values.Select(a => a.Head["direct"]).Where(d => d.Length > 0).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1, 54).Select(n => $"直{n:D2}"), delegated);
    }

    [Fact]
    public void Every_query_names_an_article_that_is_there()
    {
        var ids = Articles.Values.Select(a => a.Head["id"]).ToHashSet(StringComparer.Ordinal);
        var queries = File.ReadAllLines(Repository.In("demo/knowledge/queries.tsv")).Where(l => l.Length > 0).Select(l => l.Split('\t')).ToList();
        Assert.True(queries.Count >= 120);
        Assert.All(queries, q => Assert.Contains(q[1], ids));
    }

    private static (Dictionary<string, string>, string[]) Read(string path)
    {
        var parts = File.ReadAllText(path).Split("---\n", 3);
        var head = parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(':', 2)).ToDictionary(p => p[0], p => p[1].Trim(), StringComparer.Ordinal);
        return (head, parts[2].Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
