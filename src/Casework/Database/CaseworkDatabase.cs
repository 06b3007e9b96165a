using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CallCenter.Casework.Database;

/// <summary>The casework database: SQLite in WAL mode, or PostgreSQL. Safe from every thread.</summary>
public sealed class CaseworkDatabase : IDisposable
{
    private readonly DbContextOptions<CallCenterDb> _options;
    private readonly SemaphoreSlim _migrating = new(1);
    private volatile bool _migrated;

    /// <summary>Names the database; nothing is opened yet.</summary>
    /// <param name="connection">A PostgreSQL connection string (it has <c>Host=</c>) or a SQLite one (<c>Data Source=</c>).</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public CaseworkDatabase(string connection)
        : this(connection, [])
    {
    }

    internal CaseworkDatabase(string connection, IInterceptor[] interceptors)
    {
        var builder = new DbContextOptionsBuilder<CallCenterDb>().AddInterceptors(interceptors);
        if (connection.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            builder.UseNpgsql(connection);
        }
        else if (connection.Contains("Data Source=", StringComparison.OrdinalIgnoreCase))
        {
            IsSqlite = true;
            builder.UseSqlite(connection);
        }
        else
        {
            throw new ArgumentException("A database connection has 'Host=' (PostgreSQL) or 'Data Source=' (SQLite).", nameof(connection));
        }

        _options = builder.Options;
    }

    /// <summary>True for SQLite.</summary>
    public bool IsSqlite { get; }

    /// <summary>Brings the tables to the newest form; once per process, later calls return at once.</summary>
    /// <exception cref="System.Data.Common.DbException">The database is away or refuses.</exception>
    public async Task Migrate(CancellationToken cancellation)
    {
        if (_migrated)
        {
            return;
        }

        await _migrating.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (!_migrated)
            {
                await MigrateNow(cancellation).ConfigureAwait(false);
                _migrated = true;
            }
        }
        finally
        {
            _migrating.Release();
        }
    }

    /// <summary>Asks the database something small.</summary>
    /// <returns>Null when it answers; else why not, in its own words.</returns>
    public async Task<string?> Answers(CancellationToken cancellation)
    {
        try
        {
            var db = Open();
            await using var closing = db.ConfigureAwait(false);
            await db.Database.ExecuteSqlRawAsync("SELECT 1", cancellation).ConfigureAwait(false);
            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException && IsAway(failure))
        {
            return failure.GetBaseException().Message;
        }
    }

    /// <summary>Ends the pooled connections of this process, so that the file of a SQLite database can be moved.</summary>
    public void Dispose()
    {
        _migrating.Dispose();
        if (IsSqlite)
        {
            using var db = Open();
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }
    }

    /// <summary>Whether a failure says that the database is away or busy: try again later. False: it does not take the content.</summary>
    internal static bool IsAway(Exception failure) => failure switch
    {
        // 19: constraint, 20: wrong type of value, 18: too big, 1: an error in the statement.
        SqliteException sqlite => sqlite.SqliteErrorCode is not (1 or 18 or 19 or 20),
        // Classes 22 (data), 23 (integrity) and 42 (statement) are about the content.
        Npgsql.PostgresException postgres => !(postgres.SqlState[..2] is "22" or "23" or "42"),
        System.Data.Common.DbException or TimeoutException or IOException => true,
        DbUpdateConcurrencyException => true,
        DbUpdateException or InvalidOperationException => failure.InnerException is { } inner && IsAway(inner),
        _ => false,
    };

    internal CallCenterDb Open() => new(_options);

    private async Task MigrateNow(CancellationToken cancellation)
    {
        var db = Open();
        await using var closing = db.ConfigureAwait(false);
        if (IsSqlite)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation).ConfigureAwait(false);
        }

        var pending = await db.Database.GetPendingMigrationsAsync(cancellation).ConfigureAwait(false);
        if (!pending.Any())
        {
            return;
        }

        if (IsSqlite)
        {
            // A process killed while migrating leaves this behind, and the next would wait for it forever.
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellation).ConfigureAwait(false);
        }

        await db.Database.MigrateAsync(cancellation).ConfigureAwait(false);
    }
}
