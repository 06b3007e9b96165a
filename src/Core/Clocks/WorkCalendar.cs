namespace CallCenter.Core.Clocks;

/// <summary>
/// Which days are working days and at which hours offices are open, at the site. China Standard Time is UTC+8 all year; a day begins at its midnight there.
/// </summary>
public sealed record WorkCalendar
{
    private const long OffsetMs = 8 * 3_600_000;
    private const long DayMs = 86_400_000;
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>When offices open.</summary>
    public TimeOnly Opens { get; init; } = new(9, 0);

    /// <summary>When offices close: the end of a period's last day (Civil Code of the PRC, article 203).</summary>
    public TimeOnly Closes { get; init; } = new(17, 30);

    /// <summary>Days on which nobody works though they are no weekend.</summary>
    public IReadOnlySet<DateOnly> Holidays { get; init; } = new HashSet<DateOnly>();

    /// <summary>Days of a weekend on which is worked for a holiday elsewhere (调休上班).</summary>
    public IReadOnlySet<DateOnly> Swapped { get; init; } = new HashSet<DateOnly>();

    /// <summary>The last year for which the State Council's notice is in the calendar; 0: none. Later days are weekdays and weekends only.</summary>
    public int KnownUntil { get; init; }

    /// <summary>Whether offices are open on a day.</summary>
    public bool IsWorkday(DateOnly day) => Swapped.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day));

    /// <summary>The day of a moment at the site.</summary>
    /// <param name="ms">UTC milliseconds.</param>
    public static DateOnly DayOf(long ms) => DateOnly.FromDayNumber(Epoch + (int)Math.Floor((ms + OffsetMs) / (double)DayMs));

    /// <summary>UTC milliseconds of a moment of a day at the site.</summary>
    public static long MsOf(DateOnly day, TimeOnly time) => ((day.DayNumber - Epoch) * DayMs) + (time.Ticks / TimeSpan.TicksPerMillisecond) - OffsetMs;

    /// <summary>When offices close on a day, UTC milliseconds.</summary>
    public long CloseOf(DateOnly day) => MsOf(day, Closes);

    /// <summary>The day itself if it is a working day, else the next one.</summary>
    public DateOnly WorkdayFrom(DateOnly day)
    {
        while (!IsWorkday(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>How long offices are open between two moments, milliseconds.</summary>
    /// <param name="fromMs">UTC milliseconds.</param>
    /// <param name="untilMs">UTC milliseconds; not after: 0.</param>
    public long OpenBetween(long fromMs, long untilMs)
    {
        var open = 0L;
        for (var day = DayOf(fromMs); fromMs < untilMs && MsOf(day, TimeOnly.MinValue) < untilMs; day = day.AddDays(1))
        {
            if (IsWorkday(day))
            {
                open += Math.Max(0, Math.Min(untilMs, CloseOf(day)) - Math.Max(fromMs, MsOf(day, Opens)));
            }
        }

        return open;
    }

    /// <summary>The moment at which offices have been open for a time since another.</summary>
    /// <param name="fromMs">UTC milliseconds.</param>
    /// <param name="openMs">Milliseconds, 0 or more.</param>
    public long After(long fromMs, long openMs)
    {
        for (var day = WorkdayFrom(DayOf(fromMs)); ; day = WorkdayFrom(day.AddDays(1)))
        {
            var (from, until) = (Math.Max(fromMs, MsOf(day, Opens)), CloseOf(day));
            var there = Math.Max(0, until - from);
            if (there >= openMs)
            {
                return from + openMs;
            }

            openMs -= there;
        }
    }
}
