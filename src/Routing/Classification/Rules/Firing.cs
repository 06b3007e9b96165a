namespace CallCenter.Routing.Classification.Rules;

/// <summary>A rule that fired.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Words">The caller's own words on which it fired, in the order of the rule's terms.</param>
public sealed record Firing(Rule Rule, IReadOnlyList<string> Words);
