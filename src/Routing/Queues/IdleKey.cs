namespace CallCenter.Routing.Queues;

/// <summary>A free agent's place in the order of a strategy. Smaller is asked earlier.</summary>
/// <param name="Rank">What the strategy says.</param>
/// <param name="ReadySince">Sequence number of the event that made him free; never two alike.</param>
/// <param name="Agent">His number in the switchboard.</param>
internal readonly record struct IdleKey(long Rank, long ReadySince, int Agent) : IComparable<IdleKey>
{
    public int CompareTo(IdleKey other)
    {
        var byRank = Rank.CompareTo(other.Rank);
        if (byRank != 0)
        {
            return byRank;
        }

        var bySince = ReadySince.CompareTo(other.ReadySince);
        return bySince != 0 ? bySince : Agent.CompareTo(other.Agent);
    }
}
