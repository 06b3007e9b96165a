namespace CallCenter.Routing.Queues.Strategies;

/// <summary>Who has been free for the longest time.</summary>
internal static class LongestIdle
{
    public static readonly QueueStrategy Strategy = new("longest-idle", static load => load.ReadySince);
}
