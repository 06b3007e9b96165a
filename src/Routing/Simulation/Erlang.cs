namespace CallCenter.Routing.Simulation;

/// <summary>Queues with random arrivals and random talks, in closed form: M/M/n (Erlang C) and M/M/n+M (Erlang A, with patience). Pure.</summary>
/// <remarks>A. K. Erlang, 1917; C. Palm, 1957. Loads are arrivals per second times mean talk, in erlangs.</remarks>
public static class Erlang
{
    /// <summary>Share of calls that are lost when nobody may wait: Erlang B, by its recursion.</summary>
    /// <param name="agents">1 or more.</param>
    /// <param name="load">Erlangs, 0 or more.</param>
    public static double Blocked(int agents, double load)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(agents, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(load);
        var blocked = 1.0;
        for (var n = 1; n <= agents; n++)
        {
            blocked = load * blocked / (n + (load * blocked));
        }

        return blocked;
    }

    /// <summary>Share of calls that wait: Erlang C. 1 when the load is not less than the agents.</summary>
    /// <param name="agents">1 or more.</param>
    /// <param name="load">Erlangs, 0 or more.</param>
    public static double Waits(int agents, double load)
    {
        if (load >= agents)
        {
            return 1;
        }

        var blocked = Blocked(agents, load);
        return blocked / (1 - (load / agents * (1 - blocked)));
    }

    /// <summary>Mean wait of all calls, seconds; infinite when the load is not less than the agents.</summary>
    /// <param name="agents">1 or more.</param>
    /// <param name="load">Erlangs.</param>
    /// <param name="talk">Mean talk, seconds.</param>
    public static double MeanWait(int agents, double load, double talk) => load >= agents ? double.PositiveInfinity : Waits(agents, load) * talk / (agents - load);

    /// <summary>Share of calls that are answered within a time.</summary>
    /// <param name="agents">1 or more.</param>
    /// <param name="load">Erlangs.</param>
    /// <param name="talk">Mean talk, seconds.</param>
    /// <param name="within">Seconds.</param>
    public static double AnsweredWithin(int agents, double load, double talk, double within) =>
        load >= agents ? 0 : 1 - (Waits(agents, load) * Math.Exp(-(agents - load) * within / talk));

    /// <summary>With callers who give up after a random time (exponential): who gives up, and how long all wait. Erlang A, by its birth and death chain.</summary>
    /// <param name="agents">1 or more.</param>
    /// <param name="load">Erlangs, more than 0.</param>
    /// <param name="talk">Mean talk, seconds.</param>
    /// <param name="patience">Mean patience, seconds, more than 0.</param>
    /// <returns>Share that gives up, and mean wait of all calls in seconds.</returns>
    public static (double Abandoned, double MeanWait) WithPatience(int agents, double load, double talk, double patience)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(agents, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(load);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(patience);
        var (arrival, service, leave) = (load / talk, 1 / talk, 1 / patience);

        // Weights of the states around n, so that none of them runs out of the range of a double.
        double weight = 1, below = 0;
        for (var n = agents; n > 0 && weight > 1e-18; n--)
        {
            weight *= n * service / arrival;
            below += weight;
        }

        double above = 1, queue = 0;
        weight = 1;
        for (var waiting = 1; weight > 1e-15 || waiting < 10; waiting++)
        {
            weight *= arrival / ((agents * service) + (waiting * leave));
            above += weight;
            queue += waiting * weight;
            if (waiting > 10_000_000)
            {
                break;
            }
        }

        var length = queue / (below + above);
        return (length * leave / arrival, length / arrival);
    }

    /// <summary>Fewest agents with whom a share of the calls is answered within a time.</summary>
    /// <param name="perSecond">Calls per second.</param>
    /// <param name="talk">Mean talk with wrap-up, seconds.</param>
    /// <param name="share">Wanted share, 0 to less than 1.</param>
    /// <param name="within">Seconds.</param>
    public static int AgentsFor(double perSecond, double talk, double share, double within)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        var load = perSecond * talk;
        var agents = Math.Max(1, (int)Math.Floor(load) + 1);
        while (AnsweredWithin(agents, load, talk, within) < share)
        {
            agents++;
        }

        return agents;
    }

    /// <summary>Fewest agents with whom at most a share of callers who have a patience give up.</summary>
    /// <param name="perSecond">Calls per second.</param>
    /// <param name="talk">Mean talk with wrap-up, seconds.</param>
    /// <param name="patience">Mean patience, seconds.</param>
    /// <param name="mostAbandoned">Share, more than 0.</param>
    public static int AgentsForAbandoned(double perSecond, double talk, double patience, double mostAbandoned)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostAbandoned);
        var agents = 1;
        while (WithPatience(agents, perSecond * talk, talk, patience).Abandoned > mostAbandoned)
        {
            agents++;
        }

        return agents;
    }
}
