using System.Globalization;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.Wire;
using CallCenter.Routing.Switchboard;
using Xunit;

namespace CallCenter.Unit.Routing;

/// <summary>
/// Random streams of events, possible and impossible ones. A failure names its seed; <c>CALLCENTER_SEED=n</c> starts there.
/// </summary>
public sealed class SwitchboardPropertyTests
{
    private const int Events = 2000;

    private static int FirstSeed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("CALLCENTER_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    [Fact]
    public void Whatever_happens_no_agent_has_two_calls_no_call_two_places_and_nothing_is_left_behind() => Watch(30);

    [Fact]
    public void The_random_worlds_hold_every_kind_of_further_party_and_every_way_in_which_one_leaves()
    {
        var (states, outcomes, passed) = (new HashSet<PartyState>(), new HashSet<PartyOutcome>(), 0);
        for (var seed = FirstSeed; seed < FirstSeed + 60; seed++)
        {
            Run(seed, (_, _, _, effects) =>
            {
                foreach (var fact in effects.OfType<PublishFact>().Select(p => p.Fact))
                {
                    _ = fact switch
                    {
                        PartyChanged changed => states.Add(changed.State),
                        PartyLeft left => outcomes.Add(left.Outcome),
                        CallPassed => ++passed > 0,
                        _ => false,
                    };
                }
            });
        }

        // Talks are short in these worlds: muting, which needs three who stay, is too rare to be asked for here.
        Assert.Superset(new HashSet<PartyState> { PartyState.Consulted, PartyState.Joined, PartyState.Listening, PartyState.Whispering }, states);
        Assert.Equal(Enum.GetValues<PartyOutcome>(), outcomes.Order());
        Assert.True(passed > 20, $"only {passed} calls were passed on");
    }

    [Fact]
    [Trait("Layer", "Long")]
    public void The_same_through_a_million_events() => Watch(500);

    [Fact]
    public void A_drill_call_never_meets_a_live_seat_nor_a_live_call_a_seat_of_a_drill()
    {
        var met = (Live: 0, Drill: 0);
        for (var seed = FirstSeed + 7000; seed < FirstSeed + 7010; seed++)
        {
            Run(seed, (board, _, _, effects) =>
            {
                var drills = board.Calls.ToDictionary(c => c.Id, c => c.Drill);
                foreach (var dial in effects.OfType<DialAgent>().Where(d => drills.ContainsKey(d.Call)))
                {
                    Assert.True(Fate.IsDrillPhone(dial.Phone) == drills[dial.Call], $"seed {seed}: call {dial.Call} rings at {dial.Phone}");
                    met = drills[dial.Call] ? (met.Live, met.Drill + 1) : (met.Live + 1, met.Drill);
                }
            });
        }

        // Worth something only when both kinds of calls met agents.
        Assert.True(met is { Live: > 200, Drill: > 50 }, $"only {met} offers were seen");
    }

    [Fact]
    public void A_switchboard_taken_up_from_a_checkpoint_decides_as_if_it_had_never_stopped()
    {
        using var left = new JournalLine();
        using var right = new JournalLine();
        for (var seed = FirstSeed + 3000; seed < FirstSeed + 3010; seed++)
        {
            var dice = new Random(seed);
            Switchboard? twin = null;
            var sequence = 0L;
            Run(seed, (board, at, happened, effects) =>
            {
                sequence++;
                if (twin is not null)
                {
                    left.Write(happened, effects);
                    right.Write(happened, twin.Decide(sequence, at, happened));
                    Assert.True(left.Decided.SequenceEqual(right.Decided), $"seed {seed}, event {sequence}: the checkpoint decides otherwise on {happened}");
                }

                if (twin is null || dice.Next(40) == 0)
                {
                    twin = new Switchboard();
                    twin.Load(board.Save(), Fate.Content);
                    Assert.Equal(board.Save(), twin.Save());
                }
            });
        }
    }

    private static void Watch(int streams)
    {
        for (var seed = FirstSeed; seed < FirstSeed + streams; seed++)
        {
            Watcher? watcher = null;
            var n = 0;
            Run(seed, (board, _, happened, effects) =>
            {
                n++;
                watcher ??= new Watcher(board);
                if (watcher.Check(happened, effects) is { } wrong)
                {
                    Assert.Fail($"seed {seed}, event {n}, {happened}: {wrong}");
                }
            });
            Assert.True(watcher!.CheckEmpty() is null, $"seed {seed}: {watcher.CheckEmpty()}");
        }
    }

    private static void Run(int seed, Action<Switchboard, long, SwitchboardEvent, List<Effect>> look)
    {
        var board = new Switchboard();
        var fate = new Fate(seed);
        var sequence = 0L;
        for (var i = 0; i < Events; i++)
        {
            One(fate.Next());
        }

        foreach (var last in fate.Last())
        {
            One(last);
        }

        void One(SwitchboardEvent happened)
        {
            var effects = board.Decide(++sequence, fate.Now, happened);
            fate.Observe(effects);
            look(board, fate.Now, happened, effects);
        }
    }
}
