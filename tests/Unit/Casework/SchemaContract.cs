using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CallCenter.Unit.Casework;

/// <summary>What the migrations make is what the model says: two databases, one migrated, one made from the model, are the same.</summary>
public abstract class SchemaContract(Func<Home> make, params string[] questions)
{
    [Fact]
    public async Task The_migrated_schema_is_the_models_schema()
    {
        var cancelled = TestContext.Current.CancellationToken;
        using var migratedHome = make();
        using var modelHome = make();
        migratedHome.Appear();
        modelHome.Appear();
        using var migrated = migratedHome.Open();
        using var model = modelHome.Open();
        await migrated.Migrate(cancelled);
        using (var db = model.Open())
        {
            await db.Database.EnsureCreatedAsync(cancelled);
        }

        var (expected, found) = (await Describe(model, cancelled), await Describe(migrated, cancelled));

        Assert.True(expected.Count > 150);
        Assert.Equal(expected, found);
    }

    private async Task<List<string>> Describe(CallCenter.Casework.Database.CaseworkDatabase database, CancellationToken cancelled)
    {
        using var db = database.Open();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync(cancelled);
        var lines = new List<string>();
        foreach (var question in questions)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = question;
            await using var reader = await command.ExecuteReaderAsync(cancelled);
            while (await reader.ReadAsync(cancelled))
            {
                lines.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i).ToString())));
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}

public sealed class SchemaOnSqlite() : SchemaContract(
    () => new SqliteHome(),
    "SELECT 'column', t.name, c.name, c.type, c.\"notnull\", c.pk FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type='table' AND t.name NOT LIKE '\\_\\_EF%' ESCAPE '\\'",
    "SELECT 'key', t.name, f.\"from\", f.\"table\", f.\"to\", f.on_delete FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type='table'",
    "SELECT 'index', name, sql FROM sqlite_master WHERE type='index' AND sql IS NOT NULL",
    "SELECT 'auto', name, instr(sql, 'AUTOINCREMENT') > 0 FROM sqlite_master WHERE type='table' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'");

[Collection(PostgresCollection.Name)]
[Trait("Layer", "Postgres")]
public sealed class SchemaOnPostgres(PostgresServer server) : SchemaContract(
    () => new PostgresHome(server),
    "SELECT 'column', table_name::text, column_name::text, data_type, is_nullable, is_identity, identity_generation, column_default FROM information_schema.columns WHERE table_schema='public' AND table_name NOT LIKE '\\_\\_EF%'",
    "SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace='public'::regnamespace AND conrelid <> 0 AND conrelid::regclass::text NOT LIKE '%EFMigrations%'",
    "SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname='public' AND tablename NOT LIKE '\\_\\_EF%'");
