using System.Net;
using CallCenter.Telephony;
using Xunit;

namespace CallCenter.Unit.Telephony;

public sealed class RefusalLogTests
{
    [Fact]
    public void A_scanner_gets_ten_lines_a_minute_and_one_with_the_count()
    {
        var time = new ManualTime();
        var book = new LogBook();
        using var log = new RefusalLog(time, book);
        for (var n = 0; n < 5000; n++)
        {
            log.Add(IPAddress.Parse("192.0.2.7"), 403, "unknown");
        }

        log.Add(IPAddress.Parse("192.0.2.8"), 403, "unknown");
        Assert.Equal(11, book.Lines.Count);

        time.Advance(TimeSpan.FromMinutes(1));
        var last = book.Lines.Last().Text;
        Assert.Equal(12, book.Lines.Count);
        Assert.Contains("4990", last, StringComparison.Ordinal);
        Assert.Contains("192.0.2.7", last, StringComparison.Ordinal);

        log.Add(IPAddress.Parse("192.0.2.7"), 403, "unknown");
        Assert.Equal(13, book.Lines.Count);
    }

    [Fact]
    public void Made_up_sources_without_end_fill_neither_memory_nor_log()
    {
        var time = new ManualTime();
        var book = new LogBook();
        using var log = new RefusalLog(time, book);
        for (var n = 0; n < 100_000; n++)
        {
            log.Add(new IPAddress(0x0A000000L + n), 403, "unknown");
        }

        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(RefusalLog.MostSources + 1, book.Lines.Count);
    }
}
