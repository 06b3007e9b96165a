using System.Diagnostics;
using CallCenter.Casework.Calls;
using CallCenter.Casework.Database;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CallCenter.Unit.Casework;

/// <summary>Measures; asserts nothing about time. Run with <c>-explicit only -class "CallCenter.Unit.Casework.ProjectionThroughput*" -showliveoutput</c>.</summary>
public abstract class ProjectionThroughput(Home home, ITestOutputHelper output) : IDisposable
{
    public void Dispose()
    {
        home.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact(Explicit = true)]
    public async Task Tickets_per_second()
    {
        const int calls = 5000;
        home.Appear();
        using var tape = new Tape(Path.Combine(home.Folder, "journal"), 64 * 1024 * 1024);
        using var database = home.Open();
        for (var id = 1; id <= calls; id++)
        {
            tape.Answered(id);
        }

        await database.Migrate(TestContext.Current.CancellationToken);
        var projection = new CallProjection(
            database, tape.Reader, tape.Writer.Signal, new ProjectionOptions(), TimeProvider.System, NullLogger<CallProjection>.Instance);
        var started = Stopwatch.GetTimestamp();
        await projection.CatchUp(TestContext.Current.CancellationToken);
        var took = Stopwatch.GetElapsedTime(started);
        output.WriteLine($"{home.GetType().Name}: {calls / took.TotalSeconds:F0} calls with ticket and recording per second");
    }
}

public sealed class ProjectionThroughputOnSqlite(ITestOutputHelper output) : ProjectionThroughput(new SqliteHome(), output);

[Collection(PostgresCollection.Name)]
[Trait("Layer", "Postgres")]
public sealed class ProjectionThroughputOnPostgres(PostgresServer server, ITestOutputHelper output) : ProjectionThroughput(new PostgresHome(server), output);
