namespace CallCenter.Core;

/// <summary>One answer of a machine: the new state, or the old one with the reason of a refusal.</summary>
/// <param name="State">The state after the move; unchanged when refused.</param>
/// <param name="Refusal">A sentence that a person can read; null when the move was made.</param>
public readonly record struct Transition<TState>(TState State, string? Refusal = null)
    where TState : struct, Enum
{
    /// <summary>The move was made.</summary>
    public bool Made => Refusal is null;
}
