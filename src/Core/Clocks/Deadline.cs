namespace CallCenter.Core.Clocks;

/// <summary>How pressing a clock is.</summary>
public enum ClockColour
{
    /// <summary>It stands.</summary>
    Grey = 0,

    /// <summary>There is time.</summary>
    Green = 1,

    /// <summary>The last quarter of the time has begun.</summary>
    Yellow = 2,

    /// <summary>The time is over.</summary>
    Red = 3,

    /// <summary>It was stopped for good, in time.</summary>
    Done = 4,
}

/// <summary>What happens to a clock. Times are UTC milliseconds; events are in their order.</summary>
/// <param name="AtMs">When.</param>
/// <param name="Cause">Why, as it is shown.</param>
public abstract record ClockEvent(long AtMs, string Cause);

/// <summary>It stands from now on (suspension, waiting for the citizen).</summary>
public sealed record ClockPaused(long AtMs, string Cause) : ClockEvent(AtMs, Cause);

/// <summary>It goes on.</summary>
public sealed record ClockResumed(long AtMs, string Cause) : ClockEvent(AtMs, Cause);

/// <summary>More time is given, in the rule's unit.</summary>
public sealed record ClockExtended(long AtMs, string Cause, int Amount) : ClockEvent(AtMs, Cause);

/// <summary>What had to be done is done.</summary>
public sealed record ClockStopped(long AtMs, string Cause) : ClockEvent(AtMs, Cause);

/// <summary>One line of a clock's history.</summary>
/// <param name="AtMs">When.</param>
/// <param name="What"><c>started</c>, <c>paused</c>, <c>resumed</c>, <c>extended</c>, <c>stopped</c>, <c>due</c>.</param>
/// <param name="Cause">Why.</param>
/// <param name="DueMs">The deadline from then on.</param>
public sealed record ClockStep(long AtMs, string What, string Cause, long DueMs);

/// <summary>A clock read at one moment.</summary>
/// <param name="DueMs">The deadline; while it stands: what it would be if it went on now.</param>
/// <param name="Colour">How pressing.</param>
/// <param name="LeftMs">Time left by the wall clock; negative: overdue. Stopped: what was left then.</param>
/// <param name="Steps">Every start, stop, pause and extension with its cause, and the deadline as the last line.</param>
public sealed record ClockReading(long DueMs, ClockColour Colour, long LeftMs, IReadOnlyList<ClockStep> Steps);

/// <summary>Deadlines as one pure function of calendar, rule, start and what happened.</summary>
public static class Deadline
{
    /// <summary>Reads a clock.</summary>
    /// <param name="rule">How long.</param>
    /// <param name="calendar">Working days and hours.</param>
    /// <param name="startMs">When it began; UTC milliseconds.</param>
    /// <param name="events">What happened to it, in order; what does not apply (a second pause, anything after it was stopped) is passed over.</param>
    /// <param name="nowMs">When it is read.</param>
    /// <param name="cause">Why it began.</param>
    public static ClockReading Read(ClockRule rule, WorkCalendar calendar, long startMs, IReadOnlyList<ClockEvent> events, long nowMs, string cause = "accepted")
    {
        var pauses = new List<(long From, long Until)>();
        var (amount, pausedAt, stoppedAt) = (rule.Amount, -1L, -1L);
        var steps = new List<ClockStep> { new(startMs, "started", cause, Due(rule.Unit, amount, calendar, startMs, pauses)) };
        foreach (var one in events)
        {
            if (one.AtMs > nowMs || one.AtMs < startMs || stoppedAt >= 0)
            {
                continue;
            }

            switch (one)
            {
                case ClockPaused when pausedAt < 0:
                    pausedAt = one.AtMs;
                    Note("paused");
                    break;
                case ClockResumed when pausedAt >= 0:
                    pauses.Add((pausedAt, one.AtMs));
                    pausedAt = -1;
                    Note("resumed");
                    break;
                case ClockExtended { Amount: > 0 } more when rule.Unit != ClockUnit.SameDay && amount - rule.Amount + more.Amount <= rule.MostExtended:
                    amount += more.Amount;
                    Note("extended");
                    break;
                case ClockStopped:
                    stoppedAt = one.AtMs;
                    Note("stopped");
                    break;
            }

            void Note(string what) => steps.Add(new ClockStep(one.AtMs, what, one.Cause, Now(one.AtMs)));
        }

        var readAt = stoppedAt >= 0 ? stoppedAt : nowMs;
        var due = Now(readAt);
        steps.Add(new ClockStep(due, "due", rule.Name, due));
        var left = due - readAt;
        var colour = stoppedAt >= 0 ? (left >= 0 ? ClockColour.Done : ClockColour.Red)
            : pausedAt >= 0 ? ClockColour.Grey
            : left < 0 ? ClockColour.Red
            : left * 4 <= due - startMs - pauses.Sum(p => p.Until - p.From) ? ClockColour.Yellow
            : ClockColour.Green;
        return new ClockReading(due, colour, left, steps);

        long Now(long at) => Due(rule.Unit, amount, calendar, startMs, pausedAt >= 0 && at > pausedAt ? [.. pauses, (pausedAt, at)] : pauses);
    }

    private static long Due(ClockUnit unit, int amount, WorkCalendar calendar, long startMs, IReadOnlyList<(long From, long Until)> pauses) => unit switch
    {
        ClockUnit.Hours => WithPauses(startMs, amount * 3_600_000L, pauses, static (from, left) => from + left, static (from, until) => until - from),
        ClockUnit.WorkingHours => WithPauses(startMs, amount * 3_600_000L, pauses, calendar.After, calendar.OpenBetween),
        ClockUnit.SameDay => calendar.CloseOf(calendar.WorkdayFrom(SameDay(calendar, startMs, pauses))),
        ClockUnit.Days => calendar.CloseOf(calendar.WorkdayFrom(Count(amount, startMs, pauses, static _ => true))),
        _ => calendar.CloseOf(Count(amount, startMs, pauses, calendar.IsWorkday)),
    };

    /// <summary>Uses time up piece by piece between the pauses.</summary>
    private static long WithPauses(long from, long left, IReadOnlyList<(long From, long Until)> pauses, Func<long, long, long> after, Func<long, long, long> between)
    {
        foreach (var (begins, ends) in pauses)
        {
            var used = between(from, begins);
            if (used >= left)
            {
                break;
            }

            (left, from) = (left - used, Math.Max(from, ends));
        }

        return after(from, left);
    }

    /// <summary>The last of so many days after the first; a day counts when it does not lie in a pause. As with the start, the day on which a pause ends does not count.</summary>
    private static DateOnly Count(int amount, long startMs, IReadOnlyList<(long From, long Until)> pauses, Func<DateOnly, bool> counts)
    {
        var day = WorkCalendar.DayOf(startMs);
        for (var left = amount; left > 0;)
        {
            day = day.AddDays(1);
            left -= counts(day) && !IsPaused(day, pauses) ? 1 : 0;
        }

        return day;
    }

    private static bool IsPaused(DateOnly day, IReadOnlyList<(long From, long Until)> pauses)
    {
        foreach (var (from, until) in pauses)
        {
            if (day > WorkCalendar.DayOf(from) && day <= WorkCalendar.DayOf(until))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same day before offices close, else the next working day; a pause over the close makes it the day on which it ends.</summary>
    private static DateOnly SameDay(WorkCalendar calendar, long startMs, IReadOnlyList<(long From, long Until)> pauses)
    {
        var day = WorkCalendar.DayOf(startMs);
        day = calendar.WorkdayFrom(startMs > calendar.CloseOf(day) ? day.AddDays(1) : day);
        foreach (var (from, until) in pauses)
        {
            if (from <= calendar.CloseOf(day) && until > calendar.CloseOf(day))
            {
                day = WorkCalendar.DayOf(until);
                day = calendar.WorkdayFrom(until > calendar.CloseOf(day) ? day.AddDays(1) : day);
            }
        }

        return day;
    }
}
