namespace CallCenter.Core.Clocks;

/// <summary>Public holidays and swapped working days of mainland China.</summary>
public static class ChinaCalendar
{
    /// <summary>2026, by the State Council's notice of 4 November 2025 (国务院办公厅关于2026年部分节假日安排的通知).</summary>
    public static WorkCalendar Known { get; } = new()
    {
        KnownUntil = 2026,
        Holidays = new HashSet<DateOnly>(
        [
            .. Days(2026, 1, 1, 3), .. Days(2026, 2, 15, 9), .. Days(2026, 4, 4, 3), .. Days(2026, 5, 1, 5), .. Days(2026, 6, 19, 3), .. Days(2026, 9, 25, 3), .. Days(2026, 10, 1, 7),
        ]),
        Swapped = new HashSet<DateOnly>(
        [
            new(2026, 1, 4), new(2026, 2, 14), new(2026, 2, 28), new(2026, 5, 9), new(2026, 9, 20), new(2026, 10, 10),
        ]),
    };

    private static IEnumerable<DateOnly> Days(int year, int month, int day, int count) => Enumerable.Range(0, count).Select(n => new DateOnly(year, month, day).AddDays(n));
}
