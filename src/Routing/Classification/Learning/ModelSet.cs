namespace CallCenter.Routing.Classification.Learning;

/// <summary>The four models that together know a call: service, priority, nature, category. All look at the same features.</summary>
public sealed class ModelSet
{
    /// <summary>Puts four models together.</summary>
    /// <exception cref="FormatException">They do not look at the same features.</exception>
    public ModelSet(LinearModel service, LinearModel priority, LinearModel nature, LinearModel category)
    {
        (Service, Priority, Nature, Category) = (service, priority, nature, category);
        if (priority.Options != service.Options || nature.Options != service.Options || category.Options != service.Options)
        {
            throw new FormatException("the four models do not look at the same features");
        }
    }

    /// <summary>Which service leads.</summary>
    public LinearModel Service { get; }

    /// <summary>How urgent.</summary>
    public LinearModel Priority { get; }

    /// <summary>The nature.</summary>
    public LinearModel Nature { get; }

    /// <summary>The category.</summary>
    public LinearModel Category { get; }

    /// <summary>Version of all four.</summary>
    public string Version => Text.Fingerprint.Of(Service.Version, Priority.Version, Nature.Version, Category.Version);
}
