using System.Diagnostics;
using CallCenter.Core.Calls;
using CallCenter.Routing.Simulation;
using Xunit;

namespace CallCenter.Unit.Routing.Simulation;

/// <summary>Simulated days against what is known of them, with the switchboard that decides live.</summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const double Talk = 180;

    private const int Years = 8;

    /// <summary>Mean wait within 2 %: eight years of other chances, because the waits of one busy year hang together and their mean is known to a few per cent only.</summary>
    [Theory]
    [Trait("Layer", "Long")]
    [InlineData(1, 0.7)]
    [InlineData(2, 1.6)]
    [InlineData(5, 4)]
    [InlineData(10, 8)]
    [InlineData(20, 17)]
    [InlineData(50, 45)]
    public void The_mean_wait_is_Erlangs(int agents, double load)
    {
        var began = Stopwatch.GetTimestamp();
        var years = Enumerable.Range(1, Years).Select(n => new CallCenter.Routing.Simulation.Simulation(Profile(agents, load, int.MaxValue, null) with { Seed = n * 7919 }).Run()).ToList();
        var (wait, expected) = (years.Average(y => y.Services[0].MeanWaitOfAll), Erlang.MeanWait(agents, load, Talk));
        output.WriteLine($"{agents} agents, {load} erlang: {wait:0.000} s, Erlang C {expected:0.000} s ({(wait / expected) - 1:P2}); {years.Sum(y => y.Calls) / Stopwatch.GetElapsedTime(began).TotalSeconds:0} calls/s");
        Assert.InRange(wait / expected, 0.98, 1.02);
        Assert.All(years, y => Assert.InRange(y.Occupancy, (load / agents) - 0.01, (load / agents) + 0.01));
    }

    [Fact]
    public void A_short_day_is_near_Erlang_C_and_Erlang_A()
    {
        var patientless = Day(10, 8, 100_000, null).Services[0];
        Assert.InRange(patientless.MeanWaitOfAll / Erlang.MeanWait(10, 8, Talk), 0.85, 1.15);
        Assert.InRange(patientless.Within20, Erlang.AnsweredWithin(10, 8, Talk, 20) - 0.03, Erlang.AnsweredWithin(10, 8, Talk, 20) + 0.03);
        var impatient = Day(10, 12, 100_000, 60).Services[0];
        var (abandoned, wait) = Erlang.WithPatience(10, 12, Talk, 60);
        Assert.InRange((double)impatient.Abandoned / impatient.Offered, abandoned - 0.01, abandoned + 0.01);
        Assert.InRange(impatient.MeanWaitOfAll / wait, 0.95, 1.05);
    }

    [Fact]
    public void The_same_seed_is_the_same_day_and_another_seed_another()
    {
        var profile = Profile(5, 4, 2000, 90) with { Seed = 7 };
        Assert.Equivalent(new CallCenter.Routing.Simulation.Simulation(profile).Run(), new CallCenter.Routing.Simulation.Simulation(profile).Run());
        Assert.NotEqual(new CallCenter.Routing.Simulation.Simulation(profile).Run().Services[0].MeanWait, new CallCenter.Routing.Simulation.Simulation(profile with { Seed = 8 }).Run().Services[0].MeanWait);
    }

    [Fact]
    public void In_a_burst_an_emergency_passes_everything_and_nobody_is_lost()
    {
        var report = new CallCenter.Routing.Simulation.Simulation(new SimulationProfile
        {
            Seconds = 3600,
            Services =
            [
                new SimulatedNumber { Number = "110", Urgency = Priority.P1, PerHour = 20, TalkSeconds = 60, Talk = Spread.Fixed },
                new SimulatedNumber { Number = "12345", Bursts = [new SimulatedBurst(600, 120, 300)], TalkSeconds = 120, Talk = Spread.LogNormal },
            ],
            Shifts = [new SimulatedShift(6, ["110", "12345"])],
        }).Run();
        var (police, hotline) = (report.Services[0], report.Services[1]);
        Assert.Equal((120, 120, 0), (hotline.Offered, hotline.Answered, hotline.Abandoned));
        Assert.Equal(police.Offered, police.Answered);
        Assert.True(police.P99 < 130 && police.MeanWait < hotline.MeanWait / 4, $"{police} {hotline}");
    }

    [Fact]
    public void People_come_and_go_with_their_shift_and_wrap_up_is_time_of_theirs()
    {
        var report = new CallCenter.Routing.Simulation.Simulation(new SimulationProfile
        {
            Seconds = 1000,
            Services = [new SimulatedNumber { Number = "12345", Trace = [new SimulatedCall(10, 100), new SimulatedCall(20, 100), new SimulatedCall(600, 50)], WrapUpSeconds = 30 }],
            Shifts = [new SimulatedShift(1, ["12345"], 0, 300), new SimulatedShift(1, ["12345"], 700)],
        }).Run();
        Assert.Equal((3, 3), (report.Services[0].Offered, report.Services[0].Answered));

        // The second waits for the first one's wrap-up (until 140 s), the third for the second shift (until 700 s).
        Assert.Equal((0 + 120 + 100) / 3.0, report.Services[0].MeanWait, 0.01);
        Assert.Equal((100 + 30 + 100 + 30 + 50 + 30) / 600.0, report.Occupancy, 0.01);
    }

    [Fact]
    public void What_is_wrong_in_a_profile_is_named()
    {
        var faults = new SimulationProfile
        {
            Seconds = 0,
            Services = [new SimulatedNumber { Number = "a", TalkSeconds = -1 }, new SimulatedNumber { Number = "a" }],
            Shifts = [new SimulatedShift(0, ["b"])],
        }.Faults();
        Assert.Equal(5, faults.Count);
        Assert.Contains(faults, f => f.Contains("talkSeconds is -1; allowed is 0.001", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("service 'b' is not one of: a", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => new CallCenter.Routing.Simulation.Simulation(new SimulationProfile()));
    }

    private static SimulationReport Day(int agents, double load, int calls, double? patience) => new CallCenter.Routing.Simulation.Simulation(Profile(agents, load, calls, patience)).Run();

    private static SimulationProfile Profile(int agents, double load, int calls, double? patience)
    {
        var seconds = calls / (load / Talk);
        return new()
        {
            Seconds = Math.Min(seconds, 366 * 86_400.0),
            WarmUpSeconds = Math.Min(20 * Talk, seconds / 10),
            Services = [new SimulatedNumber { Number = "12345", PerHour = load / Talk * 3600, TalkSeconds = Talk, PatienceSeconds = patience }],
            Shifts = [new SimulatedShift(agents, ["12345"])],
        };
    }
}
