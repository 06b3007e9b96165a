namespace CallCenter.Routing.Classification;

/// <summary>Why: a rule that fired, or words to which the model gave weight.</summary>
/// <param name="Source">The rule's name, or <c>模型</c> with what it decided (service, category).</param>
/// <param name="Words">The caller's own words.</param>
/// <param name="Weight">In thousandths: a rule's is 1000, a model's the share of the score that these words carry.</param>
/// <param name="Chinese">A sentence for people, in Chinese.</param>
/// <param name="English">The same in English.</param>
public sealed record Reason(string Source, IReadOnlyList<string> Words, int Weight, string Chinese, string English);
