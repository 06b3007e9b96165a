using CallCenter.Core.Calls;

namespace CallCenter.Routing.Classification;

/// <summary>A decision before it is given its reasons.</summary>
internal sealed record Draft(string Service, IReadOnlyList<string> Also, Priority Priority, string Nature, string Category, float Probability);
