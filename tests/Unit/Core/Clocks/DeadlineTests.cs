using CallCenter.Core.Clocks;
using Xunit;

namespace CallCenter.Unit.Core.Clocks;

/// <summary>Deadlines over the calendar of 2026, with pauses and extensions.</summary>
public sealed class DeadlineTests
{
    private static readonly WorkCalendar Calendar = ChinaCalendar.Known;

    [Theory]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-01-02", false)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-24", true)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-10-10", true)]
    [InlineData("2026-10-11", false)]
    [InlineData("2026-11-27", true)]
    [InlineData("2026-11-28", false)]
    public void The_calendar_is_the_State_Councils(string day, bool works) => Assert.Equal(works, Calendar.IsWorkday(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    // Over the National Day: six days of work are lost, and Saturday the 10th is worked.
    [InlineData(ClockUnit.WorkingDays, 3, "2026-09-29 10:00", "2026-10-09 17:30")]
    [InlineData(ClockUnit.WorkingDays, 4, "2026-09-29 10:00", "2026-10-10 17:30")]
    [InlineData(ClockUnit.WorkingDays, 1, "2026-11-27 23:59", "2026-11-30 17:30")]
    [InlineData(ClockUnit.WorkingDays, 45, "2026-01-05 09:00", "2026-03-13 17:30")]
    // Days: a last day without work gives way.
    [InlineData(ClockUnit.Days, 7, "2026-11-21 10:00", "2026-11-30 17:30")]
    [InlineData(ClockUnit.Days, 15, "2026-11-27 10:00", "2026-12-14 17:30")]
    [InlineData(ClockUnit.Hours, 24, "2026-11-28 10:00", "2026-11-29 10:00")]
    [InlineData(ClockUnit.WorkingHours, 4, "2026-11-27 15:00", "2026-11-30 10:30")]
    [InlineData(ClockUnit.WorkingHours, 2, "2026-11-28 15:00", "2026-11-30 11:00")]
    [InlineData(ClockUnit.SameDay, 0, "2026-11-27 17:30", "2026-11-27 17:30")]
    [InlineData(ClockUnit.SameDay, 0, "2026-11-27 17:31", "2026-11-30 17:30")]
    public void A_period_ends_where_the_calendar_says(ClockUnit unit, int amount, string start, string due) =>
        Assert.Equal(due, Text(Deadline.Read(Rule(unit, amount), Calendar, Ms(start), [], Ms(start)).DueMs));

    [Fact]
    public void Every_start_pause_extension_and_stop_is_told_with_its_cause()
    {
        var reading = Deadline.Read(
            Rule(ClockUnit.WorkingDays, 3, 2),
            Calendar,
            Ms("2026-11-23 10:00"),
            [
                new ClockPaused(Ms("2026-11-24 09:00"), "补正材料"), new ClockPaused(Ms("2026-11-24 10:00"), "twice"), new ClockResumed(Ms("2026-11-26 15:00"), "材料已到"),
                new ClockExtended(Ms("2026-11-26 16:00"), "跨部门会商", 2), new ClockExtended(Ms("2026-11-26 17:00"), "一再延期", 1), new ClockStopped(Ms("2026-12-01 11:00"), "已答复"),
                new ClockPaused(Ms("2026-12-01 12:00"), "too late"),
            ],
            Ms("2026-12-31 00:00"));
        Assert.Equal(["started", "paused", "resumed", "extended", "stopped", "due"], reading.Steps.Select(s => s.What));
        Assert.Equal(["accepted", "补正材料", "材料已到", "跨部门会商", "已答复"], reading.Steps.SkipLast(1).Select(s => s.Cause));
        Assert.Equal(
            ["2026-11-26 17:30", "2026-11-26 17:30", "2026-11-30 17:30", "2026-12-02 17:30", "2026-12-02 17:30", "2026-12-02 17:30"], reading.Steps.Select(s => Text(s.DueMs)));
        Assert.Equal((ClockColour.Done, Ms("2026-12-02 17:30") - Ms("2026-12-01 11:00")), (reading.Colour, reading.LeftMs));
    }

    [Theory]
    [InlineData("2026-11-23 10:00", ClockColour.Green)]
    [InlineData("2026-11-24 03:59", ClockColour.Green)]
    [InlineData("2026-11-24 04:00", ClockColour.Yellow)]
    [InlineData("2026-11-24 10:00", ClockColour.Yellow)]
    [InlineData("2026-11-24 10:01", ClockColour.Red)]
    public void The_last_quarter_is_yellow_and_what_is_over_red(string now, ClockColour colour) =>
        Assert.Equal(colour, Deadline.Read(Rule(ClockUnit.Hours, 24), Calendar, Ms("2026-11-23 10:00"), [], Ms(now)).Colour);

    [Fact]
    public void A_clock_that_stands_is_grey_and_its_deadline_moves_with_the_time()
    {
        ClockEvent[] paused = [new ClockPaused(Ms("2026-11-23 12:00"), "x")];
        var (early, late) = (Read("2026-11-23 13:00"), Read("2026-11-23 18:00"));
        Assert.Equal((ClockColour.Grey, ClockColour.Grey), (early.Colour, late.Colour));
        Assert.Equal(5 * 3_600_000, late.DueMs - early.DueMs);

        ClockReading Read(string now) => Deadline.Read(Rule(ClockUnit.Hours, 24), Calendar, Ms("2026-11-23 10:00"), paused, Ms(now));
    }

    [Fact]
    public void More_time_never_ends_earlier_a_pause_never_shortens_and_hours_are_prolonged_by_exactly_its_length()
    {
        var start = Ms("2026-01-01 00:00");
        var dice = new Random(11);
        for (var n = 0; n < 20_000; n++)
        {
            var (unit, amount) = (Enum.GetValues<ClockUnit>()[dice.Next(5)], dice.Next(0, 61));
            var (from, wait, length) = (start + dice.NextInt64(300L * 86_400_000), dice.NextInt64(20L * 86_400_000), dice.NextInt64(20L * 86_400_000));
            var plain = Due(unit, amount, from);
            Assert.True(plain >= from || (unit is ClockUnit.Days or ClockUnit.WorkingDays && amount == 0), $"{unit} {amount} from {Text(from)}: {Text(plain)}");
            Assert.True(Due(unit, amount + 1, from) >= plain, $"{unit} {amount} from {Text(from)}");
            var paused = Due(unit, amount, from, new ClockPaused(from + wait, "p"), new ClockResumed(from + wait + length, "r"));
            Assert.True(paused >= plain, $"{unit} {amount} from {Text(from)}, paused {Text(from + wait)} to {Text(from + wait + length)}: {Text(paused)} before {Text(plain)}");
            if (unit == ClockUnit.Hours)
            {
                Assert.Equal(wait < amount * 3_600_000L ? plain + length : plain, paused);
            }
            else if (unit == ClockUnit.WorkingHours && amount > 0)
            {
                // What was open before the deadline, without the pause, is what was given.
                Assert.Equal(amount * 3_600_000L, Calendar.OpenBetween(from, paused) - Calendar.OpenBetween(Math.Min(from + wait, paused), Math.Min(from + wait + length, paused)));
            }
            else if (unit == ClockUnit.WorkingDays && amount > 0)
            {
                Assert.True(Calendar.IsWorkday(WorkCalendar.DayOf(paused)));
            }
        }

        static long Due(ClockUnit unit, int amount, long from, params ClockEvent[] events) => Deadline.Read(Rule(unit, amount), Calendar, from, events, from + (400L * 86_400_000)).DueMs;
    }

    [Fact]
    public void Presets_have_names_of_their_own_and_an_unknown_one_is_named_with_those_that_there_are()
    {
        Assert.Equal(ClockPresets.All.Count, ClockPresets.All.Select(r => r.Name).Distinct().Count());
        Assert.Equal(60, ClockPresets.Named("petition").Amount);
        Assert.Contains("there are: web-acceptance", Assert.Throws<KeyNotFoundException>(() => ClockPresets.Named("nothing")).Message, StringComparison.Ordinal);
    }

    private static ClockRule Rule(ClockUnit unit, int amount, int most = 0) => new("test", unit, amount, most, "test");

    private static long Ms(string text) => new DateTimeOffset(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8)).ToUnixTimeMilliseconds();

    private static string Text(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
