using CallCenter.Routing.Classification;
using CallCenter.Routing.Classification.Learning;
using CallCenter.Routing.Classification.Rules;
using CallCenter.Server.Options;

namespace CallCenter.Server.Classifying;

/// <summary>The folder with rules and models; the shipped one lies beside the program.</summary>
/// <param name="path">A folder with <c>rules</c> (spelling.txt, lexicon.txt, rules.tsv, categories.tsv) and <c>model</c> (service, priority, nature, category).</param>
internal sealed class TriageFolder(string path)
{
    /// <summary>What ships.</summary>
    public static TriageFolder Shipped { get; } = new(Path.Combine(AppContext.BaseDirectory, "triage"));

    /// <summary>The rules.</summary>
    /// <exception cref="OptionException">A file is missing or can't be read.</exception>
    public RuleBook Rules() => Guarded("rules", () => RuleBook.Parse(Text("spelling.txt"), Text("lexicon.txt"), Text("rules.tsv")));

    /// <summary>The category table.</summary>
    /// <exception cref="OptionException">The file is missing or can't be read.</exception>
    public CategoryTable Categories() => Guarded("rules", () => CategoryTable.Parse(Text("categories.tsv")));

    /// <summary>Rules, categories and models together.</summary>
    /// <exception cref="OptionException">A file is missing or can't be read.</exception>
    public Classifier Classifier() => new(Rules(), Categories(), new ModelSet(Model("service"), Model("priority"), Model("nature"), Model("category")));

    /// <summary>A model from its file.</summary>
    /// <exception cref="OptionException">The file is missing or is no model.</exception>
    public static LinearModel ReadModel(string file) => Guarded(file, () => ModelFile.Read(File.ReadAllBytes(file)));

    private LinearModel Model(string name) => ReadModel(Path.Combine(path, "model", name + ".model"));

    private string Text(string name) => File.ReadAllText(Path.Combine(path, "rules", name));

    private static T Guarded<T>(string key, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception why) when (why is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new OptionException(key, why.Message, Texts.Say("可读的规则或模型", "readable rules or a model"));
        }
    }
}
