using System.Diagnostics;
using CallCenter.Casework.Calls;
using CallCenter.Casework.Database;
using CallCenter.Core.Calls;
using CallCenter.Core.Effects;
using CallCenter.Core.Events;
using CallCenter.Core.Facts;
using CallCenter.Core.People;
using CallCenter.Core.Wire;
using CallCenter.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Bench;

/// <summary>Answered and recorded calls per second, from the journal into SQLite: call record, recording and draft ticket.</summary>
internal static class ProjectionSpeed
{
    private const int Calls = 3000;
    private const int Runs = 3;

    public static async Task<int> Measure()
    {
        await Run(300); // the compiler and EF Core's model have seen every path
        var series = new Series();
        for (var i = 0; i < Runs; i++)
        {
            series.Add(await Run(Calls));
        }

        series.Print("projection into SQLite, answered calls with ticket and recording (goal 300)", "calls/s");
        return 0;
    }

    private static async Task<double> Run(int calls)
    {
        var folder = Directory.CreateTempSubdirectory("callcenter-bench-");
        var connection = $"Data Source={Path.Combine(folder.FullName, "casework.db")}";
        try
        {
            using var writer = new JournalWriter(
                new JournalOptions { Folder = Path.Combine(folder.FullName, "journal"), FlushPatience = TimeSpan.FromSeconds(1) },
                NullLogger.Instance, null, RealDisk.Instance);
            Tell(writer, calls);
            using var database = new CaseworkDatabase(connection);
            await database.Migrate(CancellationToken.None);
            var projection = new CallProjection(
                database, new JournalReader(Path.Combine(folder.FullName, "journal"), writer.Signal), writer.Signal,
                new ProjectionOptions(), TimeProvider.System, NullLogger<CallProjection>.Instance);
            var began = Stopwatch.GetTimestamp();
            await projection.CatchUp(CancellationToken.None);
            var took = Stopwatch.GetElapsedTime(began);
            return projection.Projected == writer.NextSeq - 1
                ? calls / took.TotalSeconds
                : throw new InvalidOperationException($"only {projection.Projected} records are projected");
        }
        finally
        {
            using (var pool = new SqliteConnection(connection))
            {
                SqliteConnection.ClearPool(pool);
            }

            folder.Delete(recursive: true);
        }
    }

    private static void Tell(JournalWriter writer, int calls)
    {
        using var line = new JournalLine();
        for (var id = 1; id <= calls; id++)
        {
            var (call, at) = (new CallId(id), id * 1000L);
            Fact[] facts =
            [
                new CallOpened(call, at, "110", new PhoneNumber("13800000001"), "lan", true, Priority.P2, false),
                new CallQueued(call, at + 1, "police"),
                new CallOffered(call, at + 4, "1002", "202", 2),
                new CallAccepted(call, at + 5, "1002", "202"),
                new CallEnded(call, CallEnder.Caller, "hung-up", 0, new CallTimes(at, at, at + 1, at + 1, at + 2, at + 5, at + 9)),
                new RecordingKept(call, at + 10, $"{id}.wav", new string('a', 64), 1000, 4, false),
            ];
            foreach (var fact in facts)
            {
                line.Write(new TimerFired(new TimerKey(TimerKind.Offer, 1), 1), [new PublishFact(fact)]);
                writer.Append(writer.NextSeq, writer.LastAt + 1, 11, line.Payload);
            }

            writer.Flush();
        }
    }
}
