using System.Diagnostics;
using System.Text;
using CallCenter.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Bench;

/// <summary>Journal records per second; the floor is a bare write of the same bytes to a file on the same disk, one system call each.</summary>
internal static class JournalSpeed
{
    private const int Runs = 3;
    private static readonly byte[] Payload = Encoding.ASCII.GetBytes("record ".PadRight(100, '.'));

    public static async Task<int> Measure()
    {
        foreach (var (perFlush, count) in new[] { (1, 50_000), (10, 200_000), (100, 200_000) })
        {
            var (rate, cpu, behind) = (new Series(), new Series(), new Series());
            for (var i = 0; i < Runs; i++)
            {
                await Write(perFlush, count, rate, cpu, behind);
            }

            rate.Print($"journal, 100-byte records, {perFlush} per flush", "records/s");
            cpu.Print("  CPU of all its threads", "µs/record");
            behind.Print("  flushes that did not wait for the disk", "");
        }

        foreach (var megabytes in new[] { 1, 8, 32 })
        {
            var (look, bytes) = (new Series(), new Series());
            LookForTheNewest(megabytes, look, bytes);
            look.Print($"a reader finds the newest record, {megabytes} MB in the segment that is being written", "ms");
            bytes.Print("  allocated", "KB");
        }

        Series.Of(Runs, Floor).Print("floor: a bare write of 150 bytes each", "writes/s");
        return 0;
    }

    private static async Task Write(int perFlush, int count, Series rate, Series cpu, Series behind)
    {
        var folder = Directory.CreateTempSubdirectory("callcenter-bench-");
        try
        {
            using var writer = new JournalWriter(
                new JournalOptions { Folder = folder.FullName, FlushPatience = TimeSpan.FromSeconds(1) }, NullLogger.Instance, null, RealDisk.Instance);
            var late = 0;
            var before = Environment.CpuUsage.TotalTime;
            var began = Stopwatch.GetTimestamp();
            for (var i = 1; i <= count; i++)
            {
                writer.Append(writer.NextSeq, i, 1, Payload);
                if (i % perFlush == 0 && writer.Flush() == FlushOutcome.Behind)
                {
                    late++;
                }
            }

            rate.Add(count / Stopwatch.GetElapsedTime(began).TotalSeconds);
            cpu.Add((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / count);
            behind.Add(late);
            if (!await writer.WaitForSync(count) || new JournalReader(folder.FullName).ReadFrom(1).Count() != count)
            {
                throw new InvalidOperationException("records are missing");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What the projection does each time it wakes: one more record is there, the reader looks it up.</summary>
    private static void LookForTheNewest(int megabytes, Series look, Series bytes)
    {
        var folder = Directory.CreateTempSubdirectory("callcenter-bench-");
        try
        {
            using var writer = new JournalWriter(
                new JournalOptions { Folder = folder.FullName, FlushPatience = TimeSpan.FromSeconds(1) }, NullLogger.Instance, null, RealDisk.Instance);
            var reader = new JournalReader(folder.FullName, writer.Signal);
            for (long written = 0, seq = 1; written < megabytes * 1_000_000L; seq++, written += Payload.Length + RecordFormat.HeaderSize)
            {
                writer.Append(seq, seq, 1, Payload);
            }

            for (var i = 0; i <= Runs * 3; i++)
            {
                var newest = writer.NextSeq;
                writer.Append(newest, newest, 1, Payload);
                writer.Flush();
                var before = GC.GetAllocatedBytesForCurrentThread();
                var began = Stopwatch.GetTimestamp();
                if (reader.Find(newest) is null)
                {
                    throw new InvalidOperationException("the newest record is not found");
                }

                if (i > 0)
                {
                    look.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                    bytes.Add((GC.GetAllocatedBytesForCurrentThread() - before) / 1000.0);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Floor()
    {
        const int count = 100_000;
        var folder = Directory.CreateTempSubdirectory("callcenter-bench-");
        try
        {
            using var file = File.OpenHandle(Path.Combine(folder.FullName, "floor"), FileMode.CreateNew, FileAccess.Write);
            var record = new byte[150];
            var began = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++)
            {
                RandomAccess.Write(file, record, (long)i * record.Length);
            }

            return count / Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
