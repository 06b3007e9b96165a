using CallCenter.Core.Agents;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Settings;
using CallCenter.Routing.Queues;
using CallCenter.Routing.Queues.Strategies;
using Xunit;

namespace CallCenter.Unit.Routing;

/// <summary>What every strategy of the list promises. A new one is held to it by standing in the list.</summary>
public sealed class QueueStrategyContract
{
    public static TheoryData<string> Names => [.. QueueStrategies.All.Select(s => s.Name)];

    [Fact]
    public void Names_are_there_once_and_the_first_stands_in_for_a_name_that_nobody_knows()
    {
        Assert.Equal(QueueStrategies.All.Count, QueueStrategies.All.Select(s => s.Name).Distinct().Count());
        Assert.Same(QueueStrategies.All[0], QueueStrategies.Named("never heard of"));
        Assert.All(QueueStrategies.All, s => Assert.Same(s, QueueStrategies.Named(s.Name)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rank_of_an_agent_is_the_same_whenever_it_is_asked_for(string name)
    {
        var strategy = QueueStrategies.Named(name);
        var random = new Random(1);
        for (var i = 0; i < 1000; i++)
        {
            var load = new AgentLoad(random.NextInt64(1, 1L << 40), random.Next(0, 500));
            var rank = strategy.Rank(load);
            strategy.Rank(new AgentLoad(random.NextInt64(1, 1L << 40), random.Next(0, 500)));
            Assert.Equal(rank, strategy.Rank(load));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_agents_stand_in_one_order_without_ties(string name)
    {
        var strategy = QueueStrategies.Named(name);
        var random = new Random(2);
        var keys = Enumerable.Range(0, 300).Select(agent =>
        {
            // Many are alike on purpose.
            var load = new AgentLoad(random.NextInt64(1, 5), random.Next(0, 3));
            return new IdleKey(strategy.Rank(load), load.ReadySince, agent);
        }).ToList();
        var order = keys.Order().ToList();
        for (var i = 1; i < order.Count; i++)
        {
            Assert.True(order[i - 1].CompareTo(order[i]) < 0 && order[i].CompareTo(order[i - 1]) > 0, $"{order[i - 1]} and {order[i]}");
        }

        Assert.Equal(order, keys.OrderBy(_ => random.Next()).Order());
    }

    /// <summary>An idle agent's key must not move while nothing happens to him: his place is found again by it, never by a scan.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void An_agents_rank_changes_only_by_what_happens_to_himself(string name)
    {
        var rig = new Rig(Town.Settings.WithQueue("police", q => q with { Strategy = name, WrapUpSeconds = 0 }));
        rig.SignIn("101", "102", "103", "104");
        var random = new Random(3);
        for (var i = 0; i < 400; i++)
        {
            var before = Keys(rig, name);
            var start = rig.All.Count;
            var call = rig.Call(random.Next(4) == 0 ? "12345" : "110");
            if (rig.OfferedTo(call) is { } agent)
            {
                if (random.Next(3) > 0)
                {
                    rig.Answer(call);
                }

                if (random.Next(4) == 0)
                {
                    rig.Dial($"p{agent}", AgentCodeOf(random));
                }
            }

            rig.CallerHangsUp(call);
            rig.Pass(1);
            var touched = rig.All.Skip(start).OfType<PublishFact>().Select(p => p.Fact)
                .OfType<AgentChanged>().Select(a => a.Agent).ToHashSet();
            foreach (var (staff, key) in Keys(rig, name).Where(k => !touched.Contains(k.Key) && before.ContainsKey(k.Key)))
            {
                Assert.Equal(before[staff], key);
            }

            foreach (var aside in rig.Board.Seats.Where(s => s.State is AgentState.NotReady or AgentState.SignedOut && s.Phone.Length > 0))
            {
                rig.Dial(aside.Phone, aside.State == AgentState.NotReady ? AgentCode.Ready : AgentCode.SignIn, aside.Staff);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Choosing_and_returning_an_agent_costs_no_scan_of_the_others(string name)
    {
        var counted = 0;
        var strategy = QueueStrategies.Named(name);
        var counting = strategy with { Rank = load => { counted++; return strategy.Rank(load); } };
        var pool = new Pool(new QueueRule { Name = "police" }, counting);
        for (var agent = 0; agent < 5000; agent++)
        {
            pool.Add(new IdleKey(counting.Rank(new AgentLoad(agent, agent % 7)), agent, agent));
        }

        counted = 0;
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(pool.TryFirstIdle(out var first));
            pool.Remove(first);
            pool.Add(new WaitKey(2, 0, i, new CallId(i + 1)));
            pool.Remove(new WaitKey(2, 0, i, new CallId(i + 1)));
            pool.Add(new IdleKey(counting.Rank(new AgentLoad(10_000 + i, 3)), 10_000 + i, first.Agent));
        }

        Assert.Equal(1000, counted);
        Assert.Equal(5000, pool.Idle);
    }

    private static AgentCode AgentCodeOf(Random random) =>
        random.Next(2) == 0 ? AgentCode.NotReady : AgentCode.SignOut;

    private static Dictionary<string, IdleKey> Keys(Rig rig, string name) => rig.Board.Seats
        .Where(s => s.State == AgentState.Ready)
        .ToDictionary(s => s.Staff, s => new IdleKey(QueueStrategies.Named(name).Rank(new AgentLoad(s.ReadySince, s.Answered)), s.ReadySince, s.Index));
}
