using CallCenter.Core.Calls;
using CallCenter.Routing.Classification.Learning;

namespace CallCenter.Routing.Classification;

/// <summary>What the models think of a text, by name.</summary>
internal sealed class Opinion
{
    private readonly Dictionary<string, float> _service;
    private readonly Dictionary<string, float> _nature;
    private readonly float[] _priority = new float[5];

    public Opinion(ModelSet models, Features features)
    {
        _service = Named(models.Service, features);
        _nature = Named(models.Nature, features);
        Categories = Named(models.Category, features);
        foreach (var (name, probability) in Named(models.Priority, features))
        {
            _priority[(int)Enum.Parse<Priority>(name)] = probability;
        }
    }

    public Dictionary<string, float> Categories { get; }

    public float Service(string name) => _service.GetValueOrDefault(name);

    public float Nature(string name) => _nature.GetValueOrDefault(name);

    public float Priority(Priority priority) => _priority[(int)priority];

    public float Category(string name) => Categories.GetValueOrDefault(name);

    /// <summary>Probability that an emergency service leads.</summary>
    public float Emergency => Service("110") + Service("119") + Service("120") + Service("122");

    /// <summary>Probability that it is P1 or P2.</summary>
    public float Urgent => _priority[1] + _priority[2];

    private static Dictionary<string, float> Named(LinearModel model, Features features)
    {
        var probabilities = model.Probabilities(features);
        var named = new Dictionary<string, float>(probabilities.Length, StringComparer.Ordinal);
        for (var c = 0; c < probabilities.Length; c++)
        {
            named[model.Classes[c]] = probabilities[c];
        }

        return named;
    }
}
