namespace CallCenter.Routing.Queues.Strategies;

/// <summary>The list of strategies. To add one: one file beside this, one line here; <c>QueueStrategyContract</c> waits for it.</summary>
public static class QueueStrategies
{
    /// <summary>All of them; the first is taken where a queue names none that is known.</summary>
    public static IReadOnlyList<QueueStrategy> All { get; } = [LongestIdle.Strategy, FewestCalls.Strategy];

    /// <summary>The strategy of that name, or the first.</summary>
    public static QueueStrategy Named(string name)
    {
        foreach (var strategy in All)
        {
            if (strategy.Name == name)
            {
                return strategy;
            }
        }

        return All[0];
    }
}
