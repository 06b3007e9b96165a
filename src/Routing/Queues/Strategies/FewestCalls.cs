namespace CallCenter.Routing.Queues.Strategies;

/// <summary>Who has taken the fewest calls since he signed in.</summary>
internal static class FewestCalls
{
    public static readonly QueueStrategy Strategy = new("fewest-calls", static load => load.Answered);
}
