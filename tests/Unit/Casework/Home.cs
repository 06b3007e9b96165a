using CallCenter.Casework.Database;
using CallCenter.Unit.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Xunit;

namespace CallCenter.Unit.Casework;

/// <summary>A database for one test, on one of the two engines.</summary>
public abstract class Home : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>A database that does not exist before <see cref="Appear"/>.</summary>
    public abstract string Connection { get; }

    public string Folder => _folder.Path;

    /// <summary>The database can be connected to from now on.</summary>
    public abstract void Appear();

    public CaseworkDatabase Open(params IInterceptor[] interceptors) => new(Connection, interceptors);

    public virtual void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class SqliteHome : Home
{
    public override string Connection => $"Data Source={Path.Combine(Folder, "db", "casework.db")}";

    public override void Appear() => Directory.CreateDirectory(Path.Combine(Folder, "db"));

    public override void Dispose()
    {
        using (var connection = new SqliteConnection(Connection))
        {
            SqliteConnection.ClearPool(connection);
        }

        base.Dispose();
    }
}

public sealed class PostgresHome : Home
{
    private readonly string _name = "t" + Guid.NewGuid().ToString("N");
    private readonly PostgresServer _server;

    public PostgresHome(PostgresServer server)
    {
        // It is there and lets nobody in: one that is missing would be made by the first who migrates.
        _server = server;
        server.Execute($"CREATE DATABASE {_name} ALLOW_CONNECTIONS false");
    }

    public override string Connection => _server.ConnectionTo(_name);

    public override void Appear() => _server.Execute($"ALTER DATABASE {_name} ALLOW_CONNECTIONS true");

    public override void Dispose()
    {
        using (var connection = new NpgsqlConnection(Connection))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        base.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresServer>
{
    public const string Name = "postgres";
}
