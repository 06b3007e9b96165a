namespace CallCenter.Routing.Queues.Strategies;

/// <summary>What a strategy may look at: it changes only on events of that agent, so that his rank never has to be searched anew.</summary>
/// <param name="ReadySince">Sequence number of the event that made him free.</param>
/// <param name="Answered">Calls that he has taken since he signed in.</param>
public readonly record struct AgentLoad(long ReadySince, int Answered);

/// <summary>How a free agent is chosen: the smallest rank is asked first, equal ranks in the order in which they became free.</summary>
/// <param name="Name">Name in the settings.</param>
/// <param name="Rank">The rank of one agent; pure.</param>
public sealed record QueueStrategy(string Name, Func<AgentLoad, long> Rank);
