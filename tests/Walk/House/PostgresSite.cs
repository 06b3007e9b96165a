using CallCenter.Unit.Casework;

namespace CallCenter.Walk.House;

/// <summary>A running call centre on a PostgreSQL of its own.</summary>
public sealed class PostgresSite : Site
{
    private PostgresServer? postgres;

    internal override string? Connection => postgres!.ConnectionTo("walk");

    internal PostgresServer Postgres => postgres!;

    public override async ValueTask InitializeAsync()
    {
        postgres = new PostgresServer();
        postgres.Execute("CREATE DATABASE walk");
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        postgres?.Dispose();
    }
}
