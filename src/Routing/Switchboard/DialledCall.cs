namespace CallCenter.Routing.Switchboard;

/// <summary>One call that a seat dialled out.</summary>
/// <param name="Rule">Dial rule.</param>
/// <param name="AtMs">Steady clock.</param>
internal sealed record DialledCall(string Rule, long AtMs);
