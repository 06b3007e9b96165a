namespace CallCenter.Routing.Classification.Training;

/// <summary>How well one class is found.</summary>
/// <param name="Name">The class.</param>
/// <param name="Count">How many texts truly are of it.</param>
/// <param name="Precision">Share of right answers among those that name it, 0 to 1.</param>
/// <param name="Recall">Share of its texts that were found, 0 to 1.</param>
/// <param name="F1">Harmonic mean of both, 0 to 1.</param>
public sealed record ClassFigures(string Name, int Count, double Precision, double Recall, double F1);
