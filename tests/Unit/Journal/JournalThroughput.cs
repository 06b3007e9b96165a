using System.Diagnostics;
using CallCenter.Journal;
using Xunit;

namespace CallCenter.Unit.Journal;

/// <summary>Measures; asserts nothing about time. Run with <c>-explicit only -class CallCenter.Unit.Journal.JournalThroughput -showliveoutput</c>.</summary>
public sealed class JournalThroughput(ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public async Task Small_records_by_batch(int perFlush)
    {
        const int count = 300_000;
        using var folder = new TemporaryFolder();
        var payload = Pen.PayloadOf(1, 100);
        using var writer = Pen.Open(new JournalOptions { Folder = folder.Path, FlushPatience = TimeSpan.FromSeconds(1) });
        var behind = 0;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        for (var i = 1; i <= count; i++)
        {
            writer.Append(writer.NextSeq, i, 1, payload);
            if (i % perFlush == 0 && writer.Flush() == FlushOutcome.Behind)
            {
                behind++;
            }
        }

        var took = Stopwatch.GetElapsedTime(started);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        Assert.True(await writer.WaitForSync(count));
        var total = Stopwatch.GetElapsedTime(started);
        var read = Stopwatch.GetTimestamp();
        Assert.Equal(count, new JournalReader(folder.Path).ReadFrom(1).Count());
        output.WriteLine(
            $"{perFlush} per flush: {count / took.TotalSeconds:F0}/s, {cpu.TotalMicroseconds / count:F2} us CPU and {(double)allocated / count:F1} B (owner thread) per record, "
            + $"synced after {total.TotalSeconds:F2} s, behind {behind}, read {count / Stopwatch.GetElapsedTime(read).TotalSeconds:F0}/s");
    }
}
