namespace CallCenter.Routing.Classification.Rules;

/// <summary>A concept found in a text.</summary>
/// <param name="Concept">Its number in the lexicon.</param>
/// <param name="Start">First character in the normal text.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Standing">How it is said.</param>
public readonly record struct Hit(int Concept, int Start, int End, Standing Standing);
