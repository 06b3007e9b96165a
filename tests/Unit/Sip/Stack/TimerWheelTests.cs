using CallCenter.Sip;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CallCenter.Unit.Sip.Stack;

public sealed class TimerWheelTests
{
    [Fact]
    public void Every_timer_fires_once_never_early_and_at_most_one_tick_late() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt[]>(),
        delays =>
        {
            var time = new ManualTime();
            var wheel = new TimerWheel(time);
            var fired = new Dictionary<SipTimer, long>();
            var wanted = new List<(SipTimer Timer, long Delay)>();
            foreach (var delay in delays)
            {
                var timer = new SipTimer(_ => { }, wheel);
                wanted.Add((timer, delay.Get * 37L % 60_000));
                wheel.Set(timer, wanted[^1].Delay);
            }

            for (var at = 10L; at <= 60_010; at += 10)
            {
                time.Advance(TimeSpan.FromMilliseconds(10));
                wheel.Turn(timer => fired.Add(timer, at));
            }

            return wheel.Count == 0 && fired.Count == wanted.Count
                && wanted.All(one => fired[one.Timer] >= one.Delay && fired[one.Timer] <= Math.Max(10, one.Delay + 10));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_stopped_timer_does_not_fire_even_when_its_neighbour_stops_it()
    {
        var time = new ManualTime();
        var wheel = new TimerWheel(time);
        var first = new SipTimer(_ => { }, wheel);
        var second = new SipTimer(_ => { }, wheel);
        var fired = 0;
        wheel.Set(first, 50);
        wheel.Set(second, 50);
        time.Advance(TimeSpan.FromMilliseconds(60));
        wheel.Turn(timer =>
        {
            fired++;
            wheel.Stop(ReferenceEquals(timer, first) ? second : first);
        });
        Assert.Equal(1, fired);
        Assert.Equal(0, wheel.Count);
    }

    [Fact]
    public void A_timer_that_is_moved_fires_at_its_new_time()
    {
        var time = new ManualTime();
        var wheel = new TimerWheel(time);
        var timer = new SipTimer(_ => { }, wheel);
        var fired = 0;
        wheel.Set(timer, 50);
        wheel.Set(timer, 20_000);
        time.Advance(TimeSpan.FromMilliseconds(19_990));
        wheel.Turn(_ => fired++);
        Assert.Equal(0, fired);
        time.Advance(TimeSpan.FromMilliseconds(10));
        wheel.Turn(_ => fired++);
        Assert.Equal(1, fired);
    }
}
