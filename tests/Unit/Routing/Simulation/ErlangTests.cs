using CallCenter.Routing.Simulation;
using Xunit;

namespace CallCenter.Unit.Routing.Simulation;

/// <summary>The closed forms against values that stand in every table, against each other, and at their limits.</summary>
public sealed class ErlangTests
{
    [Theory]
    [InlineData(10, 5, 0.0184)]
    [InlineData(2, 1, 0.2)]
    [InlineData(100, 90, 0.0270)]
    public void Erlang_B_is_as_in_the_tables(int agents, double load, double blocked) => Assert.Equal(blocked, Erlang.Blocked(agents, load), 0.0001);

    [Theory]
    [InlineData(10, 5, 0.0361)]
    [InlineData(2, 1, 0.3333)]
    [InlineData(1, 0.8, 0.8)]
    public void Erlang_C_is_as_in_the_tables(int agents, double load, double waits) => Assert.Equal(waits, Erlang.Waits(agents, load), 0.0001);

    [Fact]
    public void One_agent_is_the_queue_of_every_textbook()
    {
        // M/M/1: mean wait = rho / (1 - rho) * talk.
        Assert.Equal(0.8 / 0.2 * 60, Erlang.MeanWait(1, 0.8, 60), 1e-9);
        Assert.Equal(double.PositiveInfinity, Erlang.MeanWait(3, 3, 60));
        Assert.Equal(0, Erlang.AnsweredWithin(3, 3, 60, 20));
        Assert.Equal(1 - 0.8, Erlang.AnsweredWithin(1, 0.8, 60, 0), 1e-9);
    }

    [Fact]
    public void Callers_of_endless_patience_are_those_of_Erlang_C_and_those_of_none_those_of_Erlang_B()
    {
        foreach (var (agents, load) in new[] { (3, 2.0), (10, 8.0), (50, 45.0) })
        {
            Assert.Equal(Erlang.MeanWait(agents, load, 180), Erlang.WithPatience(agents, load, 180, 1e9).MeanWait, Erlang.MeanWait(agents, load, 180) * 1e-3);
            Assert.Equal(Erlang.Blocked(agents, load), Erlang.WithPatience(agents, load, 180, 1e-6).Abandoned, 1e-4);
        }

        // Over the load nobody stays for ever: as many give up as do not fit.
        Assert.Equal(0.5, Erlang.WithPatience(100, 200, 180, 60).Abandoned, 0.005);
    }

    [Fact]
    public void More_agents_are_never_worse_and_the_fewest_are_found()
    {
        for (var agents = 11; agents < 40; agents++)
        {
            Assert.True(Erlang.Waits(agents + 1, 10) < Erlang.Waits(agents, 10));
            Assert.True(Erlang.WithPatience(agents + 1, 10, 180, 60).Abandoned < Erlang.WithPatience(agents, 10, 180, 60).Abandoned);
        }

        // 100 calls in half an hour of 180 s: the 14 agents of the textbook for 80 % in 20 s.
        var fewest = Erlang.AgentsFor(100 / 1800.0, 180, 0.8, 20);
        Assert.Equal(14, fewest);
        Assert.True(Erlang.AnsweredWithin(fewest - 1, 10, 180, 20) < 0.8);
        var patient = Erlang.AgentsForAbandoned(100 / 1800.0, 180, 60, 0.03);
        Assert.True(Erlang.WithPatience(patient, 10, 180, 60).Abandoned <= 0.03 && Erlang.WithPatience(patient - 1, 10, 180, 60).Abandoned > 0.03);
    }
}
