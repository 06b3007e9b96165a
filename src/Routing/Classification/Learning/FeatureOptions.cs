namespace CallCenter.Routing.Classification.Learning;

/// <summary>What a model looks at.</summary>
/// <param name="ShortestGram">Shortest run of characters, 1 or more.</param>
/// <param name="LongestGram">Longest run of characters, at most 6.</param>
/// <param name="Concepts">Whether concepts of the lexicon with their standing count too.</param>
public sealed record FeatureOptions(int ShortestGram = 1, int LongestGram = 3, bool Concepts = true);
