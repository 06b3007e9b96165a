using CallCenter.Routing.Classification.Learning;

namespace CallCenter.Routing.Classification.Training;

/// <summary>How a model is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>What the model looks at.</summary>
    public FeatureOptions Features { get; init; } = new();

    /// <summary>How dear a mistake is against large weights; 0.01 to 100.</summary>
    public double Cost { get; init; } = 1;

    /// <summary>How much rare classes are helped: 0 not at all, 1 as if all classes were equally frequent.</summary>
    public double Balance { get; init; } = 0.5;

    /// <summary>A feature counts when at least so many texts have it.</summary>
    public int FewestTexts { get; init; } = 2;

    /// <summary>How many times each text is learned again with about half of its concepts left out, so that the characters learn to stand alone.</summary>
    public int Thinned { get; init; } = 1;

    /// <summary>Passes over the texts.</summary>
    public int Passes { get; init; } = 24;

    /// <summary>Parts into which the texts are split for calibration and cross-validation, 2 to 20.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>The same seed on the same texts gives the same model.</summary>
    public ulong Seed { get; init; } = 1;
}
