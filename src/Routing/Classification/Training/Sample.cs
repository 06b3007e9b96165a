using CallCenter.Routing.Classification.Learning;

namespace CallCenter.Routing.Classification.Training;

/// <summary>A text to learn from.</summary>
/// <param name="Features">What a model sees of it.</param>
/// <param name="Label">The right answer.</param>
/// <param name="Group">Texts of one group are nearly the same and stay in one fold; see <see cref="NearDuplicates"/>.</param>
public sealed record Sample(Features Features, string Label, int Group);
