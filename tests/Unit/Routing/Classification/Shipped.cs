using CallCenter.Routing.Classification;
using CallCenter.Routing.Classification.Learning;
using CallCenter.Routing.Classification.Rules;

namespace CallCenter.Unit.Routing.Classification;

/// <summary>Rules and models as they ship.</summary>
internal static class Shipped
{
    public static RuleBook Rules { get; } = RuleBook.Parse(Text("spelling.txt"), Text("lexicon.txt"), Text("rules.tsv"));

    public static CategoryTable Categories { get; } = CategoryTable.Parse(Text("categories.tsv"));

    public static Classifier Classifier { get; } = new(Rules, Categories, new ModelSet(Model("service"), Model("priority"), Model("nature"), Model("category")));

    /// <summary>Rows of a table in the folder, without its header.</summary>
    public static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(Repository.In(path)).Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t'));

    private static string Text(string name) => File.ReadAllText(Repository.In("triage/rules/" + name));

    private static LinearModel Model(string name) => ModelFile.Read(File.ReadAllBytes(Repository.In($"triage/model/{name}.model")));
}
